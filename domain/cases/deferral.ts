import { monthsLater } from '#domain/clock/day-counting';
import { addDays, type Instant, type PlainDate, spokenDate } from '#domain/plain-date';
import type { Policy } from '#domain/policy/policy';
import type { Role } from '#domain/posts';
import type { Encrypted, Rev } from '#domain/records';
import type { AdultSlot, Child } from '#domain/roster/documents';

/** 缓学 (not entered yet) and 休学 (in a class): one thing in law, two words (《义务教育法》第十一条). */
export const DEFERRAL_KINDS = { entry: '缓学', suspension: '休学' } as const;
export type DeferralKind = keyof typeof DEFERRAL_KINDS;

/** 可以申请的原因: 身体状况 only; `other` where the pack cites a provincial rule (law.md 9). */
export const DEFERRAL_REASONS = {
  illness: '生病，要长期治疗或休养',
  treatment: '住院、手术，或术后康复',
  other: '省里规定的其他情形',
} as const;
export type DeferralReason = keyof typeof DEFERRAL_REASONS;

/** 不能缓学、休学的原因, refused by name, each with the way that there is instead. */
export const NOT_DEFERRABLE = {
  unwilling: {
    title: '孩子不想上学',
    instead: '不想上学不能休学。请把孩子的想法告诉班主任，学校和村里会一起想办法，功课跟不上可以帮孩子补。',
  },
  work: {
    title: '出去打工',
    instead: '打工不能休学。不满十六周岁的孩子，任何单位和个人都不能招用。家里有困难，请告诉乡镇，可以申请资助和救助。',
  },
  marriage: {
    title: '订婚、结婚',
    instead: '未成年人不能订婚、结婚，也不能为此休学。孩子不愿意或者有危险，请马上打 110，或者告诉学校、村里、妇联。',
  },
  disability: {
    title: '残疾',
    instead:
      '残疾孩子不用缓学，由县教育局安置：在普通学校随班就读、到特殊教育学校，或者送教上门。请联系乡镇教育专干，报县残疾人教育专家委员会评估。',
  },
} as const satisfies Record<string, { title: string; instead: string }>;
export type NotDeferrable = keyof typeof NOT_DEFERRABLE;

/** 听取孩子的意见 (《未成年人保护法》第四条). */
export const HEARINGS = {
  alone: '单独听了孩子的意见',
  together: '有家长在场，听了孩子的意见',
  unable: '孩子太小或病重，说不了',
} as const;
export type Hearing = keyof typeof HEARINGS;

/** 从几岁起要听孩子的意见 (law.md 12). */
const HEARD_FROM_AGE = 8;

export const DEFERRAL_STATES = {
  applied: '等批准',
  granted: '已批准',
  refused: '没有批准',
  withdrawn: '已撤回',
  ended: '已提前结束',
} as const;
export type DeferralState = keyof typeof DEFERRAL_STATES;

interface By {
  readonly person: string;
  readonly post: string | null;
}

/** 决定, with reasons; words encrypted. */
export interface DeferralDecision {
  readonly granted: boolean;
  readonly on: PlainDate;
  readonly at: Instant;
  readonly by: By;
  readonly reasons: Encrypted;
  readonly hearing: Hearing;
  /** What the child said to the office, in its own words; why it could not, where it could not. */
  readonly childSaid: Encrypted;
}

/** 缓学、休学申请, `_id` = `<child:fact>`: of a child, with or without a case. */
export interface Deferral {
  readonly _id: string;
  readonly county: string;
  readonly child: string;
  readonly kind: DeferralKind;
  readonly reason: DeferralReason;
  readonly state: DeferralState;
  readonly from: PlainDate;
  /** The last day that is asked for; from the decision on the one that was granted. */
  readonly until: PlainDate;
  /** Which legal guardian applies. */
  readonly slot: AdultSlot;
  /** Who filed it: the guardian, or the post that wrote it down for them. */
  readonly by: By;
  readonly at: Instant;
  readonly on: PlainDate;
  /** What the illness is, in the family's words. */
  readonly note: Encrypted;
  /** What the child says, as the family tells it; null where it says nothing of it. */
  readonly childSaid: Encrypted | null;
  /** Kept photos of the certificate. */
  readonly certificates: readonly string[];
  /** The signed application on paper, where staff wrote it down. */
  readonly paper: string | null;
  readonly decision: DeferralDecision | null;
  /** 备案 with the county bureau. */
  readonly filed: { readonly on: PlainDate; readonly by: By } | null;
  /** Its last day, where it ended before `until`. */
  readonly endedOn: PlainDate | null;
  /** When it is looked at again after its end; null where nothing is owed. */
  readonly dueAt: Instant | null;
  /** The case that it suspended. */
  readonly case: string | null;
  readonly eduPath: string | null;
  readonly residencePath: string | null;
  readonly registeredPath: string | null;
  readonly dutyPath: string | null;
  readonly rev: Rev;
}

