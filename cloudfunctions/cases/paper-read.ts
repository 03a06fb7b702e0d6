import type { PostRef } from '#domain/cases/api';
import { PENALTY_ACTS, type PenaltyStanding } from '#domain/cases/api-papers';
import { procedureSteps } from '#domain/cases/chain';
import type { Case } from '#domain/cases/documents';
import { penaltyLocked } from '#domain/cases/guards-papers';
import { closedBy } from '#domain/cases/lawful';
import { actionsIn } from '#domain/cases/machine';
import { paperTitle } from '#domain/cases/paper-content';
import { draftClosed, legalGuardians, readingClosed } from '#domain/cases/paper-rules';
import {
  isDraftPrint,
  PAPER_KINDS,
  type PaperKind,
  type PenaltyFile,
  type PenaltyWords,
  type Service,
} from '#domain/cases/papers';
import { serviceSource } from '#domain/cases/service';
import type { Situation } from '#domain/cases/situation';
import { lastStep } from '#domain/cases/steps';
import { found, refuse } from '#domain/errors';
import { PERMISSIONS } from '#domain/permission-table';
import { logAccess } from '../kit/access-log';
import { addressOf, type FileAddress } from '../kit/files';
import type { Call, Reading } from '../kit/handler';
import { contentOf, penaltyWordsOf, serviceWordsOf } from '../kit/kept-papers';
import type { Store } from '../kit/store';
import { caseScope, childOfCase } from './of-child';
import { aheadOf } from './paper-ahead';
import { ofCase } from './paper-making';
import { paperRow, serviceRow } from './paper-rows';
import { confirmationsOf } from './paper-serve';
import { strikingOf } from './paper-strike';
import { postRefs } from './post-refs';
import { ofPaperRequest, papersRequest } from './requests-papers';
import { situationOf } from './situation';
import { judgedFor } from './step';

const A_PAGE = 100;

/** @throws {Refusal} ILLEGAL_STATE for a reviewer, while the case is not in review */
function requireInReview({ post }: Call, { state }: Case): void {
  const closed = readingClosed(post?.role, state);
  if (closed !== null) {
    refuse('ILLEGAL_STATE', { message: closed });
  }
}

async function besideOf(store: Store, one: Case) {
  const equal = { county: one.county, case: one._id };
  const [papers, services, entrusted, files] = await Promise.all([
    store.page('papers', { equal, range: { key: 'draftedAt' }, limit: A_PAGE }),
    store.page('services', { equal, range: { key: 'at' }, limit: A_PAGE }),
    store.page('entrustedServices', { equal, range: { key: 'requestedOn' }, limit: A_PAGE }),
    store.page('penaltyFiles', { equal, range: { key: 'at' }, limit: A_PAGE }),
  ]);
  return { papers: papers.items, services: services.items, entrusted: entrusted.items, files: files.items };
}

const wordsOf = (files: readonly PenaltyFile[], id: string | undefined): PenaltyWords | null => {
  const file = files.find(({ _id }) => _id === id);
  return file ? penaltyWordsOf(file) : null;
};

function penaltyActs(situation: Situation): Pick<PenaltyStanding, 'acts' | 'closed'> {
  const known = actionsIn(situation.one.state);
  const may = PENALTY_ACTS.filter(
    (act) => known.includes(act) && PERMISSIONS[`cases.${act}`][situation.actor.role] !== undefined,
  );
  const judged = may.map((act) => ({ act, against: closedBy(situation, act) }));
  return {
    acts: judged.flatMap(({ act, against }) => (against === null ? act : [])),
    closed: judged.flatMap(({ act, against }) => (against === null ? [] : [{ act, ...against }])),
  };
}

/** 处罚程序 as it stands, with its words. */
function penaltyOf(
  situation: Situation,
  files: readonly PenaltyFile[],
  refOf: (post: string) => PostRef,
): PenaltyStanding {
  const { chain } = situation.evidence;
  const steps = procedureSteps(situation.one.steps);
  const statement = lastStep(steps, 'answerStatement');
  const review = lastStep(steps, 'legalReview');
  const { said = '', answer = '' } = wordsOf(files, statement?.file) ?? {};
  return {
    ...penaltyActs(situation),
    locked: penaltyLocked(situation),
    officers: wordsOf(files, lastStep(steps, 'nameOfficers')?.file)?.officers ?? [],
    openedOn: chain.openedOn,
    statement: statement && { on: statement.on, received: statement.received, said, answer },
    review: review && {
      on: review.on,
      agrees: review.agrees,
      opinion: wordsOf(files, review.file)?.opinion ?? '',
      by: refOf(review.by.post ?? ''),
    },
    suitUntil: chain.suitUntil,
    courtUntil: chain.courtUntil,
  };
}

