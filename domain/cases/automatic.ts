import { daySheets } from '#domain/attendance/spells';
import { advanced } from '#domain/cases/act';
import type { Case } from '#domain/cases/documents';
import { derivedSignals, type Evidence } from '#domain/cases/signals';
import {
  type CaseStep,
  classReturn,
  following,
  lastStep,
  type StepAction,
  type StepDetails,
  stepsOf,
} from '#domain/cases/steps';
import { addDays, dayOf, type Instant, instantAt, type PlainDate } from '#domain/plain-date';
import { dayList } from '#domain/policy/rows';

/** When the clock of a task strikes on its last day. */
const END_OF_WORK = '18:00';
const NOBODY = { person: null, post: null };

function stepBy<A extends StepAction>(action: A, on: PlainDate, at: Instant, details: StepDetails[A]): CaseStep {
  return { action, on, at, by: NOBODY, ...details } as CaseStep;
}

/** The day on which the class saw the child back; null where it has not. */
export const returnedOn = (one: Pick<Case, 'steps'>): PlainDate | null => classReturn(one.steps)?.on ?? null;

/** How often the rolls of these days saw the child, and how often not. */
function attendance({ child, days, sheets }: Evidence, after: PlainDate, until: PlainDate) {
  const called = days.filter((day) => day > after && day <= until).flatMap((day) => daySheets(sheets, day).slice(0, 1));
  const absent = called.filter((sheet) => sheet.marks.some((mark) => mark.child === child._id)).length;
  return { present: called.length - absent, absent };
}

/** 返校跟踪检查 (R162): what the rolls say of the child on each day of the pack that has come. */
function checks(one: Case, evidence: Evidence): CaseStep[] {
  const seen = classReturn(one.steps);
  if (one.state !== 'followUp' || seen === null) {
    return [];
  }
  const back = seen.on;
  const done = new Set(stepsOf(following(one.steps, seen), 'check').map(({ day }) => day));
  const days = dayList(evidence.policy.on(back).get('followUp.days'));
  return days.flatMap((day, n) => {
    const due = addDays(back, day);
    const at = instantAt(due, END_OF_WORK);
    const attended = attendance(evidence, addDays(back, days[n - 1] ?? 0), due);
    return at <= evidence.now && !done.has(day) ? [stepBy('check', due, at, { day, ...attended })] : [];
  });
}

/** 再次辍学: a spell that opens a lead, counted from the return on: what was missed before it belongs to the round before. */
function relapse(one: Case, evidence: Evidence): CaseStep[] {
  const back = one.state === 'followUp' ? returnedOn(one) : null;
  const since = back === null ? [] : derivedSignals({ ...evidence, from: back });
  const spell = since.find(({ signal, opens }) => signal.kind === 'absence' && opens);
  // Closed on the day before, so that the spell itself opens the next round.
  return spell ? [stepBy('relapse', addDays(spell.signal.on, -1), spell.signal.at, {})] : [];
}

/** 缓学、休学到期 (law.md 9): back to verifying on the day after. */
function expiry(one: Case, today: PlainDate): CaseStep[] {
  const until = one.state === 'suspended' ? lastStep(one.steps, 'suspend')?.until : undefined;
  return until !== undefined && today > until
    ? [stepBy('expire', addDays(until, 1), instantAt(addDays(until, 1)), {})]
    : [];
}

/** 自动的步骤: what follows from calendar and rolls alone, the same however often and however late it is looked at. */
function automaticSteps(one: Case, evidence: Evidence): readonly CaseStep[] {
  const today = dayOf(evidence.now);
  const lost = relapse(one, evidence);
  const end = lost[0]?.on ?? today;
  return [...checks(one, evidence).filter((step) => step.on <= end), ...lost, ...expiry(one, today)];
}

/** The case with what has happened by itself since it was last looked at. */
export const withAutomatic = (one: Case, evidence: Evidence): Case =>
  automaticSteps(one, evidence).reduce(advanced, one);