/** 缓学、休学期间: days on which the child is not expected at school. */
export interface Cover {
  readonly deferral: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
}

/** What was granted, the earliest first. */
export function coversOf(deferrals: readonly Deferral[]): Cover[] {
  return deferrals
    .filter(({ state }) => state === 'granted' || state === 'ended')
    .map(({ _id, from, until, endedOn }) => ({ deferral: _id, from, until: endedOn ?? until }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

export const isCovered = (covers: readonly Cover[], day: PlainDate): boolean =>
  covers.some(({ from, until }) => from <= day && day <= until);

/** 缓学 where the child is in no class yet. */
export const kindFor = ({ classId }: Pick<Child, 'classId'>): DeferralKind =>
  classId === null ? 'entry' : 'suspension';

/** The group of the roster that means a child is placed, not deferred. */
const DISABLED = '残疾';

/**
 * 为什么不能申请: the refusal by name with the way that there is instead; null where the reason is lawful. A disabled child is placed
 * (《残疾人教育条例》第十五条至第十七条); only for a treatment it is deferred like any other.
 */
export function unlawfulReason(
  reason: DeferralReason | NotDeferrable,
  child: Pick<Child, 'groups'>,
  policy: Policy,
): string | null {
  if (reason in NOT_DEFERRABLE) {
    return NOT_DEFERRABLE[reason as NotDeferrable].instead;
  }
  if (reason !== 'treatment' && child.groups.includes(DISABLED)) {
    return NOT_DEFERRABLE.disability.instead;
  }
  return reason === 'other' && policy.get('deferral.otherReasons') === ''
    ? '本县没有规定其他情形，只有身体原因可以缓学、休学。'
    : null;
}

/** An illness may have begun before its application; entry may be put off before the summer. */
const BACK_DAYS = 30;
const AHEAD_DAYS = 180;

/** The last day that can be granted from a day on. */
export const lastDeferred = (from: PlainDate, policy: Policy): PlainDate =>
  addDays(monthsLater(from, policy.get('deferral.maxMonths')), -1);

/** What is wrong with the days; null: nothing. */
export function wrongDays(from: PlainDate, until: PlainDate, today: PlainDate, policy: Policy): string | null {
  if (from < addDays(today, -BACK_DAYS) || from > addDays(today, AHEAD_DAYS)) {
    return `开始日期请选 ${BACK_DAYS} 天以内，或者以后 ${AHEAD_DAYS} 天以内的一天。`;
  }
  if (until < from || until < today) {
    return '结束日期不能早于开始日期，也不能早于今天。';
  }
  const last = lastDeferred(from, policy);
  return until > last
    ? `最长 ${policy.get('deferral.maxMonths')} 个月，最晚到${spokenDate(last, today)}。到时还没有好，可以再申请。`
    : null;
}

/** Whose hand approves (《义务教育法》第十一条): the pack names one organ; of a child who lies in no township the bureau decides. */
export function approverOf(
  policy: Policy,
  child: Pick<Child, 'residencePath' | 'registeredPath'>,
): 'townshipApprover' | 'bureauApprover' {
  const isInTownship = child.residencePath !== null || child.registeredPath !== null;
  return policy.get('deferral.approver') === 'township' && isInTownship ? 'townshipApprover' : 'bureauApprover';
}

export const APPROVER_TITLES = {
  townshipApprover: '乡镇人民政府',
  bureauApprover: '县教育局',
} as const;

/** Why this post cannot decide; null where it can. */
export function mayNotDecide(
  { state }: Pick<Deferral, 'state'>,
  role: Role,
  approver: ReturnType<typeof approverOf>,
): string | null {
  if (state !== 'applied') {
    return '这份申请已经办过了。';
  }
  return role === approver ? null : `由${APPROVER_TITLES[approver]}批准，请由有权的岗位办理。`;
}

/** Whether the child must have been asked before this can be decided. */
export const mustBeHeard = (age: number | null): boolean => age === null || age >= HEARD_FROM_AGE;

/** 不服怎么办 (《行政复议法》第二十条；《行政诉讼法》第四十六条), with every refusal. */
export const DEFERRAL_APPEAL =
  '不服这个决定，可以自知道之日起60日内向县人民政府申请行政复议，也可以自知道之日起6个月内向人民法院起诉。材料补齐了，也可以再申请。';
