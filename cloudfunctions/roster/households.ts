import { found } from '#domain/errors';
import { placeName } from '#domain/jurisdiction';
import { namesIn } from '#domain/letters/content';
import type { GuardianLetter, HouseholdLetter } from '#domain/letters/documents';
import { isGuardianLetter, isHouseholdLetter } from '#domain/letters/parties';
import { postReaches } from '#domain/permission';
import type { HouseholdRow } from '#domain/roster/api';
import type { Child, Household } from '#domain/roster/documents';
import { childScope } from '#domain/roster/scope';
import type { Call, Reading } from '../kit/handler';
import type { Store } from '../kit/store';
import { childRows, unitsAlong } from './child-rows';
import { householdRequest, householdsRequest } from './requests';
import { ofOwnUnit, ofUnit, unitScope } from './scopes';

const PAGE = 20;
const CHILDREN_CAP = 20;
const LETTERS_CAP = 30;
const OPEN: readonly GuardianLetter['state'][] = ['issued', 'viewed', 'declined'];

/** Children of a household whom the caller may see: a household of one's own group may have a child of elsewhere. */
async function childrenOf(call: Call, household: string): Promise<Child[]> {
  const { items } = await call.store.page('children', {
    equal: { county: call.county, household },
    limit: CHILDREN_CAP,
  });
  return items.filter((child) => call.post && postReaches(call.post, 'unit', childScope(child)));
}

/** Of each child its guardians' letters, and those of the household itself. */
async function openLetters(
  store: Store,
  { county, _id: household }: Household,
  children: readonly Child[],
): Promise<(GuardianLetter | HouseholdLetter)[]> {
  const own = await store.page('letters', { equal: { county, household }, limit: LETTERS_CAP });
  const letters: (GuardianLetter | HouseholdLetter)[] = own.items
    .filter(isHouseholdLetter)
    .filter((letter) => OPEN.includes(letter.state));
  for (const child of children) {
    const { items } = await store.page('letters', {
      equal: { county: child.county, child: child._id },
      limit: LETTERS_CAP,
    });
    letters.push(...items.filter(isGuardianLetter).filter((letter) => OPEN.includes(letter.state)));
  }
  return letters;
}

async function rowOf(call: Call, household: Household, place: string): Promise<HouseholdRow> {
  const children = await childrenOf(call, household._id);
  const rows = await childRows(call, children);
  return {
    id: household._id,
    head: household.head,
    place,
    children: rows.map(({ id, name, className, state, absentToday, openCase }) => ({
      id,
      name,
      className,
      state,
      absentToday,
      openCase,
    })),
    unsigned: (await openLetters(call.store, household, children)).length,
  };
}

/** 我的户: the households of one's unit, with who is not at school today and which letters wait. */
export const myHouseholds: Reading<'roster.myHouseholds'> = {
  request: householdsRequest,
  scope: (asking, { unit }) => (unit ? ofUnit(asking, unit) : ofOwnUnit(asking)),
  async read(call, { unit, cursor }) {
    const here = found(await call.store.read('units', unit ?? call.post?.unit ?? ''));
    const page = await call.store.page('households', {
      equal: { county: call.county },
      range: { key: 'path', under: here.path },
      limit: PAGE,
      cursor: cursor ?? null,
    });
    const units = await unitsAlong(
      call.store,
      page.items.map((household) => household.path),
    );
    const items: HouseholdRow[] = [];
    for (const household of page.items) {
      items.push(await rowOf(call, household, placeName(units, household.path)));
    }
    const shown = items.filter((item) => item.children.length > 0);
    return {
      place: here.name,
      items: shown,
      cursor: page.cursor,
      absentToday: shown.flatMap((item) => item.children).filter((child) => child.absentToday).length,
      unsigned: shown.reduce((sum, item) => sum + item.unsigned, 0),
    };
  },
};

/** 一户 */
export const household: Reading<'roster.household'> = {
  request: householdRequest,
  async scope(asking, request) {
    const one = await asking.store.read('households', request.household);
    const group = one ? await asking.store.read('units', one.group) : null;
    return group ? unitScope(group) : null;
  },
  async read(call, request) {
    const one = found(await call.store.read('households', request.household));
    const children = await childrenOf(call, one._id);
    const letters = await openLetters(call.store, one, children);
    const names = new Map(children.map((child) => [child._id, child.name]));
    const units = await unitsAlong(call.store, [one.path]);
    return {
      id: one._id,
      head: one.head,
      place: placeName(units, one.path),
      children: await childRows(call, children),
      letters: letters.map((letter) => ({
        letter: letter._id,
        child: isGuardianLetter(letter) ? letter.child : null,
        childName: isGuardianLetter(letter) ? (names.get(letter.child) ?? '') : namesIn(letter).child,
        relation: namesIn(letter).relation,
        adultName: namesIn(letter).adult,
        title: letter.title,
        until: letter.until,
      })),
    };
  },
};
