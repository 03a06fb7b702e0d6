import { procedureSteps, servedToAll } from '#domain/cases/chain';
import type { Case } from '#domain/cases/documents';
import type { Guard } from '#domain/cases/guards';
import { PAPER_KINDS, type PaperKind } from '#domain/cases/papers';
import { openClaim } from '#domain/cases/return';
import { clocksNamed, type Situation } from '#domain/cases/situation';
import { type CaseStep, servicesOf, standingPapers, thisRound } from '#domain/cases/steps';
import { strikingClosed } from '#domain/cases/strike';
import type { ClockName } from '#domain/clock/clocks';
import { daysBetween, spokenDate } from '#domain/plain-date';
import type { Policy } from '#domain/policy/policy';
import type { Role } from '#domain/posts';

const ART_58 = '《中华人民共和国义务教育法》第五十八条';
/** Whose hand an organ signs with. */
const ORGANS: Readonly<Record<string, readonly Role[]>> = {
  township: ['townshipApprover'],
  bureau: ['bureauApprover'],
  either: ['townshipApprover', 'bureauApprover'],
};

/** Who issues, by the pack's `notice.organ`. */
export const issuersOf = (policy: Policy): readonly Role[] => ORGANS[policy.get('notice.organ')] ?? [];

/** The latest paper of these kinds that was made since the child was last lost. */
function latest(steps: readonly CaseStep[], kinds: readonly PaperKind[]) {
  return standingPapers(thisRound(steps)).findLast(({ kind }) => kinds.includes(kind)) ?? null;
}

/** Whether the term of everybody whom the latest paper of a kind names is over: each has been served, each clock has run out. */
function termsOver(situation: Situation, kind: PaperKind, clock: ClockName, title: string): string | null {
  const { steps } = situation.one;
  const paper = latest(steps, [kind]);
  if (!paper) {
    return `还没有制发${title}。`;
  }
  const served = new Set(servicesOf(steps).flatMap((step) => (step.paper === paper.paper ? step.addressee : [])));
  if (paper.addressees.some((addressee) => !served.has(addressee))) {
    return `${title}还没有送达每一位监护人。`;
  }
  const running = clocksNamed(situation, clock).find(
    ({ about, state }) => paper.addressees.some((one) => one === about) && state !== 'over',
  );
  if (!running) {
    return null;
  }
  return running.counted === null
    ? '算不出期限，请先补上校历或放假安排。'
    : `${title}的期限到${spokenDate(running.counted.last, situation.today)}为止，还没有过。`;
}

/** 动员了几次: by the pack those that reached somebody or left a photo, or every one. What was written before this was kept counts whole. */
function countedContacts({ contacts, homeVisits, counted, countedVisits }: Case, policy: Policy) {
  const isAll = policy.get('notice.counts') === 'all';
  return {
    contacts: isAll ? contacts : (counted ?? contacts),
    visits: isAll ? homeVisits : (countedVisits ?? homeVisits),
  };
}

/** By which standard the notice of this round is judged: the one of its day; where there is none, today's. */
function policyOfNotice({ one, rules: { policy } }: Pick<Situation, 'one' | 'rules'>): Policy {
  const notice = latest(one.steps, ['notice']);
  return notice ? policy.on(notice.on) : policy;
}

/**
 * The paper by which the family was ordered to send the child: 责令, or the notice itself where the pack said so on the day on which it left.
 * A reminder stays one, whatever the pack says later; where there is no paper yet, the pack of today says which one is asked for.
 */
function orderedBy(situation: Situation) {
  const { one, rules } = situation;
  const made = latest(one.steps, ['notice', 'order']);
  const isNotice = made?.kind !== 'order' && policyOfNotice(situation).get('notice.isOrder') === 'yes';
  const policy = made ? rules.policy.on(made.on) : rules.policy;
  return isNotice
    ? ({ kind: 'notice', clock: 'notice', title: policy.get('notice.title') } as const)
    : ({ kind: 'order', clock: 'order', title: policy.get('order.title') } as const);
}

/** Why there is no 责令 to make beside the notice; null where it is a paper of its own. */
export function orderedAlready(about: Pick<Situation, 'one' | 'rules'>): string | null {
  const policy = policyOfNotice(about);
  return policy.get('notice.isOrder') === 'yes'
    ? `${policy.get('notice.title')}就是责令限期改正，不用再发一份。`
    : null;
}