async function readLogged(call: Call, child: string): Promise<void> {
  await logAccess(call.store, call, { child, fields: ['papers'], reason: '办理个案文书' });
}

/** 个案的文书 */
export const papers: Reading<'cases.papers'> = {
  request: papersRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async read(call, request) {
    const { store } = call;
    const one = found(await store.read('cases', request.case));
    requireInReview(call, one);
    const child = found(await childOfCase(store, request.case));
    const { rules, evidence } = await judgedFor(call, request.case);
    const situation = situationOf(call, one, rules, evidence);
    const { papers: all, files, ...beside } = await besideOf(store, one);
    await readLogged(call, child._id);
    const townships = await store.readAll('units', [...new Set(beside.entrusted.flatMap(({ to }) => to ?? []))]);
    const nameOf = (unit: string): string => townships.find(({ _id }) => _id === unit)?.name ?? '';
    const confirmations = await confirmationsOf(store, child);
    const refOf = await postRefs(
      store,
      one.steps.flatMap(({ by }) => by.post ?? []),
    );
    const unit = found(call.post).unit;
    const ahead = await aheadOf(call, situation, all);
    const legal = legalGuardians(child);
    return {
      child: { id: child._id, name: child.name },
      items: all.toReversed().map((paper) => paperRow(situation, paper, unit, { ...beside, nameOf, ahead })),
      guardians: legal.map(({ slot, name, relation, kind }) => ({
        slot,
        kind,
        name,
        relation,
        addressConfirmedOn: confirmations.find((confirmed) => confirmed.slot === slot)?.on ?? null,
      })),
      others: child.adults
        .filter((adult) => !legal.includes(adult))
        .map(({ name, relation, kind }) => ({ name, relation, kind })),
      kinds: (Object.keys(PAPER_KINDS) as PaperKind[]).map((kind) => ({
        kind,
        title: paperTitle(kind, rules.policy),
        closed: draftClosed(situation, kind),
      })),
      penalty: penaltyOf(situation, files, refOf),
      publicNoticeDays: rules.policy.get('service.publicNoticeDays'),
    };
  },
};

async function fileLink(store: Store, id: string): Promise<FileAddress[]> {
  const file = await store.read('incoming', id);
  return file ? [await addressOf(file.kept)] : [];
}

async function serviceWhole(store: Store, service: Service, nameOf: (slot: string) => string) {
  const words = serviceWordsOf(service);
  const proof = await Promise.all(service.proof.map((id) => fileLink(store, id)));
  return {
    ...serviceRow(service),
    ...words,
    addressee: service.addressee,
    name: nameOf(service.addressee),
    receiver: service.receiver,
    livesWithAddressee: service.livesWithAddressee,
    receiverIsAdult: service.receiverIsAdult,
    source: serviceSource(service.method),
    proof: proof.flat(),
  };
}

/** 一份文书: everything that is printed, and its 送达回证. */
export const paper: Reading<'cases.paper'> = {
  request: ofPaperRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  async read(call, request) {
    const { store } = call;
    const one = found(await store.read('cases', request.case));
    requireInReview(call, one);
    const asked = ofCase(await store.read('papers', request.paper), request.case);
    const county = found(await store.read('counties', call.county));
    await readLogged(call, one.child);
    const content = contentOf(asked);
    const { services } = await besideOf(store, one);
    const nameOf = (slot: string): string => content.addressees.find((who) => who.slot === slot)?.name ?? '';
    const tried = services.filter(({ paper: of }) => of === asked._id);
    const refOf = await postRefs(
      store,
      tried.flatMap(({ struck }) => struck?.by.post ?? []),
    );
    const may = call.post !== null && call.post.role in PERMISSIONS['cases.strikeService'];
    const striking = { isOrgan: may && call.post?.unit === asked.organ, refOf };
    return {
      id: asked._id,
      case: one._id,
      state: asked.state,
      isDraftPrint: isDraftPrint(asked),
      content,
      digest: asked.digest,
      sealedCopy: asked.sealedCopy === null ? null : ((await fileLink(store, asked.sealedCopy))[0] ?? null),
      services: await Promise.all(
        tried.map(async (service) => ({
          ...(await serviceWhole(store, service, nameOf)),
          ...strikingOf(call, one, service, striking),
        })),
      ),
      demo: county.demo,
    };
  },
};
