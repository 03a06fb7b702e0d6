import type { Case } from '#domain/cases/documents';
import type { PaperKind } from '#domain/cases/papers';
import type { Ending } from '#domain/cases/steps';
import type { ClockName } from '#domain/clock/clocks';
import { type ClockReading, type ClockRules, evaluate } from '#domain/clock/evaluate';
import type { Line } from '#domain/jurisdiction';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { Role } from '#domain/posts';

/** 处罚程序 so far (law.md 4): what stands in its file. */
export interface ChainFacts {
  /** 执法人员 with certificate numbers. */
  readonly officers: number;
  readonly openedOn: PlainDate | null;
  /** 陈述申辩 answered in writing, or 放弃 recorded when the term was over. */
  readonly statementAnswered: boolean;
  /** Who reviewed it as 法制审核员; null: nobody yet. */
  readonly reviewedBy: string | null;
  /** Last day for suing against the decision; null: there is none. */
  readonly suitUntil: PlainDate | null;
  /** 期满后三个月 */
  readonly courtUntil: PlainDate | null;
  /** A day that is wanted cannot be counted: holidays or calendar are not known. */
  readonly isUncountable?: boolean;
}

/** What stands outside the case document and an act is judged by, too. */
export interface CaseEvidence {
  /** Whether a post that somebody holds answers for the child on this line. */
  readonly responsible: Readonly<Record<Line, boolean>>;
  /** The latest day on which a roll of the child's class was called and did not name it. */
  readonly presentOn: PlainDate | null;
  /** The latest day on which a roll of the child's class named it as absent without excuse. */
  readonly absentOn: PlainDate | null;
  /** School days in a row without excuse, now. */
  readonly unexcusedDays: number;
  /** Full years today; null where the birth date is not known. */
  readonly age: number | null;
  /** Everybody who has worked on the case: contacts, steps, papers. */
  readonly workers: readonly string[];
  readonly chain: ChainFacts;
  /** Of a case that is handed over: whether the caller is of the receiver. */
  readonly isReceiver: boolean;
  /** 街道办事处: the caller's unit stands where a township would, and is none. */
  readonly ofStreetOffice?: boolean;
}

/** What is asked about: this case, by this person, now. */
export interface Situation {
  readonly one: Case;
  readonly rules: ClockRules;
  readonly now: Instant;
  readonly today: PlainDate;
  readonly actor: { readonly person: string; readonly role: Role; readonly line: Line };
  readonly evidence: CaseEvidence;
  /** The paper that is to be made, where one is. */
  readonly paper?: PaperKind;
  /** Why the case is to end, where it is. */
  readonly ending?: Ending;
  /** The day of the return that is to be claimed, where one is. */
  readonly returnOn?: PlainDate;
}

/** The clocks of this name as they stand. */
export const clocksNamed = ({ one, rules, now }: Situation, name: ClockName): ClockReading[] =>
  evaluate(one, rules, now, [name]);
