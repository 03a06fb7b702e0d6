import { draftContent, type PaperContent, type PaperMatter } from '#domain/cases/paper-content';
import { NATIONAL_WORDINGS } from '#domain/cases/paper-wording';
import type { Paper, PaperKind } from '#domain/cases/papers';
import { canonical } from '#domain/letters/canonical';
import { plainDate } from '#domain/plain-date';
import { rulesOf } from '../domain/case-situation';
import { digest } from '../letters/class-letters';

const MATTER: PaperMatter = {
  kind: 'notice',
  organ: '云岭县青石镇人民政府',
  phone: '000-0000000',
  countyName: '云岭县',
  addressees: [
    { slot: 'guardian', name: '刘小红', relation: '母亲' },
    { slot: 'guardian2', name: '张大山', relation: '父亲' },
  ],
  child: { name: '张小燕', sex: 'female', birthMonth: '2015-05', school: '第一小学', className: '五（1）班' },
  lastAttendedOn: plainDate('2026-10-09'),
  firstSchoolDay: null,
  termOver: true,
  earlier: [
    { title: '限期复学通知书', number: '云岭县青石镇人民政府限返〔2026〕1号', servedOn: plainDate('2026-11-02') },
  ],
  facts: '孩子自2026年10月10日起没有到校，经三次家访、两次电话联系，仍没有返校。',
  ruling: '责令立即送孩子到校。',
};

/** A name of characters that only the drawn font has, and one of many. */
export const RARE_NAME = '张𪚥䶮';
export const LONG_NAME = '阿不都热合曼·买买提依明江·吐尔逊';

interface Made {
  readonly content: PaperContent;
  readonly paper: Pick<Paper, 'kind' | 'state' | 'sealedCopy' | 'digest'>;
}

/** A paper of a kind as it would be kept: its draft, or issued with number and day. */
export function madePaper(kind: PaperKind, state: Paper['state'] = 'issued', name = '张小燕'): Made {
  const matter = { ...MATTER, kind, child: { ...MATTER.child, name } };
  const policy = rulesOf('no', 'yes', '某省义务教育条例第六十条').policy;
  const draft = draftContent(matter, NATIONAL_WORDINGS[kind], { policy, template: 1 });
  const isDraft = state === 'draft';
  const content = isDraft
    ? draft
    : { ...draft, number: '云岭县青石镇人民政府限返〔2026〕12号', issuedOn: plainDate('2026-11-18') };
  return { content, paper: { kind, state, sealedCopy: null, digest: isDraft ? null : digest(canonical(content)) } };
}
