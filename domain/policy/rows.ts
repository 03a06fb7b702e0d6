import { numberFormatProblem } from '#domain/cases/paper-number';
import type { PolicyDocument, PolicyOverride } from '#domain/county/documents';
import { SEAL_SUITES } from '#domain/letters/sealer';
import { PACKS, type PolicyKey, type PolicyPack } from '#domain/policy/policy';

/** One value as the office sees it: what holds, what the pack says, where both come from. */
export interface PolicyRow {
  readonly key: PolicyKey;
  readonly title: string;
  readonly type: 'number' | 'time' | 'choice' | 'text';
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
  'case.confirmUnit': { months: '月', days: '日' },
  'notice.counts': { reached: '联系到人，或留有照片的', all: '每一次都算' },
  'notice.isOrder': { yes: '是，一份文书', no: '不是，先通知、再责令' },
  'notice.organ': { township: '乡镇人民政府', bureau: '县级教育行政部门', either: '两者都可以' },
  'notice.streetOffice': { no: '不可以', yes: '可以' },
  'deferral.approver': { township: '乡镇人民政府', bureau: '县级教育行政部门' },
  'danger.named': { both: '校长和乡镇分管领导', principal: '只有校长', township: '只有乡镇分管领导' },
  'followUp.bothLines': { yes: '要', no: '不要' },
};

/** Values that are words of the county's own. Those of the penalty chain may be empty: the chain is locked then. */
const MAY_BE_EMPTY: readonly PolicyKey[] = ['penalty.basis', 'penalty.power', 'deferral.otherReasons'];
const TEXTS: readonly PolicyKey[] = [
  ...MAY_BE_EMPTY,
  'notice.title',
  'notice.basis',
  'order.title',
  'paper.number',
  'deferral.certificate',
];
const TEXT_LENGTH = 60;

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
  'case.suspectDays': [3, 60],
  'case.confirmLength': [1, 90],
  'case.conferVisits': [1, 10],
  'case.conferDays': [1, 30],
  'case.endAge': [15, 18],
  'notice.contacts': [1, 10],
  'notice.homeVisits': [1, 10],
  'notice.termDays': [3, 30],
  'order.termDays': [3, 30],
  // Terms of a law: a county may lengthen what protects the family, and shorten what binds the organ; neither the other way round.
  'penalty.hearingDays': [5, 30],
  'penalty.totalDays': [1, 90],
  'penalty.demandDays': [10, 60],
  'penalty.suitMonths': [6, 12],
  'penalty.courtMonths': [1, 3],
  'service.publicNoticeDays': [30, 60],
  'transfer.acceptDays': [1, 30],
  'deferral.maxMonths': [1, 12],
  'deferral.warnDays': [7, 60],
};

/** Days joined by commas, each later than the one before. */
const DAYS = /^\d{1,3}(,\d{1,3}){0,7}$/;

/** The days of a list as numbers: `7,30,60,90`. */
export const dayList = (text: string): number[] => text.split(',').map(Number);

function daysProblem(text: string): string | null {
  const days = DAYS.test(text) ? dayList(text) : [];
  const isRising = days.every((day, n) => day >= 1 && day > (days[n - 1] ?? 0));
  return days.length > 0 && isRising ? null : '请写成 7,30,60,90 这样依次增加的天数';
}

function textProblem(key: PolicyKey, text: string): string | null {
  if (text.trim() === '' && !MAY_BE_EMPTY.includes(key)) {
    return '请填写';
  }
  if (key === 'paper.number') {
    return numberFormatProblem(text);
  }
  return [...text].length <= TEXT_LENGTH ? null : `请写在 ${TEXT_LENGTH} 个字以内`;
}

const keysOf = (pack: PolicyPack): PolicyKey[] => Object.keys(pack.values) as PolicyKey[];

function typeOf(key: PolicyKey, value: number | string | boolean): PolicyRow['type'] {
  if (typeof value === 'number') {
    return 'number';
  }
  if (POLICY_CHOICES[key]) {
    return 'choice';
  }
  return TEXTS.includes(key) || key === 'followUp.days' ? 'text' : 'time';
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
  if (key === 'followUp.days') {
    return daysProblem(String(value));
  }
  if (TEXTS.includes(key)) {
    return textProblem(key, String(value));
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
