import type { ReplyOf } from '#domain/api';
import { found } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import type { ChainLetter, ChainLink } from '#domain/letters/api-chain';
import { candidatesAbove, edgesAbove, edgesBelow, issuingRole } from '#domain/letters/chain';
import { LETTER_STATES, type Letter, type LetterState } from '#domain/letters/documents';
import { EDGES, type EdgeId, lowerPost } from '#domain/letters/edges';
import { edgeOf, isHouseholdLetter, isIssuer, isPostLetter } from '#domain/letters/parties';
import { seesFamilies } from '#domain/letters/permission';
import { POSTS, postId, type Role } from '#domain/posts';
import type { Call, Reading } from '../kit/handler';
import { allPages } from '../kit/pages';
import type { Page, Store } from '../kit/store';
import { rowOf } from './letter-view';
import { progressScope } from './progress';
import { chainRequest, familiesRequest } from './requests-campaigns';
import { currentPeriod } from './round';

const POSTS_OF_A_ROLE = 3;
const LETTERS_OF_A_POST = 6;
/** Families on one page. */
const FAMILIES = 50;
const PAGES_CAP = 10;
const A_PAGE = 100;

type Chain = ReplyOf<'letters.chain'>;

/** What asks nobody any more says nothing of the chain. */
const STANDING: readonly LetterState[] = LETTER_STATES.filter((state) => state !== 'superseded' && state !== 'voided');

const ofYear = (letter: Pick<Letter, 'period'>, year: string): boolean => letter.period.includes(`:${year}-`);

/** Whether this post may open the letter: it sees families', or is one of the two sides. */
const mayOpen = ({ post }: Call, letter: Letter): boolean =>
  post !== null &&
  (seesFamilies(post.role) || isIssuer(letter, post) || (isPostLetter(letter) && letter.post === post.id));

function chainLetter(letter: Letter, opens: boolean): ChainLetter {
  const { id, title, partyName, issuerName, state, method, signing, paused, signedAt, until } = rowOf(letter);
  return { id: opens ? id : null, title, partyName, issuerName, state, method, signing, paused, signedAt, until };
}

/** 下级 units with which a post side stands, in the order of the tree. */
async function lowerUnits(store: Store, unit: Unit, edge: EdgeId): Promise<Unit[]> {
  const lower = lowerPost(edge);
  if (!lower) {
    return [];
  }
  const { county } = unit;
  // The bureau is a root of its own, below the county in the chain alone.
  const under = edge === 'countyBureau' ? {} : { under: unit.path };
  const query = { equal: { county, kind: lower.unit }, range: { key: 'path', ...under }, limit: A_PAGE };
  const units = await allPages(store, 'units', query);
  return units.sort((a, b) => a.order - b.order);
}

/** Letters of the year that this unit issued as 甲方 to posts below, all of them: as many as it has units. */
async function issuedBy(store: Store, unit: Unit, year: string): Promise<Letter[]> {
  const role = issuingRole(unit.kind);
  if (!role) {
    return [];
  }
  const issuer = postId(unit._id, role);
  const pages = await Promise.all(
    STANDING.map((state) =>
      allPages(store, 'letters', { equal: { county: unit.county, issuer, state }, limit: A_PAGE }),
    ),
  );
  return pages.flat().filter((letter) => ofYear(letter, year));
}

/** One line for each lower unit, with its letter or without. */
function linksOf(call: Call, edge: EdgeId, units: readonly Unit[], letters: readonly Letter[]): ChainLink[] {
  const own = letters.filter((letter) => edgeOf(letter) === edge && isPostLetter(letter));
  return units.map((unit) => ({
    unit: unit._id,
    name: unit.name,
    letters: own
      .filter((letter) => isPostLetter(letter) && letter.unit === unit._id)
      .map((letter) => chainLetter(letter, mayOpen(call, letter))),
  }));
}

