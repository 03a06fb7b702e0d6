import type { Paper, PaperKind } from '#domain/cases/papers';
import { type CaseStep, lastStep, type StepAction, servicesOf, standingPapers, thisRound } from '#domain/cases/steps';
import type { AdultSlot } from '#domain/roster/documents';
import { receiptIfMay } from './uploads';
import { type Hand, type Move, move, type World } from './walk-world';

export const APPROVER: Hand = 'townshipApprover';
const DESK: Hand = 'townshipEducationOfficer';
const THERE: Hand = 'townshipEducationOfficer.sibling';
const TEXTS = { facts: '孩子自九月起没有到校，多次劝返无效。', ruling: '处以警告，并责令立即送孩子到校。' };

export const drafted = ({ one }: World, kind: PaperKind, who: Hand = APPROVER, ruling = TEXTS.ruling): Move =>
  move(who, 'cases.draftPaper', { case: one._id, kind, addressees: ['guardian', 'guardian2'], ...TEXTS, ruling });

const ofPaper = ({ _id, case: one }: Paper) => ({ case: one, paper: _id });
export const latestOf = ({ papers }: World, kind: PaperKind): Paper | undefined =>
  papers.findLast((paper) => paper.kind === kind && paper.state !== 'void');

/** The papers of this round that stand, and whom nobody has served yet. */
export function owedServices({ one, papers }: World): { readonly paper: Paper; readonly addressee: AdultSlot }[] {
  const steps = thisRound(one.steps);
  const done = new Set(servicesOf(steps).map(({ paper, addressee }) => `${paper} ${addressee}`));
  return standingPapers(steps)
    .filter(({ kind }) => kind !== 'courtApplication' && kind !== 'complaint')
    .flatMap(({ paper, addressees }) =>
      addressees
        .filter((addressee) => !done.has(`${paper} ${addressee}`))
        .flatMap((addressee) => papers.filter(({ _id }) => _id === paper).map((each) => ({ paper: each, addressee }))),
    );
}

export const sealed = async ({ product, one }: World, paper: Paper): Promise<Move> =>
  move(APPROVER, 'cases.sealPaper', { ...ofPaper(paper), scan: await receiptIfMay(product, APPROVER, one._id) });

/** The one big button: a paper that is drafted is issued, one that is issued is sealed where its kind asks for it. */
export async function paperStep(world: World, kind: PaperKind): Promise<Move> {
  const paper = latestOf(world, kind);
  if (!paper) {
    return drafted(world, kind);
  }
  return paper.state === 'draft' ? move(APPROVER, 'cases.issueNotice', ofPaper(paper)) : sealed(world, paper);
}

type Changes = Partial<Parameters<typeof move<'cases.serveNotice'>>[2]>;
const ONLINE: Changes = { method: 'electronic', receiver: undefined };
const PUBLIC: Changes = { method: 'publicNotice', receiver: undefined, failedBefore: '上门无人，邮件退回' };
/** Ways to serve; the first five prove it, each in its manner, the others do not. */
const WAYS: readonly Changes[] = [
  {},
  {
    method: 'left',
    receiver: undefined,
    refusal: '骂人，不肯签',
    witnessOf: 'committee',
    witnessUnit: '一村村委会',
    witness: '周明',
  },
  { method: 'mail', receiver: undefined },
  { receiver: 'named', relation: '弟弟', receiverName: '舅舅', receiverIsAdult: true },
  { receiver: 'adultOfHome', relation: '母亲', receiverName: '外婆', receiverIsAdult: true, livesWithAddressee: true },
  { proof: [] },
  { receiver: 'adultOfHome', relation: '母亲', receiverName: '奶奶', receiverIsAdult: true },
  { method: 'entrusted' },
  { method: 'mail', receiver: undefined, proof: [] },
  ONLINE,
  PUBLIC,
];
const PROVING = 5;

/** What earlier tries have opened: a public notice after two that failed, another township that has taken it, an address online. */
async function openedWays({ product, services }: World, paper: string, addressee: AdultSlot): Promise<Changes[]> {
  const tried = services.filter((one) => one.paper === paper && one.addressee === addressee);
  const asked = await product.store.read('entrustedServices', `${paper}:${addressee}`);
  return [
    ...(new Set(tried.map(({ method }) => method)).size >= 2 ? [PUBLIC] : []),
    ...(asked?.acceptedOn ? [{ method: 'entrusted' } as const] : []),
    ...(tried.length > 0 ? [ONLINE] : []),
  ];
}

/** One try to serve. @param isProving Whether it is one that proves. */
export async function serviceOf(world: World, isProving: boolean): Promise<Move | null> {
  const { product, one, today, draw } = world;
  const [owed] = owedServices(world);
  if (!owed) {
    return null;
  }
  const special = isProving ? [] : await openedWays(world, owed.paper._id, owed.addressee);
  const plain = WAYS[isProving ? draw(PROVING) : draw(WAYS.length)] ?? {};
  const changes = special.length > 0 && draw(2) === 0 ? (special[draw(special.length)] ?? plain) : plain;
  return move(APPROVER, 'cases.serveNotice', {
    ...ofPaper(owed.paper),
    addressee: owed.addressee,
    method: 'direct',
    on: today,
    receiver: 'addressee',
    servers: ['甲', '乙'],
    place: '一组家中',
    proof: changes.proof ?? [await receiptIfMay(product, APPROVER, one._id)],
    ...changes,
  });
}

