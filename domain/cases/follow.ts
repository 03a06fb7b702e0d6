import { returnedOn, withAutomatic } from '#domain/cases/automatic';
import { type Case, type CaseSignal, isOpen, type SignalKind } from '#domain/cases/documents';
import { type Derived, derivedSignals, type Evidence, lastAttended } from '#domain/cases/signals';
import { type ClockRules, nextDue } from '#domain/clock/evaluate';
import { instantAt, type PlainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';

const SIGNALS_CAP = 50;
const BY_HAND: readonly SignalKind[] = ['school', 'village', 'township'];
const OPENING: readonly SignalKind[] = ['absence', 'missing', 'unlisted', 'deferralOver', ...BY_HAND];

export const caseId = (child: string, round: number): string => `${child}:${round}`;

/** Whether this signal, as it stands in a case, opens or holds one. */
export function isOpening(signal: CaseSignal): boolean {
  return OPENING.includes(signal.kind) && !signal.corrected;
}

/** 已有人办理: from then on a case is not taken back by itself. */
function isActedOn(one: Pick<Case, 'contacts' | 'assignee'>): boolean {
  return one.contacts > 0 || one.assignee !== null;
}

/** The documents' word for a stored signal; a spell that began before the days looked at is the last one known. */
function sameOf(stored: CaseSignal, isLastAbsence: boolean, derived: readonly Derived[]): Derived | undefined {
  const same = derived.find(({ signal }) => signal.key === stored.key);
  return same ?? (isLastAbsence ? derived.find((one) => one.cut && stored.on < one.signal.on) : undefined);
}

/** As it was first seen, with as many days as it has now. */
function refreshed(stored: CaseSignal, now: Derived): CaseSignal {
  const { corrected: _, found: __, ...seen } = stored;
  const { why, found } = now.signal;
  const before = { ...seen, ...(stored.why === undefined && why ? { why } : {}), ...(found ? { found } : {}) };
  const days = Math.max(now.signal.days ?? 0, now.cut ? (stored.days ?? 0) : 0);
  return days > 0 ? { ...before, days } : before;
}

/** A signal that the documents show no more. */
function unseen(stored: CaseSignal, acted: boolean, since: PlainDate | undefined): CaseSignal[] {
  const outOfSight = stored.kind !== 'unlisted' && (since === undefined || stored.on < since);
  if (BY_HAND.includes(stored.kind) || outOfSight) {
    return [stored];
  }
  return acted ? [{ ...stored, corrected: true }] : [];
}

/** Stored signals as the documents now show them, then the new ones. */
function merged(existing: Case, derived: readonly Derived[], since: PlainDate | undefined): CaseSignal[] {
  const acted = isActedOn(existing);
  const lastAbsence = existing.signals.findLast((signal) => signal.kind === 'absence');
  const pairs = existing.signals.map((stored) => ({ stored, now: sameOf(stored, stored === lastAbsence, derived) }));
  const kept = pairs.flatMap(({ stored, now }) => (now ? [refreshed(stored, now)] : unseen(stored, acted, since)));
  const fresh = derived.filter((one) => !pairs.some(({ now }) => now === one)).map(({ signal }) => signal);
  return [...kept, ...fresh].sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1)).slice(-SIGNALS_CAP);
}

const NOWHERE = {
  classId: null,
  eduPath: null,
  residencePath: null,
  registeredPath: null,
  dutyPath: null,
} as const;

/** Copies of where the child is now, for the lists of both lines. */
function placed(child: Child): Pick<Case, keyof typeof NOWHERE> {
  const { classId, eduPath, residencePath, registeredPath, dutyPath } = child;
  return { classId, eduPath, residencePath, registeredPath, dutyPath: dutyPath ?? `${child.county}/` };
}

function blank(child: Child, round: number): Case {
  return {
    _id: caseId(child._id, round),
    county: child.county,
    child: child._id,
    round,
    state: 'none',
    openedOn: child.enteredOn,
    openedAt: instantAt(child.enteredOn),
    closedOn: null,
    signals: [],
    urgent: false,
    ...NOWHERE,
    assignee: null,
    steps: [],
    before: null,
    lastAttendedOn: null,
    homeVisits: 0,
    reached: 0,
    contacts: 0,
    lastContactOn: null,
    nextOn: null,
    nextDueAt: null,
    nextClock: null,
    clockProblem: null,
    rev: 0,
  };
}

