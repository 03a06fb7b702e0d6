import type { PaperKind } from '#domain/cases/papers';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { AdultSlot } from '#domain/roster/documents';

/** 辍学原因 (R50, R53, R155 to R158, R169), by family of causes; a case may have several. */
export const CASE_CAUSES = {
  divorce: { title: '父母离异或缺少照护', of: '家庭' },
  migration: { title: '随父母外出或父母外出务工', of: '家庭' },
  hardship: { title: '家庭经济困难', of: '经济' },
  gaming: { title: '网吧、手机游戏', of: '社会' },
  earlyMarriage: { title: '早婚早育', of: '社会' },
  useless: { title: '认为读书没有用', of: '社会' },
  labour: { title: '外出打工', of: '务工' },
  pressure: { title: '升学压力、被边缘化', of: '学校' },
  pushedOut: { title: '被劝退或变相劝退', of: '学校' },
  learning: { title: '学习跟不上', of: '学习' },
  illness: { title: '生病或身体原因', of: '健康' },
  disability: { title: '残疾', of: '健康' },
  distance: { title: '路远、没有寄宿', of: '路程' },
  merged: { title: '学校撤并', of: '撤并' },
  unknown: { title: '还没弄清', of: '未知' },
} as const satisfies Record<string, { title: string; of: string }>;
export type CaseCause = keyof typeof CASE_CAUSES;

/** 五张牌 (R51): what is done for the child. */
export const MEASURES = {
  lawful: '依法控辍',
  administrative: '行政控辍',
  relief: '扶贫控辍',
  quality: '质量控辍',
  affection: '情感控辍',
} as const;
export type Measure = keyof typeof MEASURES;

/** 排除的原因: each wants a document that shows it. */
export const EXCLUSIONS = {
  elsewhere: '在外地就读',
  transferred: '已转学',
  excused: '已请假',
  mistaken: '点名或名册有误',
  notOfAge: '不在义务教育年龄',
  deceased: '死亡',
} as const;
export type Exclusion = keyof typeof EXCLUSIONS;

/** 中止计时的原因: listed ones only (law.md 3). */
export const PAUSE_REASONS = {
  disaster: '自然灾害',
  epidemic: '疫情停课',
  illness: '孩子住院',
  force: '其他不可抗力',
} as const;
export type PauseReason = keyof typeof PAUSE_REASONS;

/** 办结的原因: nothing else ends what nobody could reach. */
export const ENDINGS = {
  age: '超过义务教育年龄',
  finished: '完成九年义务教育',
  deceased: '死亡',
  abroad: '出国定居',
} as const;
export type Ending = keyof typeof ENDINGS;

/** 确认返校的人: the class on its roll, then both lines (law.md 10). */
export const CONFIRMERS = { class: '班级', government: '政府线', education: '教育线' } as const;
export type Confirmer = keyof typeof CONFIRMERS;

type Nothing = Readonly<Record<never, never>>;

/** What each act leaves in the case: ids, days and choices. Words of people lie encrypted in documents of their own. */
export interface StepDetails {
  readonly verify: Nothing;
  readonly plan: { readonly causes: readonly CaseCause[]; readonly measures: readonly Measure[] };
  readonly confer: { readonly minutes: string };
  readonly proposeExclusion: { readonly reason: Exclusion; readonly proof: string };
  readonly exclude: Nothing;
  readonly suspect: Nothing;
  readonly confirm: Nothing;
  readonly persuade: Nothing;
  readonly issueNotice: { readonly paper: string; readonly kind: PaperKind; readonly addressees: readonly AdultSlot[] };
  readonly serveNotice: { readonly paper: string; readonly addressee: AdultSlot; readonly service: string };
  /** 更正送达: a service that was recorded wrong; its reason lies with the service. */
  readonly strikeService: { readonly paper: string; readonly addressee: AdultSlot; readonly service: string };
  readonly voidPaper: { readonly paper: string };
  readonly pause: { readonly from: PlainDate; readonly to: PlainDate; readonly reason: PauseReason };
  readonly review: Nothing;
  readonly nameOfficers: { readonly file: string; readonly officers: number };
  readonly answerStatement: { readonly file: string; readonly received: boolean };
  readonly legalReview: { readonly file: string; readonly agrees: boolean };
  readonly admonish: Nothing;
  readonly decide: { readonly paper: string };
  readonly goToCourt: { readonly paper: string };
  /** To a township of the county with its path, or to a place outside of it. */
  readonly transfer: { readonly to: string; readonly path: string | null };
  readonly acceptTransfer: Nothing;
  readonly bounce: Nothing;
  readonly suspend: { readonly deferral: string; readonly until: PlainDate };
  readonly expire: Nothing;
  readonly loseTrack: Nothing;
  readonly find: Nothing;
  readonly claimReturn: { readonly classId: string | null };
  readonly confirmReturn: { readonly as: Confirmer };
  readonly strikeOff: Nothing;
  readonly check: { readonly day: number; readonly present: number; readonly absent: number };
  readonly relapse: Nothing;
  readonly close: Nothing;
  readonly proposeReopening: { readonly proof: string };
  readonly reopen: Nothing;
  readonly rejectProposal: Nothing;
  readonly end: { readonly reason: Ending; readonly proof: string };
}
export type StepAction = keyof StepDetails;