/** What stands against any penalty here: without an article and a power there is none (law.md 4). */
export function penaltyLocked({ rules: { policy } }: Pick<Situation, 'rules'>): string | null {
  if (policy.get('penalty.basis') === '') {
    return '没有地方性法规的处罚条款，不能处罚，只能继续劝返。';
  }
  return policy.get('penalty.power') === '' ? '没有公布的赋权文件，本机关没有处罚权。' : null;
}

const officersWanted = ({ evidence: { chain } }: Situation): string | null =>
  chain.officers < 2 ? '要有两名持证的执法人员。' : null;

/** Whether the family has had its time to speak. */
export const statementOver = (situation: Situation): string | null =>
  termsOver(situation, 'penaltyTold', 'statement', '行政处罚告知书');

/** What a legal review wants: everything that comes before it. */
function reviewWants(situation: Situation): string | null {
  const before = penaltyLocked(situation) ?? officersWanted(situation) ?? statementOver(situation);
  return before ?? (situation.evidence.chain.statementAnswered ? null : '陈述申辩还没有书面答复。');
}

const toldWanted = ({ one }: Situation): string | null =>
  servedToAll(procedureSteps(one.steps), 'penaltyTold') === null ? '行政处罚告知书还没有送达每一位监护人。' : null;

/** What comes with the review: an outsider who agreed, and the ninety days. */
function reviewedInTime({ rules, evidence, today }: Situation): string | null {
  const { chain, workers } = evidence;
  if (chain.reviewedBy === null || workers.includes(chain.reviewedBy)) {
    return '要由没有办理过这个个案的法制审核员审核。';
  }
  const isLate = chain.openedOn === null || daysBetween(chain.openedOn, today) > rules.policy.get('penalty.totalDays');
  return isLate ? '已经超过立案后的办理期限，不能再作出决定。' : null;
}

/** What a decision wants, in the order of the 行政处罚法; the first thing that is missing (law.md 4). */
const decisionWants = (situation: Situation): string | null => reviewWants(situation) ?? reviewedInTime(situation);

/** What its paper wants: between decision and paper something may have been made void, or the ninety days have passed. */
function decidedWants(situation: Situation): string | null {
  return situation.one.state === 'decision'
    ? (officersWanted(situation) ?? toldWanted(situation) ?? reviewedInTime(situation))
    : '先登记处理决定，才能下达处罚决定书。';
}

/** Whether the term for suing against the decision is over, and the court's not yet. */
function suitOver({ evidence, today }: Situation): string | null {
  const { suitUntil, courtUntil, isUncountable } = evidence.chain;
  if (isUncountable) {
    return '算不出期限，请先补上校历或放假安排。';
  }
  if (suitUntil === null || today <= suitUntil) {
    return suitUntil === null ? '处罚决定书还没有送达。' : `起诉期限到${spokenDate(suitUntil, today)}为止，还没有过。`;
  }
  return courtUntil === null || today > courtUntil ? '已经超过申请强制执行的期限。' : null;
}

/** What the court wants: an application comes after 催告 and its ten days. */
function courtWants(situation: Situation): string | null {
  return suitOver(situation) ?? termsOver(situation, 'demand', 'demand', '催告书');
}

/** What each paper of the chain wants before its number is taken. */
const CHAIN_WANTS: Readonly<Partial<Record<PaperKind, (situation: Situation) => string | null>>> = {
  penaltyTold: (situation) =>
    situation.one.state === 'decision' ? '已经登记处理决定，不再告知。' : officersWanted(situation),
  penaltyDecision: decidedWants,
  demand: suitOver,
  courtApplication: courtWants,
  complaint: suitOver,
};

