import type { RequestOf } from '#domain/api';
import type { Case } from '#domain/cases/documents';
import { closedBy } from '#domain/cases/lawful';
import type { AddressConfirmation, Paper, Service, ServiceWords } from '#domain/cases/papers';
import { isDraftPrint } from '#domain/cases/papers';
import { type Attempts, served } from '#domain/cases/service';
import { standingPapers, thisRound } from '#domain/cases/steps';
import { found, refuse } from '#domain/errors';
import { dayOf } from '#domain/plain-date';
import type { AdultSlot, Child } from '#domain/roster/documents';
import { holdCopy, PROOF_PHOTOS } from '../kit/files';
import type { Call, Writing } from '../kit/handler';
import { keptServiceWords } from '../kit/kept-papers';
import { derivedId } from '../kit/secrets';
import type { Store, Transaction } from '../kit/store';
import { caseScope, pathsOf } from './of-child';
import { by, ofCase, requireOrgan } from './paper-making';
import { serveNoticeRequest } from './requests-papers';
import { situationOf } from './situation';
import { type Judged, judgedFor, requirePast, stepOutcome, takeStep } from './step';

type Said = RequestOf<'cases.serveNotice'>;

interface Prepared extends Judged {
  readonly proof: readonly string[];
  readonly confirmations: readonly AddressConfirmation[];
  /** Names of the household: nobody of it is a witness. */
  readonly household: readonly string[];
}

const HOUSEHOLD_CAP = 30;

/** The child, both parties and everybody who lives with them, by name. */
async function householdOf({ store, county }: Call, child: Child): Promise<string[]> {
  const equal = child.household === null ? null : { county, household: child.household };
  const home = equal === null ? [] : (await store.page('children', { equal, limit: HOUSEHOLD_CAP })).items;
  return [child, ...home].flatMap(({ name, adults }) => [name, ...adults.map((adult) => adult.name)]);
}

const TRIES_CAP = 20;
const CONFIRMATIONS_CAP = 50;

/** 送达地址确认书 of one guardian, the latest first. */
export async function confirmationsOf(
  store: Store,
  child: Pick<Child, '_id' | 'county'>,
): Promise<AddressConfirmation[]> {
  const equal = { county: child.county, child: child._id };
  const range = { key: 'on' } as const;
  return (await store.page('addressConfirmations', { equal, range, order: 'desc', limit: CONFIRMATIONS_CAP })).items;
}

const wordsOf = (said: Said): ServiceWords => ({
  place: said.place ?? '',
  receiverName: said.receiverName ?? '',
  relation: said.relation ?? '',
  witness: said.witness ?? '',
  witnessOf: said.witnessOf ?? '',
  witnessUnit: said.witnessUnit ?? '',
  refusal: said.refusal ?? '',
  failedBefore: said.failedBefore ?? '',
  servers: said.servers,
});

/** What has been tried with this guardian before, in its order. */
async function triedBefore(tx: Transaction, paper: string, addressee: AdultSlot): Promise<Service[]> {
  const tried: Service[] = [];
  for (let n = 1; n <= TRIES_CAP; n += 1) {
    const service = await tx.read('services', `${paper}:${addressee}:${n}`);
    if (!service) {
      return tried;
    }
    tried.push(service);
  }
  return refuse('ILLEGAL_STATE', { message: '送达的次数太多了，请县教育局核对后再办。' });
}

/** Of this round of persuading: a paper of before the family was admonished, or the child lost, sets nothing going any more. */
const isOfThisRound = ({ steps }: Case, { _id }: Paper): boolean =>
  standingPapers(thisRound(steps)).some(({ paper }) => paper === _id);

function requireServable(one: Case, paper: Paper, said: Said, tried: readonly Service[]): void {
  if (paper.state !== 'issued') {
    refuse('ILLEGAL_STATE', { message: paper.state === 'draft' ? '草稿不能送达，请先制发。' : '这份文书已经作废。' });
  }
  if (isDraftPrint(paper)) {
    refuse('ILLEGAL_STATE', { message: '请先由机关签字盖章，上传盖章件，再送达。' });
  }
  if (!isOfThisRound(one, paper)) {
    refuse('ILLEGAL_STATE', { message: '这是上一轮劝返的文书，不再送达，请重新制发。' });
  }
  if (!paper.addressees.includes(said.addressee)) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'addressee', rule: '这份文书没有写给这位监护人' }] });
  }
  if (tried.some(({ servedOn, struck }) => servedOn !== null && !struck)) {
    refuse('ILLEGAL_STATE', { message: '已经送达这位监护人，不用再登记。' });
  }
  if (said.on < dayOf(paper.issuedAt ?? 0)) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'on', rule: '不能早于制发的那一天' }] });
  }
}

