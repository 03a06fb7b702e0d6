import type { Calendars } from '#domain/calendar';
import { type Case, isOpen } from '#domain/cases/documents';
import { stepsOf } from '#domain/cases/steps';
import { CLOCKS, type ClockName, type ClockRule, type Start } from '#domain/clock/clocks';
import { type Counted, countTerm } from '#domain/clock/day-counting';
import type { HolidayYears } from '#domain/clock/working-days';
import { Refusal } from '#domain/errors';
import { addDays, dayOf, type Instant, instantAt, type PlainDate } from '#domain/plain-date';
import type { Policy } from '#domain/policy/policy';

/** By which rules and days the clocks of a case run. */
export interface ClockRules {
  /** In force today; every clock asks for the one in force on the day of its start. */
  readonly policy: Policy;
  /** 校历 of the child's class, both school years where the days need it. */
  readonly calendars: Calendars;
  /** 放假安排 that the county has entered, beyond those that the product knows. */
  readonly holidays: HolidayYears;
}

/** Why an end cannot be counted: said aloud, never guessed. */
const UNCOUNTABLE = ['CALENDAR_MISSING', 'HOLIDAYS_MISSING'] as const;
export type Uncountable = (typeof UNCOUNTABLE)[number];

/** A clock: what set it going, when it ends and why, and what then. */
export interface Clock {
  readonly clock: ClockName;
  readonly title: string;
  readonly about: string;
  readonly by: string;
  readonly startedOn: PlainDate;
  /** Null where the days it runs over are not known. */
  readonly counted: Counted | null;
  /** From this instant on it is over. */
  readonly dueAt: Instant | null;
  readonly problem: Uncountable | null;
  readonly metOn: PlainDate | null;
  readonly source: string;
  readonly next: string;
}

/** A clock as it stands at an instant. */
export interface ClockReading extends Clock {
  readonly state: 'running' | 'warned' | 'over' | 'met' | 'unknown';
}

/** By when on its last day a task of the office is due. */
const END_OF_WORK = '18:00';

function termOf(clock: ClockName, start: Start, one: Case, rules: ClockRules): Counted {
  const rule: ClockRule = CLOCKS[clock];
  const { calendars, holidays } = rules;
  const counting = { calendars, holidays, pauses: rule.isLegal ? stepsOf(one.steps, 'pause') : [] };
  const counted = countTerm(start.on, start.term ?? rule.term(rules.policy.on(start.on)), rule.landing, counting);
  // A day that was agreed with the family stands before the pack's.
  return clock === 'nextContact' && one.nextOn !== null
    ? { ...counted, counted: one.nextOn, last: one.nextOn }
    : counted;
}

function countedOrNot(count: () => Counted): Counted | Uncountable {
  try {
    return count();
  } catch (error) {
    const code = error instanceof Refusal ? UNCOUNTABLE.find((one) => one === error.code) : undefined;
    if (code === undefined) {
      throw error;
    }
    return code;
  }
}

function clockOf(clock: ClockName, start: Start, one: Case, rules: ClockRules): Clock {
  const rule: ClockRule = CLOCKS[clock];
  const { about, by, on: startedOn, metOn } = start;
  const { title, next } = rule;
  const common = {
    clock,
    title,
    about,
    by,
    startedOn,
    metOn,
    source: rules.policy.on(startedOn).source(rule.key),
    next,
  };
  const counted = countedOrNot(() => termOf(clock, start, one, rules));
  if (typeof counted === 'string') {
    return { ...common, counted: null, dueAt: null, problem: counted };
  }
  const dueAt = rule.isLegal ? instantAt(addDays(counted.last, 1)) : instantAt(counted.last, END_OF_WORK);
  return { ...common, counted, dueAt, problem: null };
}

const ALL = Object.keys(CLOCKS) as ClockName[];

/** Clocks of a case, from its document alone; those that are met too. */
function clocksOf(one: Case, rules: ClockRules, names: readonly ClockName[] = ALL): Clock[] {
  if (!isOpen(one.state)) {
    return [];
  }
  return names.flatMap((clock) =>
    CLOCKS[clock].starts(one, rules.policy).map((start) => clockOf(clock, start, one, rules)),
  );
}

function stateOf({ clock, counted, dueAt, metOn }: Clock, now: Instant): ClockReading['state'] {
  if (metOn !== null) {
    return 'met';
  }
  if (counted === null || dueAt === null) {
    return 'unknown';
  }
  if (now >= dueAt) {
    return 'over';
  }
  const first = Math.max(0, ...CLOCKS[clock].warnDays);
  return first > 0 && dayOf(now) >= addDays(counted.last, -first) ? 'warned' : 'running';
}

/**
 * 期限: every clock of a case as it stands now. Asked again, the same document and rules give the same answer. One whose days are not
 * known says so and stops nobody from working on.
 */
export const evaluate = (
  one: Case,
  rules: ClockRules,
  now: Instant,
  names: readonly ClockName[] = ALL,
): ClockReading[] => clocksOf(one, rules, names).map((clock) => ({ ...clock, state: stateOf(clock, now) }));

/** What a case keeps of its clocks, so that lists find what is due, and what could not be counted. */
export interface NextDue {
  /** The earliest clock that is not met; at once where a child is in danger; null where nothing is owed. */
  readonly nextDueAt: Instant | null;
  readonly nextClock: ClockName | null;
  readonly clockProblem: Uncountable | null;
  /** When the first term of a notice or order that nobody has answered ends: from then on the township looks at it again. */
  readonly termDueAt: Instant | null;
  /** 法定期限: the clock of law that ends first. Work that is due earlier does not hide it. */
  readonly legalClock: ClockName | null;
  readonly legalDueAt: Instant | null;
}

const TERMS: readonly ClockName[] = ['notice', 'order'];

/** 下一个期限: the cache that is written with every write of a case. */
export function nextDue(one: Case, rules: ClockRules): NextDue {
  const owed = clocksOf(one, rules).filter(({ metOn }) => metOn === null);
  const due = owed
    .flatMap(({ clock, dueAt }) => (dueAt === null ? [] : [{ clock, dueAt }]))
    .sort((a, b) => a.dueAt - b.dueAt);
  const [first] = due;
  const legal = due.find(({ clock }) => CLOCKS[clock].isLegal);
  return {
    nextDueAt: isOpen(one.state) && one.urgent ? one.openedAt : (first?.dueAt ?? null),
    nextClock: first?.clock ?? null,
    clockProblem: owed.find(({ problem }) => problem !== null)?.problem ?? null,
    termDueAt: due.find(({ clock }) => TERMS.includes(clock))?.dueAt ?? null,
    legalClock: legal?.clock ?? null,
    legalDueAt: legal?.dueAt ?? null,
  };
}
