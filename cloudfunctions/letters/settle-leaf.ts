import type { Unit } from '#domain/jurisdiction';
import { expiredLetter, isLive, supersededLetter } from '#domain/letters/campaign-acts';
import { periodBefore } from '#domain/letters/campaign-terms';
import type { Letter } from '#domain/letters/documents';
import { isGuardianLetter, partyOf } from '#domain/letters/parties';
import type { Sealer } from '#domain/letters/sealer';
import { placesOf, samePlaces } from '#domain/roster/places';
import { letterPeriod, letterTargets } from '#domain/statistics/targets';
import { allById } from '../kit/pages';
import type { Store } from '../kit/store';
import type { Cause, Proposal } from '../kit/tick';
import { proposalOf } from './follow';
import { lettersAt } from './leaf-letters';
import { pathsOf } from './letter-scope';
import { elsewhere, isOver } from './replaced';
import { sealerFor } from './sealer';

/** The newest letter of each party that is not over. */
function newestOf(letters: readonly Letter[]): Map<string, Letter> {
  const newest = new Map<string, Letter>();
  for (const letter of letters.filter((one) => !isOver(one))) {
    const known = newest.get(partyOf(letter));
    if (!known || known.content.issuedAt < letter.content.issuedAt) {
      newest.set(partyOf(letter), letter);
    }
  }
  return newest;
}

/** 被取代: what an earlier campaign of the same 签订期 made for a party that has a newer letter. */
function superseded(letters: readonly Letter[], sealer: Sealer, cause: Cause): Proposal<'letters'>[] {
  const newest = newestOf(letters);
  return letters.flatMap((letter) => {
    const by = newest.get(partyOf(letter));
    if (isOver(letter) || !by || by.campaign === letter.campaign) {
      return [];
    }
    const document = supersededLetter(letter, by._id, cause.now, sealer);
    const changed = {
      operation: 'letters.superseded',
      change: { from: letter.state, to: document.state, by: by._id },
      paths: pathsOf(letter),
      wakes: { log: [letter._id], statistics: letterTargets(letter) },
    };
    return [{ collection: 'letters' as const, seen: letter.rev, document, changed }];
  });
}

/** 上学期没签的: they ask nobody any more once the next ones are out, and stay unsigned in the counts of their own term. */
async function ended(
  store: Store,
  unit: Unit,
  period: string,
  sealer: Sealer,
  cause: Cause,
): Promise<Proposal<'letters'>[]> {
  const before = periodBefore(period);
  const letters = before === null ? [] : await lettersAt(store, unit, before);
  return letters.filter(isLive).flatMap((letter) => {
    const document = expiredLetter(letter, { person: null, authority: null, now: cause.now }, sealer);
    if (document === letter) {
      return [];
    }
    const changed = {
      operation: 'letters.ended',
      change: { from: letter.state, to: document.state },
      paths: pathsOf(letter),
      wakes: { log: [letter._id], statistics: letterTargets(letter) },
    };
    return [{ collection: 'letters' as const, seen: letter.rev, document, changed }];
  });
}

/** Children who moved between the making of their letters and its end. Whoever moved since has rows of their own. */
async function moved(store: Store, letters: readonly Letter[]): Promise<Proposal<'letters'>[]> {
  const ofChildren = letters.filter(isGuardianLetter);
  const children = await allById(
    store,
    'children',
    ofChildren.map(({ child }) => child),
  );
  const byId = new Map(children.map((child) => [child._id, child]));
  return ofChildren.flatMap((letter) => {
    const child = byId.get(letter.child);
    if (!child || samePlaces(letter, child)) {
      return [];
    }
    const { changed, ...proposal } = proposalOf(letter, placesOf(child));
    const wakes = { ...changed?.wakes, log: [letter._id] };
    return [changed ? { ...proposal, changed: { ...changed, wakes } } : proposal];
  });
}

/** 发出: what came into sight goes into the county log; said once for a unit, on the first of its letters. */
function outProposal([first]: readonly Letter[], letters: readonly Letter[], unit: Unit): Proposal<'letters'>[] {
  if (!first) {
    return [];
  }
  const changed = {
    operation: 'letters.issued',
    change: { letters: letters.length },
    paths: [unit.path],
    wakes: { log: letters.map((letter) => letter._id) },
  };
  return [{ collection: 'letters', seen: first.rev, document: first, changed }];
}

/** After a campaign's letters at a unit came into sight: the log, those they replace, and children who have moved meanwhile. */
export async function settleLeaf(store: Store, target: string, cause: Cause): Promise<Proposal<'letters'>[]> {
  const [campaignId = '', unitId = ''] = target.slice('leaf:'.length).split('|');
  const [campaign, unit] = await Promise.all([store.read('campaigns', campaignId), store.read('units', unitId)]);
  if (!campaign || !unit) {
    return [];
  }
  const letters = await lettersAt(store, unit, letterPeriod(campaign));
  const own = letters.filter((letter) => letter.campaign === campaignId);
  const sealer = await sealerFor(store, cause.county, cause.now);
  const others = await elsewhere(store, own.filter(isGuardianLetter), letters);
  const gone = superseded([...letters, ...others], sealer, cause);
  const over = await ended(store, unit, letterPeriod(campaign), sealer, cause);
  const touched = new Set(gone.map(({ document }) => document._id));
  const away = (await moved(store, own)).filter(({ document }) => !touched.has(document._id));
  for (const { document } of away) {
    touched.add(document._id);
  }
  // The first letter that nothing else is proposed for bears the word of all; where there is none, the next look finds one.
  const bearer = own.filter((letter) => !touched.has(letter._id));
  return [...outProposal(bearer, own, unit), ...gone, ...over, ...away];
}
