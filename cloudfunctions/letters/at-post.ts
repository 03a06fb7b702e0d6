import type { Letter } from '#domain/letters/documents';
import { isOpen } from '#domain/letters/machine';
import { edgeOf, isHouseholdLetter } from '#domain/letters/parties';
import { isLegalGuardian } from '#domain/letters/who-signs';
import { scope } from '#domain/permission';
import type { Call, Reading } from '../kit/handler';
import { bound } from '../kit/permission';
import type { Store } from '../kit/store';
import { awaitingPost, signedByPost } from './batch';
import { rowOf } from './letter-view';
import { ownUnitScope } from './own-unit-scope';
import { nothingRequest } from './requests-campaigns';

const LETTERS_CAP = 60;
const CHILDREN_CAP = 20;

/** Those to sign first, the nearest end first; the others the newest first. Drafts are nobody's yet. */
function sorted(letters: readonly Letter[]) {
  const out = letters.filter(({ state }) => state !== 'draft');
  const toSign = out.filter(isOpen).sort((a, b) => (a.until < b.until ? -1 : 1));
  const others = out.filter((letter) => !isOpen(letter)).sort((a, b) => (b.signedAt ?? 0) - (a.signedAt ?? 0));
  return { toSign: toSign.map(rowOf), others: others.map(rowOf) };
}

async function waitingBatches(store: Store, post: NonNullable<Call['post']>) {
  const byCampaign = new Map<string, Letter[]>();
  for (const letter of await awaitingPost(store, post)) {
    byCampaign.set(letter.campaign, [...(byCampaign.get(letter.campaign) ?? []), letter]);
  }
  const known = new Map(
    (await store.readAll('campaigns', [...byCampaign.keys()].slice(0, 100))).map((one) => [one._id, one]),
  );
  return [...byCampaign].flatMap(([campaign, letters]) => {
    const [first] = letters;
    const name = known.get(campaign)?.name ?? '';
    return first
      ? [{ campaign, title: first.title, name, edge: edgeOf(first), letters: letters.length, letter: first._id }]
      : [];
  });
}

/** 我的岗位的责任书 */
export const atPost: Reading<'letters.atPost'> = {
  request: nothingRequest,
  scope: ownUnitScope,
  async read(call) {
    const { post, store, county } = call;
    if (!post) {
      return { toSign: [], others: [], toCountersign: [], countersigned: { letters: 0, rows: [] } };
    }
    const page = await store.page('letters', {
      equal: { county, post: post.id },
      range: { key: 'period' },
      order: 'desc',
      limit: LETTERS_CAP,
    });
    const own = await signedByPost(store, post);
    const countersigned = { letters: own.length, rows: own.slice(0, LETTERS_CAP).map(rowOf) };
    return { ...sorted(page.items), toCountersign: await waitingBatches(store, post), countersigned };
  },
};

/** The households of the caller's own children, of whom the caller is a legal guardian. */
async function ownHouseholds({ store, county, person, now }: Call): Promise<string[]> {
  const { items } = await store.page('bindings', { equal: { county, person }, limit: CHILDREN_CAP });
  const own = items.filter((binding) => bound(binding, now) && isLegalGuardian(binding.kind));
  const children = await store.readAll(
    'children',
    own.map(({ child }) => child),
  );
  return [...new Set(children.flatMap(({ household }) => household ?? []))];
}

/** 家庭责任书 */
export const ofHouseholds: Reading<'letters.ofHouseholds'> = {
  request: nothingRequest,
  scope: async ({ county }) => (county === null ? null : scope(county)),
  async read(call) {
    const letters: Letter[] = [];
    for (const household of await ownHouseholds(call)) {
      const equal = { county: call.county, household };
      const page = await call.store.page('letters', { equal, range: { key: 'period' }, limit: LETTERS_CAP });
      letters.push(...page.items.filter(isHouseholdLetter));
    }
    return sorted(letters);
  },
};
