import { lastStep } from '#domain/cases/steps';
import { addDays } from '#domain/plain-date';
import { kid } from './support';
import { certificateBy, receiptIfMay } from './uploads';
import {
  APPROVER,
  answered,
  chainStep,
  drafted,
  latestOf,
  officersNamed,
  paperStep,
  preparedService,
  reviewed,
  sealed,
  serviceOf,
  voided,
} from './walk-papers';
import { HANDS, type Hand, type Move, move, roll, type World } from './walk-world';

/** Where a walk would like to go. */
export type Bent = 'court' | 'return' | 'away';

const PLAIN = [
  'verify',
  'exclude',
  'rejectProposal',
  'suspect',
  'confirm',
  'persuade',
  'review',
  'admonish',
  'loseTrack',
  'find',
  'confirmReturn',
  'strikeOff',
  'close',
  'reopen',
] as const;
type Plain = (typeof PLAIN)[number];
const plain = ({ one }: World, who: Hand, act: Plain): Move => move(who, `cases.${act}`, { case: one._id });

const visit = ({ one, draw }: World, who: Hand = 'villageHead'): Move =>
  move(who, 'cases.contact', {
    case: one._id,
    kind: draw(3) > 0 ? 'homeVisit' : 'phone',
    ...(draw(4) > 0
      ? { met: [draw(3) > 0 ? 'mother' : 'grandparent'], outcome: 'hesitating' }
      : { met: ['nobody'], outcome: 'unreachable' }),
  });

async function proved(world: World, who: Hand, act: 'end' | 'proposeExclusion' | 'proposeReopening'): Promise<Move> {
  const { product, one, draw } = world;
  const proof = await receiptIfMay(product, who, one._id);
  if (act === 'proposeReopening') {
    return move(who, 'cases.proposeReopening', { case: one._id, proof });
  }
  return act === 'end'
    ? move(who, 'cases.end', {
        case: one._id,
        reason: (['age', 'deceased', 'finished', 'abroad'] as const)[draw(4)] ?? 'age',
        proof,
      })
    : move(who, 'cases.proposeExclusion', { case: one._id, reason: 'elsewhere', proof });
}

const transferred = ({ one, draw }: World): Move =>
  draw(3) > 0
    ? move('townshipEducationOfficer', 'cases.transfer', { case: one._id, to: 'yunling-t10', reason: '全家搬到十乡' })
    : move('townshipEducationOfficer', 'cases.transfer', {
        case: one._id,
        to: 'outside',
        place: '外省某县某镇',
        contact: '某镇中心校',
        reason: '全家搬到外省',
      });

/** Who got the case takes it or gives it back; of a place outside the sender files the receipt. */
async function answeredTransfer(world: World, who: Hand): Promise<Move> {
  const { product, one, draw } = world;
  if (draw(2) === 0) {
    return move(who, 'cases.bounce', { case: one._id, reason: '上门两次，这家人没有来' });
  }
  const sent = lastStep(one.steps, 'transfer');
  const proof = sent?.path === null ? { proof: await receiptIfMay(product, who, one._id) } : {};
  return move(who, 'cases.acceptTransfer', { case: one._id, ...proof });
}

/** 缓学、休学: applied for, decided, ended. */
async function deferral({ product, today, draw }: World): Promise<Move> {
  const { items } = await product.as('townshipApprover').done('cases.childDeferrals', { child: kid('a') });
  const [last] = items;
  if (last?.state === 'applied') {
    const granted = draw(5) > 0;
    const said = { reasons: '证明齐全', hearing: 'together', childSaid: '想回学校' } as const;
    return move(APPROVER, 'cases.decideDeferral', { deferral: last.id, granted, ...said });
  }
  if (last?.state === 'granted' && last.until >= today) {
    return move('bureauOfficer', 'cases.endDeferral', { deferral: last.id, on: today });
  }
  return move('guardian.a', 'cases.applyDeferral', {
    child: kid('a'),
    reason: 'illness',
    from: today,
    until: addDays(today, 20 + draw(20)),
    note: '肾炎，要住院',
    certificates: [await certificateBy(product, 'guardian.a', 'a')],
  });
}