/** The same case with the state, places and clock that follow from its signals. */
export function settled(one: Case, child: Child, rules: ClockRules): Case {
  const opening = one.signals.filter(isOpening);
  const isFollowed = isOpen(one.state) && (one.state !== 'lead' || opening.length > 0 || isActedOn(one));
  const first = opening[0];
  if (!(isFollowed || (one.state === 'none' && first))) {
    const quiet = {
      signals: [],
      urgent: false,
      lastAttendedOn: null,
      nextDueAt: null,
      nextClock: null,
      clockProblem: null,
      termDueAt: null,
      legalClock: null,
      legalDueAt: null,
      ...NOWHERE,
    };
    return isOpen(one.state) || one.state === 'none' ? { ...one, state: 'none', ...quiet } : one;
  }
  const opened =
    one.state === 'none' && first
      ? { state: one.resumes ? ('persuading' as const) : ('lead' as const), openedOn: first.on, openedAt: first.at }
      : {};
  const open: Case = { ...one, ...opened, ...placed(child) };
  return { ...open, ...nextDue(open, rules) };
}

/** From which day absences are this round's, or the next one's: the return that ended the round before; undefined: all that are known. */
function roundFrom(existing: Case | null): PlainDate | undefined {
  return existing?.state === 'relapsed' ? (returnedOn(existing) ?? undefined) : existing?.since;
}

/** 再次辍学 goes on where the child was lost before: with persuading, under whoever answered for it. Any other round begins as a lead. */
function nextRound(existing: Case, child: Child): Case {
  const next = blank(child, existing.round + 1);
  const back = roundFrom(existing);
  return existing.state === 'relapsed'
    ? { ...next, resumes: true, assignee: existing.assignee, ...(back === undefined ? {} : { since: back }) }
    : next;
}

/** Signals of after the case was closed: they open another round. */
function sinceClosing(existing: Case, derived: readonly Derived[]): Derived[] {
  const { closedOn } = existing;
  return closedOn === null ? [] : derived.filter(({ signal }) => signal.on > closedOn);
}

/**
 * 跟进: the case of a child as it ought to be, from the documents alone: pure, so that late, repeated and reordered changes end the same.
 * A lead that corrected sheets take away goes back to 无需跟进 while nobody has acted; afterwards it stays and its signal says so.
 */
export function followed(existing: Case | null, evidence: Evidence, rules: ClockRules): Case {
  const { child, days } = evidence;
  const derived = derivedSignals({ ...evidence, from: roundFrom(existing) });
  const atRest = existing !== null && existing.state !== 'none' && !isOpen(existing.state);
  if (atRest) {
    const fresh = sinceClosing(existing, derived);
    return fresh.some((one) => one.opens)
      ? follow(nextRound(existing, child), fresh, { ...rules, evidence, since: undefined })
      : existing;
  }
  return follow(existing ?? blank(child, 1), derived, { ...rules, evidence, since: days.at(-1) });
}

function follow(
  base: Case,
  derived: readonly Derived[],
  rules: ClockRules & { readonly evidence: Evidence; readonly since: PlainDate | undefined },
): Case {
  const signals = merged(base, derived, rules.since);
  const urgent = derived.some((one) => one.urgent);
  const lastAttendedOn = lastAttended(rules.evidence) ?? base.lastAttendedOn;
  const seen = withAutomatic({ ...base, signals, urgent, lastAttendedOn }, rules.evidence);
  return settled(seen, rules.evidence.child, rules);
}

/** The same case with a report by hand: it opens at once. */
export function reported(existing: Case | null, child: Child, signal: CaseSignal, rules: ClockRules): Case {
  const isFresh = existing === null || !(isOpen(existing.state) || existing.state === 'none');
  const base = isFresh ? blank(child, (existing?.round ?? 0) + 1) : existing;
  const others = base.signals.filter((one) => one.key !== signal.key);
  return settled({ ...base, signals: [...others, signal].slice(-SIGNALS_CAP) }, child, rules);
}
