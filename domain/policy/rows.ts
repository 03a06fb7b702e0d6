import type { PolicyDocument, PolicyOverride } from '#domain/county/documents';
import { SEAL_SUITES } from '#domain/letters/sealer';
import { PACKS, type PolicyKey, type PolicyPack } from '#domain/policy/policy';

/** One value as the office sees it: what holds, what the pack says, where both come from. */
export interface PolicyRow {
  readonly key: PolicyKey;
  readonly title: string;
  readonly type: 'number' | 'time' | 'choice';
  readonly value: number | string | boolean;
  readonly packValue: number | string | boolean;
  readonly packSource: string;
  /** 待核对: asks the county's legal office to check it. A value that the county set itself is its own. */
  readonly unverified: boolean;
  /** The county's own source; null while the pack's value holds. */
  readonly source: string | null;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What may be chosen where a value is a word. */
export const POLICY_CHOICES: Readonly<Partial<Record<PolicyKey, Readonly<Record<string, string>>>>> = {
  'duty.village': { residence: '居住地', registered: '户籍地' },
  'letter.organSeal': { optional: '不要求', wanted: '要盖章，扫描件存进来' },
  'seal.suite': SEAL_SUITES,
};

/** Least and most of the numbers, so that a slip of the finger does not stop a county's alerts. */
const BOUNDS: Readonly<Partial<Record<PolicyKey, readonly [min: number, max: number]>>> = {
  'absence.teacherDay': [1, 5],
  'absence.schoolDay': [1, 10],
  'absence.leadDay': [1, 15],
  'case.firstContactDays': [1, 5],
  'case.againDays': [1, 30],
  'reminder.delayMinutes': [0, 120],
  'missing.minutesAfter': [10, 240],
  'letter.windowDays': [1, 60],
  'letter.challengeMinutes': [5, 30],
  'code.classDays': [1, 30],
  'code.classCap': [10, 500],
  'code.villageDays': [1, 30],
  'code.villageCap': [10, 500],
  'code.invitationDays': [1, 14],
};

const keysOf = (pack: PolicyPack): PolicyKey[] => Object.keys(pack.values) as PolicyKey[];

function typeOf(key: PolicyKey, value: number | string | boolean): PolicyRow['type'] {
  if (typeof value === 'number') {
    return 'number';
  }
  return POLICY_CHOICES[key] ? 'choice' : 'time';
}

export const packOf = (base: string): PolicyPack | undefined => PACKS.find((one) => one.id === base);

/** 与通用标准的差别: every value of the pack with what the county made of it. */
export function policyRows(pack: PolicyPack, overrides: readonly PolicyOverride[]): PolicyRow[] {
  return keysOf(pack).map((key) => {
    const given = pack.values[key];
    const own = overrides.find((one) => one.key === key);
    return {
      key,
      title: given.title,
      type: typeOf(key, given.value),
      value: own?.value ?? given.value,
      packValue: given.value,
      packSource: given.source,
      unverified: own === undefined && given.unverified === true,
      source: own?.source ?? null,
    };
  });
}

/** What is wrong with one value that a county wants, as a sentence; null when it can be taken. */
export function overrideProblem(pack: PolicyPack, { key, value }: PolicyOverride): string | null {
  if (!keysOf(pack).includes(key)) {
    return '标准里没有这一项';
  }
  const given = pack.values[key];
  if (typeof value !== typeof given.value) {
    return typeof given.value === 'number' ? '请填数字' : '格式不对';
  }
  if (typeof value === 'number') {
    const [min, max] = BOUNDS[key] ?? [0, Number.MAX_SAFE_INTEGER];
    return Number.isInteger(value) && value >= min && value <= max ? null : `请填 ${min} 到 ${max} 的整数`;
  }
  const choices = POLICY_CHOICES[key];
  if (choices) {
    return String(value) in choices ? null : '请从选项里选';
  }
  return TIME.test(String(value)) ? null : '请写成 08:50 这样的时间';
}

/** The three days of the ladder must climb: teacher, then school, then township. */
export function ladderProblem(pack: PolicyPack, overrides: readonly PolicyOverride[]): string | null {
  const rows = policyRows(pack, overrides);
  const days = (['absence.teacherDay', 'absence.schoolDay', 'absence.leadDay'] as const).map((key) =>
    Number(rows.find((row) => row.key === key)?.value),
  );
  const [teacher = 0, school = 0, lead = 0] = days;
  return teacher <= school && school <= lead ? null : '天数应当依次增加：班主任、学校、乡镇';
}

/** The version that holds on a day: the latest that has begun. */
export function inForce(versions: readonly PolicyDocument[], date: string): PolicyDocument | null {
  return [...versions].sort((a, b) => b.version - a.version).find((one) => one.from <= date) ?? null;
}

/** Only what differs from the pack; a value set back to the pack's own is no override. */
export function onlyDifferent(pack: PolicyPack, overrides: readonly PolicyOverride[]): PolicyOverride[] {
  return overrides.filter(({ key, value }) => pack.values[key].value !== value);
}