/** 走失: not on the roll, and the family says that it left home; later somebody found it. */
async function missing(world: World): Promise<Move> {
  const { product, today, draw } = world;
  const known = await product.store.read('missing', `${kid('a')}:${today}`);
  if (known?.state === 'sought') {
    return move('villageHead', 'cases.foundMissing', { missing: known._id, who: 'village', where: '镇上车站' });
  }
  await roll(world, false);
  const says = (['leftHome', 'withFamily', 'nobody'] as const)[draw(3)] ?? 'nobody';
  return move('classTeacher', 'cases.askFamily', { child: kid('a'), says });
}

/** The child is on the roll, somebody says so, the class confirms: one after the other. */
async function comingBack(world: World): Promise<Move> {
  const { one, today, draw } = world;
  const claim = one.steps.findLast(({ action }) => action === 'claimReturn');
  if (claim && draw(4) > 0) {
    await roll(world, true);
    return plain(world, 'classTeacher', 'confirmReturn');
  }
  return move('villageHead', 'cases.claimReturn', { case: one._id, on: today });
}

const onlySomebody = (one: World['one']): boolean => one.contacts < 3 || one.homeVisits < 1 || one.reached < 1;

async function towardsNotice(world: World): Promise<Move> {
  const { one, draw } = world;
  const service = await serviceOf(world, draw(3) > 0);
  switch (one.state) {
    case 'persuading':
      return draw(5) === 0 ? plain(world, 'bureauOfficer', 'confirm') : paperStep(world, 'notice');
    case 'noticeIssued':
      return draw(4) === 0 ? ((await preparedService(world)) ?? visit(world)) : (service ?? visit(world));
    default:
      if (service) {
        return service;
      }
      return latestOf(world, 'order')?.state === 'issued'
        ? plain(world, APPROVER, 'review')
        : paperStep(world, 'order');
  }
}

async function followedUp(world: World): Promise<Move> {
  const { draw } = world;
  const acts: readonly (readonly [Hand, Plain])[] = [
    ['villageHead', 'confirmReturn'],
    ['principal', 'confirmReturn'],
    ['townshipEducationOfficer', 'strikeOff'],
    ['bureauOfficer', 'close'],
  ];
  const [who, act] = acts[draw(acts.length)] ?? ['bureauOfficer', 'close'];
  return plain(world, who, act);
}

/** Now and then an organ takes back what it made last, or what it had in mind; the family is admonished, and it begins anew. */
function steppedBack(world: World): Move | null {
  const { one, papers, draw } = world;
  const last = papers.findLast(({ state }) => state === 'issued');
  if (last && ['noticeIssued', 'noticeServed', 'enforcementReview', 'decision'].includes(one.state) && draw(14) === 0) {
    return move(APPROVER, 'cases.voidPaper', { case: one._id, paper: last._id, reason: 'mistake' });
  }
  const isTurnedOver = one.state === 'enforcementReview' || one.state === 'decision' || one.state === 'court';
  return isTurnedOver && draw(18) === 0 ? plain(world, APPROVER, 'admonish') : null;
}

/** What the law would have somebody do next; null: to wait for a day. */
async function byLaw(world: World): Promise<Move | null> {
  const { one, draw } = world;
  const back = steppedBack(world);
  if (back) {
    return back;
  }
  switch (one.state) {
    case 'lead':
      return plain(world, 'principal', 'verify');
    case 'verifying':
      return plain(world, 'townshipEducationOfficer', 'suspect');
    case 'suspected':
      return draw(3) === 0
        ? plain(world, 'bureauOfficer', 'confirm')
        : plain(world, 'townshipEducationOfficer', 'persuade');
    case 'dropped':
      return plain(world, 'townshipEducationOfficer', 'persuade');
    case 'persuading':
    case 'noticeIssued':
    case 'noticeServed':
      return onlySomebody(one) ? visit(world) : towardsNotice(world);
    case 'enforcementReview':
    case 'decision':
      return chainStep(world);
    case 'court':
      return comingBack(world);
    case 'followUp':
      return followedUp(world);
    case 'transferred':
      return answeredTransfer(
        world,
        one.steps.at(-1)?.action === 'transfer' && draw(3) === 0
          ? 'townshipEducationOfficer'
          : 'townshipEducationOfficer.sibling',
      );
    case 'suspended':
      return draw(4) === 0 ? deferral(world) : null;
    case 'unreachable':
      return draw(2) === 0 ? plain(world, 'villageHead', 'find') : proved(world, APPROVER, 'end');
    case 'closed':
    case 'excluded': {
      const isProposed = one.steps.at(-1)?.action === 'proposeReopening';
      return isProposed ? plain(world, 'bureauOfficer', 'reopen') : proved(world, 'principal', 'proposeReopening');
    }
    default:
      return null;
  }
}

