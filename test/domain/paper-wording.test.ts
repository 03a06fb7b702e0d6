import fc from 'fast-check';
import { forbiddenInPaper, requireWording } from '#domain/cases/paper-check';
import { draftContent, type PaperMatter } from '#domain/cases/paper-content';
import { numberFormatProblem, paperNumber } from '#domain/cases/paper-number';
import { NATIONAL_VERSION, NATIONAL_WORDINGS } from '#domain/cases/paper-wording';
import { PAPER_KINDS, type PaperKind } from '#domain/cases/papers';
import { canonical } from '#domain/letters/canonical';
import { plainDate } from '#domain/plain-date';
import { rulesOf } from './case-situation';

const KINDS = Object.keys(PAPER_KINDS) as PaperKind[];
const MATTER: PaperMatter = {
  kind: 'notice',
  organ: '云岭县一乡人民政府',
  phone: '000-0000000',
  countyName: '云岭县',
  addressees: [{ slot: 'guardian', name: '妈a', relation: '母亲' }],
  child: { name: '娃a', sex: 'female', birthMonth: '2015-05', school: '第一小学', className: '五（1）班' },
  lastAttendedOn: plainDate('2026-10-09'),
  firstSchoolDay: null,
  earlier: [],
  termOver: false,
  facts: '孩子自十月起没有到校。',
  ruling: '责令立即送孩子到校。',
};
const made = (kind: PaperKind, isOrder: 'yes' | 'no' = 'no') =>
  draftContent({ ...MATTER, kind }, NATIONAL_WORDINGS[kind], {
    policy: rulesOf(isOrder, 'yes', '某省义务教育条例第六十条').policy,
    template: NATIONAL_VERSION,
  });

describe('文书样式', () => {
  it.each(KINDS)('%s: the national text says what the law wants said and nothing that it forbids', (kind) => {
    expect(() => requireWording(kind, NATIONAL_WORDINGS[kind])).not.toThrow();
    const { body, rights, online } = made(kind);
    expect(forbiddenInPaper(kind, [...body, ...rights, online])).toEqual([]);
    expect([...body, ...rights, online].join('')).not.toMatch(/[{}]|undefined|null/);
  });

  it.each(['notice', 'order'] as const)('%s: names no sanction but what article 58 says', (kind) => {
    for (const isOrder of ['yes', 'no'] as const) {
      expect([...made(kind, isOrder).body, ...made(kind, isOrder).rights].join('')).not.toMatch(
        /罚|拘留|强制|低保|医保/,
      );
    }
  });

  it('threatens with the order only where the notice is not itself the order', () => {
    const said = (isOrder: 'yes' | 'no') => made('notice', isOrder).body.join('');
    expect(said('no')).toContain('本机关将依照《中华人民共和国义务教育法》第五十八条给予批评教育，责令限期改正');
    expect(said('yes')).not.toContain('责令限期改正');
  });

  it('has one canonical text, whatever form the names come in', () => {
    const decomposed = { ...MATTER, child: { ...MATTER.child, name: 'é'.normalize('NFD') } };
    const content = draftContent(decomposed, NATIONAL_WORDINGS.notice, {
      policy: rulesOf('no', 'yes', '').policy,
      template: 1,
    });
    expect(content.child.name).toBe('é'.normalize('NFC'));
    expect(JSON.parse(canonical(content))).toEqual(content);
  });

  it('leaves what braces a name brings as they are', () => {
    fc.assert(
      fc.property(fc.constantFrom('{{孩子}}', '{{奖金}}', '$&'), (name) => {
        const content = draftContent({ ...MATTER, child: { ...MATTER.child, name } }, NATIONAL_WORDINGS.notice, {
          policy: rulesOf('no', 'yes', '').policy,
          template: 1,
        });
        expect(content.body.join('')).toContain(`您的孩子${name}（`);
      }),
    );
  });
});

describe('文号', () => {
  it('is read as papers of offices bear it', () => {
    const parts = { organ: '一乡', kind: 'order', year: '2026', n: 12 } as const;
    expect(paperNumber('{机关}{文种}〔{年}〕{序号}号', parts)).toBe('一乡责改〔2026〕12号');
  });

  it.each([
    ['{机关}{文种}〔{年}〕{序号}号', true],
    ['青教{文种}〔{年}〕第{序号}号', true],
    ['{机关}〔{年}〕{序号}号', false],
    ['{机关}{文种}{序号}号', false],
    ['{机关}{文种}〔{年}〕{序号}号{县}', false],
    ['', false],
  ])('%s', (format, isGood) => {
    expect(numberFormatProblem(format) === null).toBe(isGood);
  });

  it('differs between any two kinds', () => {
    const numbers = KINDS.map((kind) => paperNumber('{文种}{年}{序号}', { organ: '', kind, year: '2026', n: 1 }));
    expect(new Set(numbers).size).toBe(KINDS.length);
  });
});
