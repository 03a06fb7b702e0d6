import type { MissingWhy } from '#domain/cases/missing';
import type { CaseStep } from '#domain/cases/steps';
import type { ClockName } from '#domain/clock/clocks';
import type { Uncountable } from '#domain/clock/evaluate';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { Encrypted, Rev } from '#domain/records';

/** 个案状态. `none`: looked at and nothing to follow; it stands in no list. */
export const CASE_STATES = [
  'none',
  'lead',
  'verifying',
  'suspected',
  'dropped',
  'persuading',
  'noticeIssued',
  'noticeServed',
  'enforcementReview',
  'decision',
  'court',
  'transferred',
  'suspended',
  'unreachable',
  'followUp',
  'relapsed',
  'closed',
  'excluded',
  'ended',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

const AT_REST: readonly CaseState[] = ['none', 'relapsed', 'closed', 'excluded', 'ended'];

/** 在办: somebody still has something to do for the child. */
export function isOpen(state: CaseState): boolean {
  return !AT_REST.includes(state);
}

export type SignalKind =
  | 'absence'
  | 'missing'
  | 'familyUnwilling'
  | 'unlisted'
  | 'deferralOver'
  | 'school'
  | 'village'
  | 'township';

/** 上报原因: what a school, village or township saw of the child. A child in danger is reported to the police first (《未成年人保护法》第十一条). */
export const REPORT_REASONS = {
  notAttending: '多日没有到校',
  awayUnknown: '外出去向不明',
  working: '可能在务工',
  unwilling: '不愿上学',
  hardship: '家庭有困难',
  other: '其他情况',
} as const;
export type ReportReason = keyof typeof REPORT_REASONS;

/** Why the case is looked at: one line of its beginning. `key` is natural, so that the same signal is one. */
export interface CaseSignal {
  readonly key: string;
  readonly kind: SignalKind;
  readonly on: PlainDate;
  readonly at: Instant;
  /** School days in a row, for absences. */
  readonly days?: number;
  /** Why somebody reported the child by hand. */
  readonly reason?: ReportReason;
  /** 走失: which of its causes it was, as it began; absent in what was written before it was kept. */
  readonly why?: MissingWhy;
  /** 走失: the child was found since. */
  readonly found?: true;
  /** 已更正: the sheets were corrected after somebody had acted; it stays to be seen, and opens nothing. */
  readonly corrected?: boolean;
}

/** 一次家访: the day of it, and when it was written down. */
export interface HomeVisit {
  readonly on: PlainDate;
  readonly at: Instant;
}
/** So many of a case are kept in it; the contacts themselves all stay. */
export const VISITS_CAP = 100;

/** 个案, `_id` = `<child:round>`: a lead (线索) is its first state, not a document of its own. */
export interface Case {
  readonly _id: string;
  readonly county: string;
  readonly child: string;
  readonly round: number;
  readonly state: CaseState;
  readonly openedOn: PlainDate;
  readonly openedAt: Instant;
  readonly closedOn: PlainDate | null;
  readonly signals: readonly CaseSignal[];
  /** 走失 or 强制报告 stands open: before everything else, outside every quiet rule. */
  readonly urgent: boolean;
  readonly classId: string | null;
  readonly eduPath: string | null;
  readonly residencePath: string | null;
  readonly registeredPath: string | null;
  readonly dutyPath: string | null;
  /** 包保责任人's post; null until assigned. */
  readonly assignee: string | null;
  /** 办理步骤, the oldest first: from them, and nothing else, follow clocks and guards. */
  readonly steps: readonly CaseStep[];
  /** The round before ended with 再次辍学: this one goes on with persuading. */
  readonly resumes?: true;
  /** The return that ended the round before: absences of before it are that round's. */
  readonly since?: PlainDate;
  /** Where a case that is handed over came from, and goes back to. */
  readonly before: CaseState | null;
  /** 接收地: path of the township that it was handed to, from then on; absent where it never was, and when that one gave it back. */
  readonly hostPath?: string;
  /** The last day on which a roll saw the child; null where none did. */
  readonly lastAttendedOn: PlainDate | null;
  /** Home visits among the contacts, and contacts by which a legal guardian was reached. */
  readonly homeVisits: number;
  /** 家访 (R69), as they were written down; absent where there was none since they are kept. */
  readonly visits?: readonly HomeVisit[];
  readonly reached: number;
  readonly contacts: number;
  /** Those that count towards a notice, and the visits among them; absent where there was none since they are kept. */
  readonly counted?: number;
  readonly countedVisits?: number;
  readonly lastContactOn: PlainDate | null;
  /** 下次联系: the day that the last contact agreed on. */
  readonly nextOn: PlainDate | null;
  /** Cache of the next clock with an index; recomputed with every write. */
  readonly nextDueAt: Instant | null;
  /** Which clock that is; null where nothing is owed. */
  readonly nextClock: ClockName | null;
  /** Why one of its clocks cannot be counted; null where all can. */
  readonly clockProblem: Uncountable | null;
  /** When the term of a notice or order ends that nobody has answered; absent in what was written before it was kept. */
  readonly termDueAt?: Instant | null;
  /** 法定期限: the clock of law that ends first, whatever else is due before; absent in what was written before it was kept. */
  readonly legalClock?: ClockName | null;
  readonly legalDueAt?: Instant | null;
  readonly rev: Rev;
}

export const CONTACT_KINDS = { phone: '打电话', homeVisit: '家访', community: '村组走访', online: '微信联系' } as const;
export type ContactKind = keyof typeof CONTACT_KINDS;
export const CONTACT_OUTCOMES = {
  agreed: '同意返校',
  hesitating: '还在犹豫',
  refused: '拒绝返校',
  unreachable: '没有联系上',
  elsewhere: '说在外地就读',
  returned: '孩子已返校',
  help: '需要帮助',
} as const;
export type ContactOutcome = keyof typeof CONTACT_OUTCOMES;

/** 见到谁 */
export const MET_KINDS = {
  father: '父亲',
  mother: '母亲',
  grandparent: '祖辈',
  otherCarer: '其他照护人',
  child: '孩子本人',
  neighbour: '亲友或邻居',
  nobody: '没有见到人',
} as const;
export type MetKind = keyof typeof MET_KINDS;

/** 孩子是怎么问的: whether anybody grown stood by (《未成年人保护法》第四条). */
export const CHILD_HEARD = { alone: '单独问的', together: '有大人在旁边', notAsked: '没有问到' } as const;
export type ChildHeard = keyof typeof CHILD_HEARD;

/** 联系记录 (劝返), `_id` = `<case:fact>`. What came later to the records is absent in those of before. */
export interface Contact {
  readonly _id: string;
  readonly county: string;
  readonly case: string;
  readonly child: string;
  readonly kind: ContactKind;
  /** When it reached the server; `on` is the day of the contact itself, which may lie before. */
  readonly at: Instant;
  readonly on: PlainDate;
  readonly by: { readonly person: string; readonly post: string };
  /** 见到谁: in what relation; never a name typed freely where a choice does. */
  readonly met: readonly MetKind[];
  /** 同行的人, by post: who holds it may change, who went is known by the day. */
  readonly companions?: readonly string[];
  readonly heard?: ChildHeard | null;
  /** 现场照片: ids of held files, at most three. */
  readonly photos?: readonly string[];
  /** 大概位置, where it was told: encrypted. */
  readonly place?: Encrypted | null;
  /** 孩子怎么说 (《未成年人保护法》第四条), encrypted. */
  readonly childSaid: Encrypted | null;
  readonly outcome: ContactOutcome;
  /** Encrypted. */
  readonly note: Encrypted | null;
  readonly nextOn: PlainDate | null;
  readonly line: 'government' | 'education';
}

/** 会商记录 (R69), `_id` = `<case:fact>`: who sat together and what they decided, encrypted. */
export interface Conference {
  readonly _id: string;
  readonly county: string;
  readonly case: string;
  readonly on: PlainDate;
  readonly at: Instant;
  readonly by: { readonly person: string; readonly post: string };
  readonly people: Encrypted;
  readonly decision: Encrypted;
}