async function away(world: World): Promise<Move> {
  const { one, draw } = world;
  switch (draw(5)) {
    case 0:
      return transferred(world);
    case 1:
      return deferral(world);
    case 2:
      return plain(world, 'townshipEducationOfficer', 'loseTrack');
    case 3: {
      const isProposed = one.steps.at(-1)?.action === 'proposeExclusion';
      return isProposed ? plain(world, 'bureauApprover', 'exclude') : proved(world, 'principal', 'proposeExclusion');
    }
    default:
      return missing(world);
  }
}

/** A scan of some paper, whatever state it is in. */
async function sealedAny(world: World): Promise<Move | null> {
  const paper = world.papers[world.draw(Math.max(1, world.papers.length))];
  return paper ? sealed(world, paper) : null;
}

/** Anything, by anybody: most of it is refused. */
async function anything(world: World, bent: Bent): Promise<Move> {
  const { one, draw, today } = world;
  const who = HANDS[draw(HANDS.length)] ?? 'principal';
  const acts: readonly (() => Promise<Move | null> | Move | null)[] = [
    () => plain(world, who, PLAIN[draw(PLAIN.length)] ?? 'verify'),
    () => plain(world, who, PLAIN[draw(PLAIN.length)] ?? 'verify'),
    () => move(who, 'cases.plan', { case: one._id, causes: ['unknown'], measures: ['affection'] }),
    () => move(who, 'cases.confer', { case: one._id, on: today, people: '学校、村委会', decision: '再上门' }),
    () => move(who, 'cases.pause', { case: one._id, from: today, to: addDays(today, 2), reason: 'disaster' }),
    () => move(who, 'cases.claimReturn', { case: one._id, on: today }),
    () => move(who, 'cases.report', { child: kid('a'), reason: 'notAttending' }),
    // A case that ends early would hide what lies behind it.
    () => (bent === 'away' ? proved(world, 'townshipApprover', 'end') : visit(world, who)),
    () =>
      drafted(world, (['notice', 'order', 'penaltyTold', 'demand', 'complaint'] as const)[draw(5)] ?? 'notice', who),
    () => drafted(world, 'penaltyDecision', APPROVER, '处以罚款二百元。'),
    () => voided(world),
    () => officersNamed(world),
    () => answered(world, who),
    () => reviewed(world),
    () => serviceOf(world, false),
    () => preparedService(world),
    () => {
      const paper = world.papers[draw(Math.max(1, world.papers.length))];
      const acting = (['cases.issueNotice', 'cases.decide', 'cases.goToCourt'] as const)[draw(3)] ?? 'cases.decide';
      return paper ? move(who, acting, { case: one._id, paper: paper._id }) : null;
    },
    () => sealedAny(world),
  ];
  return (await acts[draw(acts.length)]?.()) ?? visit(world, who);
}

/** What somebody does next on a walk; null: nobody does, and days pass. */
export async function chosen(world: World, bent: Bent): Promise<Move | null> {
  const { draw, one } = world;
  const chance = draw(10);
  if (chance < (bent === 'court' ? 1 : 2)) {
    return anything(world, bent);
  }
  if (bent === 'return' && one.state !== 'followUp' && chance < 5) {
    return comingBack(world);
  }
  if (bent === 'away' && chance < 5) {
    return away(world);
  }
  return byLaw(world);
}
