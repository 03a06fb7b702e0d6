import type { Case, CaseState } from '#domain/cases/documents';
import { lastStep, sinceAfresh } from '#domain/cases/steps';
import { refuse } from '#domain/errors';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { Rev } from '#domain/records';

/** 学籍系统里的辍学标注 (R74): what 全国中小学生学籍信息管理系统 says of a child. */
export const PLATFORM_MARKS = {
  unmarked: '未标注',
  suspected: '疑似辍学',
  dropped: '辍学',
  cancelled: '已取消',
} as const;
export type PlatformMark = keyof typeof PLATFORM_MARKS;

/** 非正常状态学籍 (R77 to R79): what is wrong with the record itself. */
export const RECORD_FAULTS = { problem: '问题学籍', elsewhere: '其他离校' } as const;
export type RecordFault = keyof typeof RECORD_FAULTS;

/** 处理方式 (R81) */
export const TREATMENTS = { change: '变更', proof: '佐证', remove: '删除' } as const;
export type Treatment = keyof typeof TREATMENTS;

/** 办到哪一步 (R81): each treatment is reported to the platform, taken up there, and done. */
export const RECORD_STAGES = { found: '待上报', reported: '已上报', accepted: '已受理', done: '已办结' } as const;
export type RecordStage = keyof typeof RECORD_STAGES;

/** What is done about a record; `drop`: it was noted by mistake. */
export const RECORD_ACTS = {
  open: '登记非正常学籍',
  report: '已上报',
  accept: '平台已受理',
  finish: '平台已办结',
  giveBack: '平台退回',
  drop: '登记错了，去掉',
} as const;
export type RecordAct = keyof typeof RECORD_ACTS;

/** 非正常状态学籍 of one child. `treatment` is chosen with the report. */
export interface FaultyRecord {
  readonly fault: RecordFault;
  readonly treatment: Treatment | null;
  readonly stage: RecordStage;
  /** The day of the latest turn. */
  readonly on: PlainDate;
}

interface By {
  readonly person: string;
  readonly post: string;
}

/** One change: what the platform was seen to say, or how a record stands; the words follow from it. */
export type PlatformEntry = { readonly at: Instant; readonly on: PlainDate; readonly by: By } & (
  | { readonly mark: PlatformMark }
  | { readonly act: RecordAct; readonly record: FaultyRecord }
);

/** 学籍系统标注, `_id` = child: what the platform says, since when, and who saw it. */
export interface PlatformSheet {
  readonly _id: string;
  readonly county: string;
  readonly child: string;
  /** Marked there, or its record not put right yet: what lists look at. */
  readonly standing: boolean;
  readonly mark: PlatformMark;
  /** The day of the mark; null where nobody has noted one. */
  readonly on: PlainDate | null;
  readonly record: FaultyRecord | null;
  /** The oldest first. */
  readonly trail: readonly PlatformEntry[];
  readonly rev: Rev;
}

const TRAIL_CAP = 50;

/**
 * 平台应该怎样标注 (R74, 义务教育法 art. 58): the one table. `steps`: as far as the case has come; who is only sought is 疑似, who was confirmed is
 * 辍学, and stays so until it is struck off the ledger. `before`: as it stood when it was handed over.
 */
const MARK_OF_STATE = {
  none: 'unmarked',
  lead: 'unmarked',
  verifying: 'unmarked',
  suspected: 'suspected',
  dropped: 'dropped',
  persuading: 'steps',
  noticeIssued: 'steps',
  noticeServed: 'steps',
  enforcementReview: 'steps',
  decision: 'steps',
  court: 'steps',
  transferred: 'before',
  suspended: 'unmarked',
  unreachable: 'steps',
  followUp: 'steps',
  // The round after it goes on and says what is to be marked.
  relapsed: 'unmarked',
  closed: 'unmarked',
  excluded: 'unmarked',
  ended: 'unmarked',
} as const satisfies Readonly<Record<CaseState, PlatformMark | 'steps' | 'before'>>;

/** What we can ask the platform to say. */
export type OwnMark = 'unmarked' | 'suspected' | 'dropped';
type Standing = Pick<Case, 'state' | 'steps' | 'before' | 'resumes'>;

function bySteps({ steps, resumes }: Standing): OwnMark {
  const since = sinceAfresh(steps);
  if (lastStep(since, 'strikeOff')) {
    return 'unmarked';
  }
  if (resumes || lastStep(since, 'confirm')) {
    return 'dropped';
  }
  const sought = lastStep(since, 'suspect') ?? lastStep(since, 'persuade') ?? lastStep(since, 'loseTrack');
  return sought ? 'suspected' : 'unmarked';
}

/** 应有的标注 by our own case; null: the child has none open. */
export function ownMark(one: Standing | null): OwnMark {
  if (one === null) {
    return 'unmarked';
  }
  const asked = MARK_OF_STATE[one.state];
  if (asked === 'before') {
    return ownMark({ ...one, state: one.before ?? 'verifying' });
  }
  return asked === 'steps' ? bySteps(one) : asked;
}

/** 要在平台上做的 */
export const KEYINGS = {
  markSuspected: '标注为疑似辍学',
  markDropped: '标注为辍学',
  cancel: '取消标注',
} as const;
export type Keying = keyof typeof KEYINGS;

/** What has to be keyed in so that both say the same; null: they do. 已取消 and 未标注 are the same to us. */
export function keyingFor(ours: OwnMark, theirs: PlatformMark): Keying | null {
  const there = theirs === 'cancelled' ? 'unmarked' : theirs;
  if (there === ours) {
    return null;
  }
  return ours === 'unmarked' ? 'cancel' : ours === 'suspected' ? 'markSuspected' : 'markDropped';
}