/** 农户 and 家长, as the letters name them: there is no unit below them. A page of those that stand, however long that takes to fill. */
async function familyPage(call: Call, { county, _id, kind }: Unit, edge: EdgeId, year: string, from: string | null) {
  const role = issuingRole(kind);
  const links: ChainLink[] = [];
  let cursor = from;
  for (let n = 0; role && n < PAGES_CAP && links.length < FAMILIES; n += 1) {
    const query = { equal: { county, issuer: postId(_id, role) }, range: { key: 'state' }, limit: FAMILIES, cursor };
    const page: Page<Letter> = await call.store.page('letters', query);
    const standing = page.items.filter(
      (one) => edgeOf(one) === edge && ofYear(one, year) && STANDING.includes(one.state),
    );
    links.push(
      ...standing.map((letter) => ({
        unit: null,
        name: isHouseholdLetter(letter) ? rowOf(letter).partyName : rowOf(letter).childName,
        letters: [chainLetter(letter, mayOpen(call, letter))],
      })),
    );
    cursor = page.cursor;
    if (cursor === null) {
      break;
    }
  }
  return { links, cursor };
}

async function below(call: Call, unit: Unit, year: string): Promise<Chain['below']> {
  const { store } = call;
  const edges = edgesBelow(unit.kind);
  const letters = edges.some((edge) => lowerPost(edge)) ? await issuedBy(store, unit, year) : [];
  const groups = [];
  for (const edge of edges) {
    const title = EDGES[edge].title;
    if (lowerPost(edge)) {
      const links = linksOf(call, edge, await lowerUnits(store, unit, edge), letters);
      groups.push({ edge, title, links, cursor: null });
    } else {
      groups.push({ edge, title, ...(await familyPage(call, unit, edge, year, null)) });
    }
  }
  return groups;
}

/** The letters that posts of a unit sign with those above. */
async function signedAbove(store: Store, unit: Unit, role: Role, year: string): Promise<Letter[]> {
  const posts = Array.from({ length: POSTS_OF_A_ROLE }, (_, n) => postId(unit._id, role, n + 1));
  const pages = await Promise.all(
    posts.map((post) =>
      store.page('letters', {
        equal: { county: unit.county, post },
        range: { key: 'period' },
        order: 'desc',
        limit: LETTERS_OF_A_POST,
      }),
    ),
  );
  return pages
    .flatMap(({ items }) => items)
    .filter((letter) => ofYear(letter, year) && STANDING.includes(letter.state));
}

/** 往上, step by step to the county: who signs with whom, the topmost first. */
async function above(call: Call, from: Unit, year: string): Promise<Chain['above']> {
  const { store, county } = call;
  const { governmentRoot } = found(await store.read('counties', county));
  const steps: Chain['above'][number][] = [];
  let unit = from;
  for (;;) {
    const edges = edgesAbove(unit.kind);
    const [edge] = edges;
    if (edge === undefined) {
      return steps.reverse();
    }
    const candidates = await store.readAll('units', candidatesAbove(unit, governmentRoot));
    const upper = candidates.find(({ kind }) => kind === EDGES[edge].upper.unit);
    if (!upper) {
      return steps.reverse();
    }
    const letters: Letter[] = [];
    for (const id of edges) {
      const role = lowerPost(id)?.role;
      letters.push(...(role ? await signedAbove(store, unit, role, year) : []));
    }
    const isHere = unit._id === from._id;
    steps.push({
      unit: upper._id,
      name: upper.name,
      title: POSTS[EDGES[edge].upper.role].title,
      below: unit.name,
      letters: letters
        .filter((letter) => edges.includes(edgeOf(letter)))
        .map((letter) => chainLetter(letter, isHere && mayOpen(call, letter))),
    });
    unit = upper;
  }
}

async function yearOf({ store, county, today }: Call, asked: string | undefined): Promise<string> {
  const period = await currentPeriod(store, county, today);
  return asked ?? period.slice(period.indexOf(':') + 1).slice(0, '2026-2027'.length);
}

/** 责任链 */
export const chain: Reading<'letters.chain'> = {
  request: chainRequest,
  scope: progressScope,
  async read(call, request) {
    const unit = found(await call.store.read('units', request.unit ?? call.post?.unit ?? ''));
    const year = await yearOf(call, request.schoolYear);
    return {
      unit: { id: unit._id, name: unit.name, kind: unit.kind },
      schoolYear: year,
      above: await above(call, unit, year),
      below: await below(call, unit, year),
    };
  },
};

/** 责任链 down to the families, the pages after the first. */
export const chainFamilies: Reading<'letters.chainFamilies'> = {
  request: familiesRequest,
  scope: progressScope,
  async read(call, { unit: id, edge, schoolYear, cursor }) {
    const unit = found(await call.store.read('units', id));
    return familyPage(call, unit, edge, await yearOf(call, schoolYear), cursor ?? null);
  },
};