/** 办理步骤: one act that the table allowed. `on` is the day of the thing itself, `at` when it was recorded. */
export type CaseStep = {
  [A in StepAction]: {
    readonly action: A;
    readonly at: Instant;
    readonly on: PlainDate;
    readonly by: { readonly person: string | null; readonly post: string | null };
  } & StepDetails[A];
}[StepAction];

export type StepOf<A extends StepAction> = Extract<CaseStep, { readonly action: A }>;

/** The latest step of a kind; null where there was none. */
export function lastStep<A extends StepAction>(steps: readonly CaseStep[], action: A): StepOf<A> | null {
  return (steps.findLast((step) => step.action === action) as StepOf<A> | undefined) ?? null;
}

/** Steps of a kind, the oldest first. */
export function stepsOf<A extends StepAction>(steps: readonly CaseStep[], action: A): StepOf<A>[] {
  return steps.filter((step): step is StepOf<A> => step.action === action);
}

/** What has been proposed and neither accepted nor rejected yet. */
export function openProposal(
  steps: readonly CaseStep[],
): StepOf<'proposeExclusion'> | StepOf<'proposeReopening'> | null {
  const last = steps.findLast(({ action }) =>
    ['proposeExclusion', 'proposeReopening', 'exclude', 'reopen', 'rejectProposal'].includes(action),
  );
  return last?.action === 'proposeExclusion' || last?.action === 'proposeReopening' ? last : null;
}

const AFRESH: readonly StepAction[] = ['reopen', 'expire'];

function after(steps: readonly CaseStep[], ends: readonly StepAction[]): readonly CaseStep[] {
  return steps.slice(steps.findLastIndex(({ action }) => ends.includes(action)) + 1);
}

/** The steps since the case was taken up afresh, or since the beginning: what 疑似 and 认定 are judged by. */
export const sinceAfresh = (steps: readonly CaseStep[]): readonly CaseStep[] => after(steps, AFRESH);

/** The steps of this round of persuading: after 批评教育, and of a child that was lost and found, a review wants a paper and its term anew. */
export const thisRound = (steps: readonly CaseStep[]): readonly CaseStep[] =>
  after(steps, [...AFRESH, 'admonish', 'find']);

/** The steps after another one, in the order in which they were recorded: two of one day are told apart. */
export const following = (steps: readonly CaseStep[], step: CaseStep): readonly CaseStep[] =>
  steps.slice(steps.indexOf(step) + 1);

/** The step by which the class last saw the child back; null where it never did. */
export const classReturn = (steps: readonly CaseStep[]): StepOf<'confirmReturn'> | null =>
  stepsOf(steps, 'confirmReturn').findLast((step) => step.as === 'class') ?? null;

/** Steps by which papers were made that still stand: one that was made void is as if it had never been. */
export function standingPapers(steps: readonly CaseStep[]): StepOf<'issueNotice'>[] {
  const gone = new Set(stepsOf(steps, 'voidPaper').map(({ paper }) => paper));
  return stepsOf(steps, 'issueNotice').filter(({ paper }) => !gone.has(paper));
}

/** 送达 that stand: one that was struck is as if it had never been. */
export function servicesOf(steps: readonly CaseStep[]): StepOf<'serveNotice'>[] {
  const struck = new Set(stepsOf(steps, 'strikeService').map(({ service }) => service));
  return stepsOf(steps, 'serveNotice').filter(({ service }) => !struck.has(service));
}
