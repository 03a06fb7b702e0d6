import type { PaperAhead } from '#domain/cases/api-papers';
import { issuersOf } from '#domain/cases/guards-papers';
import { closedBy } from '#domain/cases/lawful';
import { numberId, paperNumber } from '#domain/cases/paper-number';
import type { Paper } from '#domain/cases/papers';
import type { Situation } from '#domain/cases/situation';
import type { Unit } from '#domain/jurisdiction';
import { POSTS, postId, type Role } from '#domain/posts';
import type { Call } from '../kit/handler';
import { postRefs } from './post-refs';

const standsOn = (role: Role, kind: Unit['kind']): boolean => {
  const units: readonly Unit['kind'][] = POSTS[role].units;
  return units.includes(kind);
};

/** 制发以前: whose hand issues each draft, the number that it would take today, and what is still wanting. */
export async function aheadOf(
  { store, today }: Pick<Call, 'store' | 'today'>,
  situation: Situation,
  papers: readonly Paper[],
): Promise<ReadonlyMap<string, PaperAhead>> {
  const drafts = papers.filter(({ state }) => state === 'draft');
  const { policy } = situation.rules;
  const year = today.slice(0, 4);
  const roles = issuersOf(policy);
  const [units, taken, refOf] = await Promise.all([
    store.readAll('units', [...new Set(drafts.map(({ organ }) => organ))]),
    store.readAll(
      'numbers',
      drafts.map(({ organ, kind }) => numberId(organ, kind, year)),
    ),
    postRefs(
      store,
      drafts.flatMap(({ organ }) => roles.map((role) => postId(organ, role))),
    ),
  ]);
  const aheadOfOne = ({ organ, kind }: Paper): PaperAhead => {
    const unit = units.find(({ _id }) => _id === organ);
    const own = roles.filter((role) => unit && standsOn(role, unit.kind));
    const last = taken.find(({ _id }) => _id === numberId(organ, kind, year))?.last ?? 0;
    const [role] = own;
    // Judged as for whoever signs: of the rest nobody is told that it is not their hand.
    const about = role && { ...situation, paper: kind, actor: { ...situation.actor, person: '', role } };
    return {
      number: paperNumber(policy.get('paper.number'), { organ: unit?.name ?? '', kind, year, n: last + 1 }),
      by: own.map((one) => refOf(postId(organ, one))).map(({ title, name }) => ({ title, name })),
      wanting:
        (about ? closedBy(about, 'issueNotice') : closedBy({ ...situation, paper: kind }, 'issueNotice'))?.reason ??
        null,
    };
  };
  return new Map(drafts.map((paper) => [paper._id, aheadOfOne(paper)]));
}