/** What the platform says after that was keyed in. */
export const AFTER_KEYING: Readonly<Record<Keying, PlatformMark>> = {
  markSuspected: 'suspected',
  markDropped: 'dropped',
  cancel: 'cancelled',
};

const STAGE_AFTER: Readonly<Record<RecordStage, Readonly<Partial<Record<RecordAct, RecordStage>>>>> = {
  found: { report: 'reported', drop: 'done' },
  reported: { accept: 'accepted', giveBack: 'found' },
  accepted: { finish: 'done', giveBack: 'found' },
  done: {},
};

const isLive = (record: FaultyRecord | null): record is FaultyRecord => record !== null && record.stage !== 'done';

/** What can be done about a record now. */
export function recordActs(record: FaultyRecord | null): RecordAct[] {
  return isLive(record) ? (Object.keys(STAGE_AFTER[record.stage]) as RecordAct[]) : ['open'];
}

const NOTHING = { mark: 'unmarked', on: null, record: null, trail: [] } as const;

type Whose = Pick<PlatformSheet, 'county' | 'child'>;
type Noted = Pick<PlatformEntry, 'at' | 'on' | 'by'>;

function turned(
  before: PlatformSheet | null,
  { county, child }: Whose,
  change: Pick<PlatformSheet, 'mark' | 'on' | 'record'>,
  entry: PlatformEntry,
): PlatformSheet {
  return {
    _id: child,
    county,
    child,
    ...change,
    standing: change.mark === 'suspected' || change.mark === 'dropped' || isLive(change.record),
    trail: [...(before?.trail ?? []), entry].slice(-TRAIL_CAP),
    rev: (before?.rev ?? 0) + 1,
  };
}

/** 入学年龄, 《中华人民共和国义务教育法》第十一条. */
const SCHOOL_AGE = 6;

/** Why the platform cannot have marked the child on this day, as a sentence without its end; null where it can. */
export function markDayProblem(on: PlainDate, birthMonth: string, today: PlainDate): string | null {
  if (on > today) {
    return '日期还没有到';
  }
  const [year = '', month = ''] = birthMonth.split('-');
  return on < `${Number(year) + SCHOOL_AGE}-${month}-01` ? `日期太早，那时孩子还没到 ${SCHOOL_AGE} 岁` : null;
}

/** Whether noting this would say anything new. */
export const saysAnew = (before: PlatformSheet | null, mark: PlatformMark, on: PlainDate): boolean =>
  before === null || before.mark !== mark || before.on !== on;

/** 登记平台标注: what the platform says, and of which day. */
export function marked(before: PlatformSheet | null, whose: Whose, mark: PlatformMark, noted: Noted): PlatformSheet {
  return turned(before, whose, { mark, on: noted.on, record: before?.record ?? null }, { ...noted, mark });
}

/** What is said with an act; the fault with `open`, the treatment with `report`. */
export interface RecordDetails {
  readonly fault?: RecordFault | undefined;
  readonly treatment?: Treatment | undefined;
}

function nextRecord(record: FaultyRecord | null, act: RecordAct, details: RecordDetails, on: PlainDate): FaultyRecord {
  if (act === 'open') {
    const fault = details.fault ?? refuse('INVALID_ARGUMENT', { fields: [{ path: 'fault', rule: '请选一种' }] });
    return isLive(record)
      ? refuse('ILLEGAL_STATE', { message: `已经登记为${RECORD_FAULTS[record.fault]}，办结以后才能再登记。` })
      : { fault, treatment: null, stage: 'found', on };
  }
  const stage = isLive(record) ? STAGE_AFTER[record.stage][act] : undefined;
  if (!record || stage === undefined) {
    return refuse('ILLEGAL_STATE');
  }
  if (on < record.on) {
    return refuse('INVALID_ARGUMENT', { fields: [{ path: 'on', rule: '不能早于上一步的日期' }] });
  }
  const treatment =
    act === 'report'
      ? (details.treatment ?? refuse('INVALID_ARGUMENT', { fields: [{ path: 'treatment', rule: '请选处理方式' }] }))
      : record.treatment;
  return { ...record, treatment, stage, on };
}

/** 办理非正常状态学籍 (R81). @throws {Refusal} ILLEGAL_STATE when the record is not there yet, or further. */
export function recordTurned(
  before: PlatformSheet | null,
  whose: Whose,
  act: RecordAct,
  details: RecordDetails,
  noted: Noted,
): PlatformSheet {
  const { mark, on, record: old } = before ?? NOTHING;
  const record = nextRecord(old, act, details, noted.on);
  return turned(before, whose, { mark, on, record: act === 'drop' ? null : record }, { ...noted, act, record });
}

/** Where a child stands in the platform's own order: 学校, 年级, 班, 学籍号. */
export interface PlatformPlace {
  /** Order and name of school, grade and class, as text that sorts. */
  readonly units: readonly (readonly [order: number, name: string])[];
  readonly number: string;
  readonly name: string;
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The platform's order; who is in no class comes last, who has no 学籍号 after those of the class that have one. */
export function inPlatformOrder(a: PlatformPlace, b: PlatformPlace): number {
  for (let n = 0; n < Math.max(a.units.length, b.units.length); n += 1) {
    const [orderA, nameA] = a.units[n] ?? [Number.MAX_SAFE_INTEGER, ''];
    const [orderB, nameB] = b.units[n] ?? [Number.MAX_SAFE_INTEGER, ''];
    const first = orderA - orderB || byText(nameA, nameB);
    if (first !== 0) {
      return first;
    }
  }
  return Number(a.number === '') - Number(b.number === '') || byText(a.number, b.number) || byText(a.name, b.name);
}
