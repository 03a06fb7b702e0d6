import fc from 'fast-check';
import type { PolicyDocument } from '#domain/county/documents';
import { found, Refusal } from '#domain/errors';
import { plainDate } from '#domain/plain-date';
import { policyChanges } from '#domain/policy/difference';
import { NATIONAL_PACK } from '#domain/policy/packs/national';
import { PROVINCIAL_EXAMPLE } from '#domain/policy/packs/provincial-example';
import { type PolicyKey, policyOf } from '#domain/policy/policy';
import {
  inForce,
  ladderProblem,
  onlyDifferent,
  overrideProblem,
  POLICY_CHOICES,
  policyRows,
} from '#domain/policy/rows';

const KEYS = Object.keys(NATIONAL_PACK.values) as PolicyKey[];
const source = '县教育局文件';
const document = (overrides: PolicyDocument['overrides'], version = 1, from = '2026-09-01'): PolicyDocument => ({
  _id: `yunling:${version}`,
  county: 'yunling',
  version,
  base: NATIONAL_PACK.id,
  overrides,
  from: plainDate(from),
  rev: 1,
});

const kindOf = (key: PolicyKey) => found(policyRows(NATIONAL_PACK, []).find((row) => row.key === key)).type;
const WRONG_WORDS = {
  number: [],
  time: ['', '25:00', '8:5', 'nowhere'],
  choice: ['', 'nowhere'],
  text: ['七'.repeat(61)],
} as const;

describe('预警标准', () => {
  it('takes the pack where the county says nothing, the county where it does', () => {
    expect(policyOf(document([])).get('absence.leadDay')).toBe(3);
    expect(policyOf(document([{ key: 'absence.leadDay', value: 5, source }])).get('absence.leadDay')).toBe(5);
    expect(policyOf(document([])).version).toBe('yunling:1');
  });

  it('names its sources in words that an office can read', () => {
    for (const key of KEYS) {
      expect(NATIONAL_PACK.values[key].source).toMatch(/^[\p{Script=Han}、，]{4,}$/u);
    }
  });

  it('refuses a value of another type instead of taking or ignoring it', () => {
    const values = fc.oneof(fc.integer(), fc.string(), fc.boolean());
    fc.assert(
      fc.property(fc.constantFrom(...KEYS), values, (key, value) => {
        const given = NATIONAL_PACK.values[key].value;
        const read = () => policyOf(document([{ key, value, source }])).get(key);
        if (typeof value === typeof given) {
          expect(read()).toBe(value);
        } else {
          expect(read).toThrow(Refusal);
          expect(overrideProblem(NATIONAL_PACK, { key, value, source })).not.toBeNull();
        }
      }),
    );
  });

  it('accepts its own values, and none that would stop the alerts of a county', () => {
    for (const key of KEYS) {
      const { value } = NATIONAL_PACK.values[key];
      expect([key, overrideProblem(NATIONAL_PACK, { key, value, source })]).toEqual([key, null]);
      const wrong = typeof value === 'number' ? [-1, 1.5, Number.NaN, 100_000] : WRONG_WORDS[kindOf(key)];
      for (const one of wrong) {
        expect(overrideProblem(NATIONAL_PACK, { key, value: one, source })).not.toBeNull();
      }
    }
    for (const [key, words] of Object.entries(POLICY_CHOICES)) {
      for (const value of Object.keys(words)) {
        expect(overrideProblem(NATIONAL_PACK, { key: key as PolicyKey, value, source })).toBeNull();
      }
    }
  });

  it('keeps the ladder climbing', () => {
    const days = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(days, days, days, (teacher, school, lead) => {
        const overrides = [
          { key: 'absence.teacherDay', value: teacher, source },
          { key: 'absence.schoolDay', value: school, source },
          { key: 'absence.leadDay', value: lead, source },
        ] as const;
        expect(ladderProblem(NATIONAL_PACK, overrides) === null).toBe(teacher <= school && school <= lead);
      }),
    );
  });

  it('shows the difference from the pack, and keeps nothing that is none', () => {
    const overrides = [
      { key: 'absence.leadDay', value: 5, source },
      { key: 'quiet.from', value: NATIONAL_PACK.values['quiet.from'].value, source },
    ] as const;
    expect(onlyDifferent(NATIONAL_PACK, overrides).map((one) => one.key)).toEqual(['absence.leadDay']);
    const rows = policyRows(NATIONAL_PACK, overrides);
    expect(rows.map((row) => row.key)).toEqual(KEYS);
    expect(rows.find((row) => row.key === 'absence.leadDay')).toMatchObject({
      value: 5,
      packValue: 3,
      source,
      unverified: false,
    });
    expect(policyRows(NATIONAL_PACK, []).find((row) => row.key === 'absence.leadDay')?.unverified).toBe(true);
  });

  it('holds the latest version that has begun', () => {
    const versions = [document([], 1, '2026-09-01'), document([], 2, '2026-11-01'), document([], 3, '2026-12-01')];
    expect(inForce(versions, '2026-11-18')?.version).toBe(2);
    expect(inForce([...versions].reverse(), '2026-12-01')?.version).toBe(3);
    expect(inForce(versions, '2026-08-31')).toBeNull();
  });
});

describe('标准包', () => {
  const onDay = (from: string, version: number, days: number): PolicyDocument =>
    document([{ key: 'notice.termDays', value: days, source }], version, from);

  it('is asked by the day: a later version changes no earlier day', () => {
    const versions = [onDay('2026-12-01', 2, 15), onDay('2026-09-01', 1, 7)];
    const policy = policyOf(found(versions[0] ?? null), versions);
    expect(policy.get('notice.termDays')).toBe(15);
    expect(policy.on(plainDate('2026-11-30')).get('notice.termDays')).toBe(7);
    expect(policy.on(plainDate('2026-12-01')).get('notice.termDays')).toBe(15);
    expect(policy.on(plainDate('2026-01-01')).version).toBe('yunling:1');
  });

  it('differs from another in what it says, each with old, new and its source', () => {
    const national = { pack: NATIONAL_PACK, overrides: [] };
    const province = { pack: PROVINCIAL_EXAMPLE, overrides: [{ key: 'notice.termDays', value: 7, source }] as const };
    expect(policyChanges(national, national)).toEqual([]);
    const changes = policyChanges(national, province);
    expect(changes.find(({ key }) => key === 'case.confirmUnit')).toMatchObject({
      old: 'months',
      next: 'days',
      unverified: true,
    });
    expect(changes.map(({ key }) => key)).toContain('notice.streetOffice');
    expect(changes.map(({ key }) => key)).not.toContain('notice.termDays');
    expect(policyChanges(province, national).map(({ key }) => key)).toEqual(changes.map(({ key }) => key));
  });

  it('asks for a check of everything in the provincial example that is its own', () => {
    const own = KEYS.filter((key) => PROVINCIAL_EXAMPLE.values[key] !== NATIONAL_PACK.values[key]);
    expect(own.length).toBeGreaterThan(5);
    expect(own.filter((key) => !PROVINCIAL_EXAMPLE.values[key].unverified)).toEqual([]);
  });
});
