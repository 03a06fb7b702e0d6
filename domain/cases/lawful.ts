import { GUARDS, type Guard, type GuardName } from '#domain/cases/guards';
import { type CaseAction, nextState } from '#domain/cases/machine';
import { openClaim } from '#domain/cases/return';
import type { Situation } from '#domain/cases/situation';
import { openProposal } from '#domain/cases/steps';
import { wayFrom } from '#domain/cases/way';

/** 哪一步看哪些规矩: named policies, in the order in which a person can do something about them. */
export const GUARDED: Readonly<Partial<Record<CaseAction, readonly GuardName[]>>> = {
  proposeExclusion: ['nothingProposed'],
  exclude: ['exclusionProposed', 'secondPerson'],
  rejectProposal: ['secondPerson'],
  proposeReopening: ['nothingProposed'],
  reopen: ['reopeningProposed', 'secondPerson'],
  suspect: ['nothingProposed', 'suspectDays'],
  confirm: ['confirmTerm'],
  persuade: ['bothResponsible'],
  issueNotice: ['organ', 'enoughContacts', 'noClaimOpen', 'orderAfterNotice', 'chainInItsPlace'],
  serveNotice: ['somebodyToServe'],
  strikeService: ['serviceToStrike'],
  voidPaper: ['paperToVoid'],
  review: ['orderOver', 'noClaimOpen'],
  nameOfficers: ['penaltyUnlocked', 'noClaimOpen'],
  answerStatement: ['penaltyUnlocked', 'toldServed'],
  legalReview: ['outsider', 'reviewInOrder'],
  decide: ['noClaimOpen', 'decisionComplete'],
  goToCourt: ['noClaimOpen', 'courtComplete'],
  acceptTransfer: ['receiver'],
  bounce: ['receiver'],
  claimReturn: ['returnPossible'],
  confirmReturn: ['mayConfirm', 'returnClaimed', 'stillBack'],
  strikeOff: ['notStruckOff', 'bothLinesConfirmed', 'stillBack'],
  relapse: ['absentAgain'],
  close: ['followUpDone', 'stillBack'],
  end: ['endProved'],
};

/** Why a step is closed: what to say, and what it stands on. */
export interface Closed {
  readonly reason: string;
  readonly source: string;
}

/** @returns what stands against an act now; null when it may be done; the table itself first. */
export function closedBy(situation: Situation, action: CaseAction): Closed | null {
  if (nextState(situation.one.state, action) === null) {
    return { reason: '这个状态不能这样办理。', source: '个案状态表' };
  }
  for (const name of GUARDED[action] ?? []) {
    const guard: Guard = GUARDS[name];
    const reason = guard.closed(situation);
    if (reason !== null) {
      return { reason, source: guard.source };
    }
  }
  return null;
}

/** Nothing is left to do, or nobody has asked for it: no reason to show. */
function isMoot(situation: Situation, action: CaseAction): boolean {
  const { one } = situation;
  switch (action) {
    case 'exclude':
      return openProposal(one.steps)?.action !== 'proposeExclusion';
    case 'confirmReturn':
      return one.state === 'followUp' || openClaim(situation) === null;
    case 'strikeOff':
      return GUARDS.notStruckOff.closed(situation) !== null;
    case 'serveNotice':
      return GUARDS.somebodyToServe.closed(situation) !== null;
    default:
      return false;
  }
}

/** 还不能办的下一步: of the way of the law the first step that is wanted and closed to everybody; null where one is open. */
export function waitingStep(situation: Situation): CaseAction | null {
  const next = nextLawful(situation);
  const way = wayFrom(situation.one.state).filter((action) => action !== 'contact' && !isMoot(situation, action));
  return next !== null && next !== 'contact'
    ? null
    : (way.find((action) => closedBy(situation, action) !== null) ?? null);
}

/** 下一步: the one big button: the first lawful step on the way that nothing closes. */
export function nextLawful(situation: Situation): CaseAction | null {
  return wayFrom(situation.one.state).find((action) => closedBy(situation, action) === null) ?? null;
}