export const paperGuards = {
  organ: {
    source: ART_58,
    closed: ({ actor, rules: { policy }, evidence }) => {
      if (!issuersOf(policy).includes(actor.role)) {
        return '通知书由乡镇人民政府或者县级教育行政部门下达，请由有权的岗位办理。';
      }
      return evidence.ofStreetOffice && policy.get('notice.streetOffice') !== 'yes'
        ? '街道办事处要有本省的规定才能下达，现在的标准里没有。请县教育局下达，或者先核对标准。'
        : null;
    },
  },
  enoughContacts: {
    source: '多次动员仍不返校', // R38
    closed: ({ one, rules: { policy } }) => {
      const [contacts, visits] = [policy.get('notice.contacts'), policy.get('notice.homeVisits')];
      const made = countedContacts(one, policy);
      if (made.contacts < contacts || made.visits < visits) {
        const others = one.contacts - made.contacts;
        const note = others > 0 ? `另有 ${others} 次没有联系上，也没有留下照片，不算。` : '';
        return `至少要联系 ${contacts} 次、其中家访 ${visits} 次，现在是 ${made.contacts} 次、家访 ${made.visits} 次。${note}`;
      }
      return one.reached > 0 || made.contacts >= contacts * 2
        ? null
        : '还没有联系上监护人。请再联系，或者多次联系不上以后再办。';
    },
  },
  orderAfterNotice: {
    source: ART_58,
    closed: (situation) =>
      situation.paper === 'order'
        ? (orderedAlready(situation) ??
          termsOver(situation, 'notice', 'notice', policyOfNotice(situation).get('notice.title')))
        : null,
  },
  noClaimOpen: {
    source: '返校以班级点名为准', // R162
    closed: (situation) => (openClaim(situation) === null ? null : '有人登记了孩子已经返校，请先由班级确认。'),
  },
  somebodyToServe: {
    source: '《中华人民共和国民事诉讼法》第八十七条',
    closed: ({ one }) => {
      const steps = thisRound(one.steps);
      const done = new Set(servicesOf(steps).map(({ paper, addressee }) => `${paper} ${addressee}`));
      const owed = standingPapers(steps).some(({ paper, addressees }) =>
        addressees.some((addressee) => !done.has(`${paper} ${addressee}`)),
      );
      return owed ? null : '已经送达每一位监护人。';
    },
  },
  serviceToStrike: {
    source: '《中华人民共和国民事诉讼法》第八十七条',
    closed: ({ one }) => strikingClosed(one),
  },
  chainInItsPlace: {
    source: '《中华人民共和国行政处罚法》第五十八条',
    closed: (situation) => {
      const { paper, one } = situation;
      const isOfChain = paper !== undefined && PAPER_KINDS[paper].ofChain;
      const isInChain = one.state === 'enforcementReview' || one.state === 'decision';
      if (paper === undefined) {
        // Asked of no paper in particular: whether there is any to make.
        return isInChain ? penaltyLocked(situation) : null;
      }
      if (isOfChain === isInChain) {
        return isOfChain ? (penaltyLocked(situation) ?? CHAIN_WANTS[paper]?.(situation) ?? null) : null;
      }
      return isOfChain ? '先转法制审核，才能制发这份文书。' : '已经转法制审核，不再制发这份通知。';
    },
  },
  orderOver: {
    source: ART_58,
    closed: (situation) => {
      const { kind, clock, title } = orderedBy(situation);
      return termsOver(situation, kind, clock, title);
    },
  },
  decisionComplete: {
    source: '《中华人民共和国行政处罚法》第四十五条、第五十八条、第六十条',
    closed: decisionWants,
  },
  courtComplete: {
    source: '《中华人民共和国行政强制法》第五十三条、第五十四条',
    closed: (situation) => (situation.paper === 'complaint' ? suitOver(situation) : courtWants(situation)),
  },
  penaltyUnlocked: {
    source: '《中华人民共和国行政处罚法》第十二条、第二十四条',
    closed: penaltyLocked,
  },
  toldServed: {
    source: '《中华人民共和国行政处罚法》第四十四条、第四十五条',
    closed: toldWanted,
  },
  reviewInOrder: {
    source: '《中华人民共和国行政处罚法》第五十八条',
    closed: reviewWants,
  },
  outsider: {
    source: '《中华人民共和国行政处罚法》第五十八条',
    closed: ({ actor, evidence }) =>
      evidence.workers.includes(actor.person) ? '您办理过这个个案，请由另一位法制审核员审核。' : null,
  },
  paperToVoid: {
    source: '文书一经编号，作废也要留存',
    closed: ({ one }) => (standingPapers(thisRound(one.steps)).length > 0 ? null : '没有可以作废的文书。'),
  },
  endProved: {
    source: '《中华人民共和国义务教育法》第十一条；失联个案不得自行了结',
    closed: ({ one, evidence, rules, ending }) => {
      const age = rules.policy.get('case.endAge');
      if (ending === 'age' && (evidence.age === null || evidence.age < age)) {
        return `孩子还没有满 ${age} 周岁。`;
      }
      return one.state === 'unreachable' && ending !== 'age' && ending !== 'deceased'
        ? '失联的孩子只有超过义务教育年龄，或者凭死亡证明，才能办结。'
        : null;
    },
  },
} as const satisfies Record<string, Guard>;