/** Before service by others: a request to another township, its answer, an address that was confirmed. */
export async function preparedService(world: World): Promise<Move | null> {
  const { product, one, today, draw } = world;
  const [owed] = owedServices(world);
  if (!owed) {
    return null;
  }
  const { paper, addressee } = owed;
  const asked = await product.store.read('entrustedServices', `${paper._id}:${addressee}`);
  if (asked && asked.acceptedOn === null) {
    return move(THERE, 'cases.acceptService', { entrusted: asked._id });
  }
  if (draw(2) === 0) {
    return move(DESK, 'cases.entrustService', { ...ofPaper(paper), addressee, to: 'yunling-t10', place: '远村租住处' });
  }
  const scan = await receiptIfMay(product, DESK, one._id);
  return move(DESK, 'cases.confirmAddress', {
    case: one._id,
    slot: addressee,
    on: today,
    address: '微信本人账号',
    scan,
  });
}

export const voided = ({ one, papers, draw }: World): Move | null => {
  const paper = papers[draw(Math.max(1, papers.length))];
  return paper ? move(APPROVER, 'cases.voidPaper', { case: one._id, paper: paper._id, reason: 'mistake' }) : null;
};

const OFFICERS = [
  { name: '执法甲', certificate: '990101001' },
  { name: '执法乙', certificate: '990101002' },
];
export const officersNamed = ({ one }: World): Move =>
  move(APPROVER, 'cases.nameOfficers', { case: one._id, officers: OFFICERS });
export const answered = ({ one, today, draw }: World, who: Hand = 'enforcementOfficer'): Move =>
  draw(2) === 0
    ? move(who, 'cases.answerStatement', { case: one._id, on: today, received: false })
    : move(who, 'cases.answerStatement', {
        case: one._id,
        on: today,
        received: true,
        said: '家里困难',
        answer: '已核对，可以申请资助',
      });
export const reviewed = ({ one, draw }: World): Move =>
  move('legalReviewer', 'cases.legalReview', { case: one._id, agrees: draw(6) > 0, opinion: '事实清楚，程序合法' });

interface Procedure {
  readonly steps: readonly CaseStep[];
  readonly made: (kind: PaperKind) => Paper | undefined;
  /** Somebody has to be served yet: the try that is made. */
  readonly service: Move | null;
}

const isSealed = (paper: Paper | undefined): paper is Paper => paper?.state === 'issued' && paper.sealedCopy !== null;

/** From the officers to the decision, in the order of the law. */
async function untilDecided(world: World, { steps, made, service }: Procedure): Promise<Move> {
  const has = (action: StepAction): boolean => steps.some((step) => step.action === action);
  if (!has('nameOfficers')) {
    return officersNamed(world);
  }
  if (!isSealed(made('penaltyTold'))) {
    return paperStep(world, 'penaltyTold');
  }
  if (service ?? !has('answerStatement')) {
    return service ?? answered(world);
  }
  const decision = made('penaltyDecision');
  if (lastStep(steps, 'legalReview')?.agrees !== true) {
    return reviewed(world);
  }
  return decision ? move(APPROVER, 'cases.decide', ofPaper(decision)) : drafted(world, 'penaltyDecision');
}

/** From the decision to the court. */
async function untilCourt(world: World, { made, service }: Procedure): Promise<Move> {
  const kinds = ['penaltyDecision', 'demand', 'courtApplication'] as const;
  const kind = kinds.find((one) => !isSealed(made(one)));
  const paper = kind && made(kind);
  // Nobody is asked once more before they were told what was decided.
  if (service && kind !== 'penaltyDecision') {
    return service;
  }
  if (kind === undefined) {
    const application = made('courtApplication');
    return application ? move(APPROVER, 'cases.goToCourt', ofPaper(application)) : drafted(world, 'courtApplication');
  }
  // What was drafted before the day came is drafted anew.
  return paper?.state === 'draft' && world.draw(2) === 0 ? drafted(world, kind) : paperStep(world, kind);
}

/** What comes next in a procedure of penalty, and from the decision on. */
export async function chainStep(world: World): Promise<Move> {
  const { one, draw, papers } = world;
  const steps = one.steps.slice(one.steps.findLastIndex(({ action }) => action === 'review') + 1);
  const since = one.steps.findLast(({ action }) => action === 'review')?.at ?? 0;
  const ofThis = papers.filter(({ draftedAt }) => draftedAt >= since);
  const asked: Procedure = {
    steps,
    made: (kind) => latestOf({ ...world, papers: ofThis }, kind),
    service: await serviceOf(world, draw(4) > 0),
  };
  return one.state === 'enforcementReview' ? untilDecided(world, asked) : untilCourt(world, asked);
}