interface Trying {
  readonly said: Said;
  readonly child: Child;
  readonly tried: readonly Service[];
  readonly isAccepted: boolean;
}

/** 送达日 by the rules of each method, or what is wanting. */
function judged({ said, child, tried, isAccepted }: Trying, { rules, proof, confirmations, household }: Prepared) {
  const adult = found(child.adults.find(({ slot }) => slot === said.addressee));
  const confirmed = confirmations.find(({ slot, on }) => slot === said.addressee && on <= said.on);
  const attempts: Attempts = tried
    .filter(({ struck }) => !struck)
    .map(({ method, servedOn }) => ({ method, proved: servedOn !== null }));
  const claim = {
    ...wordsOf(said),
    addressee: said.addressee,
    addresseeKind: adult.kind,
    method: said.method,
    on: said.on,
    receiver: said.receiver ?? null,
    livesWithAddressee: said.livesWithAddressee ?? false,
    receiverIsAdult: said.receiverIsAdult ?? false,
    proof,
    involved: [...household, ...said.servers],
    addressConfirmedOn: confirmed?.on ?? null,
    requestAccepted: isAccepted,
  };
  return served(claim, attempts, rules.policy.get('service.publicNoticeDays'));
}

function serviceOf(call: Call, trying: Trying, prepared: Prepared): Service {
  const { said, tried } = trying;
  const n = tried.length + 1;
  const _id = `${said.paper}:${said.addressee}:${n}`;
  const result = judged(trying, prepared);
  return {
    _id,
    county: call.county,
    case: said.case,
    paper: said.paper,
    addressee: said.addressee,
    n,
    method: said.method,
    receiver: said.receiver ?? null,
    livesWithAddressee: said.livesWithAddressee ?? false,
    receiverIsAdult: said.receiverIsAdult ?? false,
    on: said.on,
    proof: prepared.proof,
    words: keptServiceWords(_id, wordsOf(said)),
    servedOn: 'servedOn' in result ? result.servedOn : null,
    wanting: 'wanting' in result ? result.wanting : null,
    by: by(call),
    at: call.now,
  };
}

/** What the table says of serving at all, for a try that leaves no step. */
function requireOpen(call: Call, before: Case, { rules, evidence }: Judged): void {
  const closed = closedBy(situationOf(call, before, rules, evidence), 'serveNotice');
  if (closed !== null) {
    refuse('ILLEGAL_STATE', { message: closed.reason });
  }
}

/** Only a proved service is a step, on the day from which the term runs. */
async function written(tx: Transaction, call: Call, before: Case, prepared: Prepared, service: Service) {
  const { _id, paper, addressee, servedOn, wanting } = service;
  const after =
    servedOn === null
      ? before
      : await takeStep(tx, call, before, prepared, {
          action: 'serveNotice',
          on: servedOn,
          details: { paper, addressee, service: _id },
        });
  return { after, reply: { case: after._id, state: after.state, service: _id, servedOn, wanting } };
}

/** 登记送达: every try is kept, with what is wanting. */
export const serveNotice: Writing<'cases.serveNotice'> = {
  request: serveNoticeRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async prepare(call, request): Promise<Prepared> {
    requirePast(request.on, call.today);
    const paper = ofCase(await call.store.read('papers', request.paper), request.case);
    const judging = await judgedFor(call, request.case);
    const child = found(await call.store.read('children', paper.child));
    const proof: string[] = [];
    for (const upload of request.proof) {
      const id = derivedId('serviceProof', request.paper, upload);
      proof.push((await holdCopy(call, upload, PROOF_PHOTOS, { id })).file._id);
    }
    const confirmations = await confirmationsOf(call.store, child);
    return { ...judging, proof, confirmations, household: await householdOf(call, child) };
  },
  async write(tx, call, request, raw) {
    const prepared = raw as Prepared;
    const before = found(await tx.read('cases', request.case));
    const child = found(await tx.read('children', before.child));
    const paper = ofCase(await tx.read('papers', request.paper), request.case);
    requireOpen(call, before, prepared);
    requireOrgan(call, paper);
    const tried = await triedBefore(tx, paper._id, request.addressee);
    requireServable(before, paper, request, tried);
    const entrusted = await tx.read('entrustedServices', `${paper._id}:${request.addressee}`);
    const isAccepted = entrusted !== null && entrusted.acceptedOn !== null && entrusted.acceptedOn <= request.on;
    const service = serviceOf(call, { said: request, child, tried, isAccepted }, prepared);
    await tx.create('services', service);
    const { after, reply } = await written(tx, call, before, prepared, service);
    const outcome = stepOutcome(before, after, prepared.rules, 'serveNotice', reply);
    const { method, servedOn } = service;
    return {
      ...outcome,
      change: { ...outcome.change, service: service._id, method, servedOn },
      paths: pathsOf(before, after),
    };
  },
};
