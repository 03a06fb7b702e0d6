import type { Case } from '#domain/cases/documents';
import type { CaseEvidence, Situation } from '#domain/cases/situation';
import { lastStep, type StepOf, sinceAfresh } from '#domain/cases/steps';
import { addDays, type PlainDate, spokenDate } from '#domain/plain-date';

type Rolls = Pick<CaseEvidence, 'presentOn' | 'absentOn'>;

/** 又没有到校: the rolls named the child as absent without excuse, and have not seen it since; leave that came after changes nothing. */
export const isAwayAgain = ({ presentOn, absentOn }: Rolls): boolean =>
  absentOn !== null && (presentOn === null || presentOn < absentOn);

/** 返校最早哪天: not before the case began, and after the last day on which the roll missed the child. */
export function returnFrom({ openedOn }: Pick<Case, 'openedOn'>, { absentOn }: Pick<Rolls, 'absentOn'>): PlainDate {
  const after = absentOn === null ? openedOn : addDays(absentOn, 1);
  return after > openedOn ? after : openedOn;
}

type Asked = Pick<Situation, 'one' | 'today'> & { readonly evidence: Rolls };

/** 这一天能不能登记返校: why it cannot have been the day, as a sentence; null where nothing speaks against it. */
export function returnProblem({ one, evidence, today }: Asked, on: PlainDate): string | null {
  const { absentOn } = evidence;
  if (on > today) {
    return '返校的日期还没有到。';
  }
  if (absentOn !== null && on <= absentOn) {
    return `${spokenDate(absentOn, today)}点名孩子还没有到校，返校要在这以后。`;
  }
  return on < one.openedOn ? `${spokenDate(one.openedOn, today)}才立线索，返校不会在这以前。` : null;
}

/** The claim that waits for the class: one that a later roll has disproved stands open no more. */
export function openClaim({ one, evidence }: Pick<Asked, 'one' | 'evidence'>): StepOf<'claimReturn'> | null {
  const claim = lastStep(sinceAfresh(one.steps), 'claimReturn');
  const isDisproved = claim !== null && evidence.absentOn !== null && evidence.absentOn >= claim.on;
  return claim === null || one.state === 'followUp' || isDisproved ? null : claim;
}
