import { type AddresseeRow, PAPER_ACTS, type PaperAct, type PaperAhead, type PaperRow } from '#domain/cases/api-papers';
import type { ServiceRow } from '#domain/cases/api-service';
import { chainOf } from '#domain/cases/chain';
import { type Closed, closedBy } from '#domain/cases/lawful';
import { TO_COURT, voidClosed } from '#domain/cases/paper-rules';
import { type EntrustedService, isDraftPrint, type Paper, type PaperKind, type Service } from '#domain/cases/papers';
import type { Situation } from '#domain/cases/situation';
import { servicesOf } from '#domain/cases/steps';
import type { ClockName } from '#domain/clock/clocks';
import { evaluate } from '#domain/clock/evaluate';
import { PERMISSIONS } from '#domain/permission-table';
import { dayOf, type PlainDate } from '#domain/plain-date';
import type { AdultSlot } from '#domain/roster/documents';

import { contentOf } from '../kit/kept-papers';

/** Which clock runs from the service of a paper. */
const CLOCK_OF: Readonly<Partial<Record<PaperKind, ClockName>>> = {
  notice: 'notice',
  order: 'order',
  penaltyTold: 'statement',
  demand: 'demand',
};

/** 期限的最后一天 of one who was served; of a decision the last day for suing. */
export function lastDayOf(
  situation: Pick<Situation, 'one' | 'rules' | 'now'>,
  { kind }: Pick<Paper, 'kind'>,
  slot: AdultSlot,
  servedOn: PlainDate | null,
) {
  if (kind === 'penaltyDecision' && servedOn !== null) {
    return chainOf(situation.one, situation.rules).suitUntil;
  }
  const clock = CLOCK_OF[kind];
  if (clock === undefined || servedOn === null) {
    return null;
  }
  const running = evaluate(situation.one, situation.rules, situation.now, [clock]);
  return running.find(({ about, startedOn }) => about === slot && startedOn === servedOn)?.counted?.last ?? null;
}

/** The day from which the term of this guardian runs, by the steps of the case. */
export const servedOnOf = ({ one }: Pick<Situation, 'one'>, paper: string, slot: AdultSlot): PlainDate | null =>
  servicesOf(one.steps).find((step) => step.paper === paper && step.addressee === slot)?.on ?? null;

export const serviceRow = ({ _id, n, method, on, servedOn, wanting, struck }: Service): ServiceRow => ({
  id: _id,
  n,
  method,
  on,
  servedOn: struck ? null : servedOn,
  wanting,
  struckOn: struck ? dayOf(struck.at) : null,
});

/** What stands beside a paper. */
export interface Beside {
  readonly services: readonly Service[];
  readonly entrusted: readonly EntrustedService[];
  /** Name of a township by its id. */
  readonly nameOf: (unit: string) => string;
  readonly ahead: ReadonlyMap<string, PaperAhead>;
}

function addresseeRow(
  situation: Situation,
  paper: Paper,
  beside: Beside,
  who: Pick<AddresseeRow, 'slot' | 'name' | 'relation'>,
): AddresseeRow {
  const attempts = beside.services.filter(({ paper: of, addressee }) => of === paper._id && addressee === who.slot);
  const asked = beside.entrusted.find(({ _id }) => _id === `${paper._id}:${who.slot}`);
  const servedOn = servedOnOf(situation, paper._id, who.slot);
  return {
    ...who,
    servedOn,
    lastDay: lastDayOf(situation, paper, who.slot, servedOn),
    attempts: attempts.sort((a, b) => a.n - b.n).map(serviceRow),
    entrusted: asked
      ? {
          to: asked.to === null ? '外地' : beside.nameOf(asked.to),
          requestedOn: asked.requestedOn,
          acceptedOn: asked.acceptedOn,
        }
      : null,
  };
}

const own = (reason: string, source = '文书的办理顺序'): Closed => ({ reason, source });

const SEAL_FIRST = own('请先由机关签字盖章，上传盖章件。');

type Judging = (situation: Situation, paper: Paper, isTried: boolean) => Closed | null | undefined;

/** Why an act on this very paper is closed; null where it is open; undefined where its kind and state do not know it. */
const ACT_CLOSED: Readonly<Record<PaperAct, Judging>> = {
  issueNotice: (situation, { state }) => (state === 'draft' ? closedBy(situation, 'issueNotice') : undefined),
  decide: (situation, { state, kind }) =>
    state === 'draft' && kind === 'penaltyDecision' && situation.one.state === 'enforcementReview'
      ? closedBy(situation, 'decide')
      : undefined,
  goToCourt(situation, paper) {
    if (paper.state !== 'issued' || !TO_COURT.includes(paper.kind)) {
      return undefined;
    }
    return isDraftPrint(paper) ? SEAL_FIRST : closedBy(situation, 'goToCourt');
  },
  sealPaper: (_, { state }, isTried) => (state === 'issued' && !isTried ? null : undefined),
  serveNotice: serveClosed,
  voidPaper: (situation, paper) => (paper.state === 'issued' ? voidedBy(situation, paper) : undefined),
};

function serveClosed(situation: Situation, paper: Paper): Closed | null | undefined {
  const owed = paper.addressees.some((slot) => servedOnOf(situation, paper._id, slot) === null);
  if (paper.state !== 'issued' || !owed || TO_COURT.includes(paper.kind)) {
    return undefined;
  }
  return isDraftPrint(paper) ? SEAL_FIRST : closedBy(situation, 'serveNotice');
}

function voidedBy(situation: Situation, paper: Paper): Closed | null {
  const later = voidClosed(situation, paper._id);
  return later === null ? closedBy(situation, 'voidPaper') : own(later);
}

/** What this post may do with the paper: another organ's is nobody's to act on. */
function actsOn(situation: Situation, paper: Paper, unit: string, isTried: boolean): Pick<PaperRow, 'acts' | 'closed'> {
  const may = PAPER_ACTS.filter(
    (act) => paper.organ === unit && PERMISSIONS[`cases.${act}`][situation.actor.role] !== undefined,
  );
  const judged = may.map((act) => ({
    act,
    against: ACT_CLOSED[act]({ ...situation, paper: paper.kind }, paper, isTried),
  }));
  return {
    acts: judged.flatMap(({ act, against }) => (against === null ? act : [])),
    closed: judged.flatMap(({ act, against }) => (against ? [{ act, ...against }] : [])),
  };
}

/** 一份文书 in the list. */
export function paperRow(situation: Situation, paper: Paper, unit: string, beside: Beside): PaperRow {
  const content = contentOf(paper);
  const { _id, kind, state, number, draftedAt, issuedAt, sealedCopy, voided } = paper;
  const addressees = content.addressees.map((who) => addresseeRow(situation, paper, beside, who));
  return {
    id: _id,
    kind,
    title: content.title,
    number,
    state,
    isDraftPrint: isDraftPrint(paper),
    organ: content.organ,
    addressees,
    draftedAt,
    issuedOn: issuedAt === null ? null : dayOf(issuedAt),
    isSealed: sealedCopy !== null,
    ahead: beside.ahead.get(_id) ?? null,
    voided: voided && { on: dayOf(voided.at), reason: voided.reason },
    ...actsOn(
      situation,
      paper,
      unit,
      addressees.some(({ attempts }) => attempts.length > 0),
    ),
  };
}
