import fc from 'fast-check';
import {
  byTime,
  campaignTerms,
  isOverBy,
  periodBefore,
  periodIs,
  requireTerm,
  termWords,
} from '#domain/letters/campaign-terms';
import { pastedTargets, wrongValue } from '#domain/letters/pasted-targets';
import { mergedTargets } from '#domain/letters/unit-targets';
import { plainDate } from '#domain/plain-date';
import { calendarOfYear } from '../support/fixture';

const TARGETS = [
  { id: 'retention', label: '义务教育巩固率不低于', unit: '%' },
  { id: 'dropouts', label: '辍学学生不超过', unit: '人' },
  { id: 'words', label: '送教上门', unit: '' },
] as const;
const UNITS = [
  { unit: 'v1', name: '一村', above: '一镇' },
  { unit: 'v2', name: '二村', above: '一镇' },
  { unit: 'w1', name: '一村', above: '二镇' },
];
const pasted = (text: string) => pastedTargets(text, TARGETS, UNITS);

describe('targets pasted from a sheet', () => {
  test('by the order of the targets, or by headings in any order; blanks and full width are nothing', () => {
    const expected = { v2: { retention: '99.5', dropouts: '0' } };
    expect(pasted('二村\t99.5\t0').values).toEqual(expected);
    expect(pasted('单位\t辍学学生不超过（人）\t巩固率\n二 村\t0\t99.5\n\n').values).toEqual(expected);
    expect(pasted('"二村",99.5,0\r\n').values).toEqual(expected);
  });

  test('a column that is no target is named, by its heading or its place; an empty one is nothing', () => {
    const read = pasted('单位\t巩固率\t备注\t\n二村\t99.5\t很好\t\n');
    expect([read.values, read.unknown]).toEqual([{ v2: { retention: '99.5' } }, ['“备注”']]);
    expect(pasted('单位\t巩固率\t备注\n二村\t99.5').unknown).toEqual(['“备注”']);
    expect(pasted('二村\t99.5\t0\t送到家\t多出来的').unknown).toEqual(['第 5 列']);
    expect(pasted('二村\t9').values).toEqual({ v2: { retention: '9' } });
    expect(pastedTargets('二村\t9', [{ id: 'nine', label: '9 月前返校', unit: '人' }], UNITS).values).toEqual({
      v2: { nine: '9' },
    });
    expect(pasted('单位\t巩固率\t\n二村\t99.5\t\n').unknown).toEqual([]);
  });

  test('two units of one name need what is above them; a unit that is written twice is said', () => {
    expect(pasted('一村\t95').problems).toEqual([{ line: 1, says: '“一村”不止一个，请写上级，如“一镇一村”' }]);
    expect(pasted('二镇一村\t95\n一镇一村\t96').values).toEqual({ w1: { retention: '95' }, v1: { retention: '96' } });
    expect(pasted('二村\t95\n一镇二村\t96')).toEqual({
      values: { v2: { retention: '95' } },
      problems: [{ line: 2, says: '“一镇二村”写了两次' }],
      unknown: [],
    });
  });

  test.each([
    ['二村\t120', '“义务教育巩固率不低于”要在 0 到 100 之间'],
    ['二村\t很高', '“义务教育巩固率不低于”要填数字'],
    ['二村\t95\t-1', '“辍学学生不超过”不能小于 0'],
    ['二村', '“二村”没有数'],
    ['三村\t95', '找不到“三村”'],
  ])('%s', (text, says) => {
    expect(pasted(text)).toEqual({ values: {}, problems: [{ line: 1, says }], unknown: [] });
  });

  test('whatever is pasted, each line is taken or said, never both', () => {
    const cell = fc.oneof(fc.constantFrom('一村', '二村', '一镇一村', '95', '120', '', '单位', '巩固率'), fc.string());
    const line = fc.array(cell, { maxLength: 5 }).map((cells) => cells.join('\t'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const { values, problems } = pasted(lines.join('\n'));
        const count = lines.join('\n').split(/\r?\n/).length;
        expect(Object.keys(values).length + problems.length).toBeLessThanOrEqual(count);
        expect(new Set(problems.map((one) => one.line)).size).toBe(problems.length);
        for (const row of Object.values(values)) {
          expect(
            TARGETS.flatMap((target) => (row[target.id] ? (wrongValue(target, row[target.id] ?? '') ?? []) : [])),
          ).toEqual([]);
        }
      }),
    );
  });

  test('an empty value goes back to the common one; what no target has is left out', () => {
    const targets = TARGETS.map((target) => ({ ...target, value: '1' }));
    const before = { targets, unitTargets: { v1: { retention: '95', dropouts: '2' }, v2: { retention: '96' } } };
    expect(mergedTargets(before, { v1: { retention: '' }, v2: { retention: ' ' }, w1: { gone: '3' } })).toEqual({
      v1: { dropouts: '2' },
    });
  });
});

describe('terms', () => {
  const calendars = ['2026-2027', '2025-2026'].map((year) => calendarOfYear('yunling', year));

  test.each([
    ['2026-11-22', ['past', 'past', 'now', 'later']],
    ['2027-02-01', ['past', 'past', 'now', 'later']],
    ['2027-02-24', ['past', 'past', 'past', 'now']],
    ['2025-08-01', ['now', 'later', 'later', 'later']],
  ])('%s', (day, is) => {
    expect(campaignTerms(calendars, plainDate(day)).map((term) => term.is)).toEqual(is);
  });

  test('a school year is open as long as one of its terms is', () => {
    const terms = campaignTerms(calendars, plainDate('2027-03-01'));
    expect(() => requireTerm(terms, '2026-2027', 'year')).not.toThrow();
    expect(() => requireTerm(terms, '2026-2027', 'autumn')).toThrow();
    expect(() => requireTerm(terms, '2025-2026', 'year')).toThrow();
    expect(() => requireTerm(terms, '2030-2031', 'year')).toThrow();
  });

  test('what is over, what came before, and the order in which they stand', () => {
    const now = 'guardian:2026-2027-spring';
    const all = [
      'g:2027-2028-year',
      'g:2026-2027-autumn',
      'g:2026-2027-spring',
      'g:2026-2027-year',
      'g:2025-2026-year',
    ];
    expect(all.map((period) => periodIs(period, now))).toEqual(['later', 'past', 'now', 'now', 'past']);
    expect(all.filter((period) => isOverBy(period, now))).toEqual(['g:2026-2027-autumn', 'g:2025-2026-year']);
    expect(byTime(all, now)).toEqual([
      'g:2026-2027-spring',
      'g:2026-2027-year',
      'g:2027-2028-year',
      'g:2026-2027-autumn',
      'g:2025-2026-year',
    ]);
    expect(['autumn', 'spring', 'year'].map((term) => periodBefore(`g:2026-2027-${term}`))).toEqual([
      'g:2025-2026-spring',
      'g:2026-2027-autumn',
      'g:2025-2026-year',
    ]);
    expect(termWords(now)).toBe('2026-2027学年第二学期');
  });
});
