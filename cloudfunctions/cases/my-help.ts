import type { Helper } from '#domain/cases/api-family';
import { isHelped } from '#domain/cases/family';
import { found } from '#domain/errors';
import { type Unit, unitsOf } from '#domain/jurisdiction';
import { postId, type Role } from '#domain/posts';
import type { Child } from '#domain/roster/documents';
import { childScope } from '#domain/roster/scope';
import type { Reading } from '../kit/handler';
import type { Store } from '../kit/store';
import { postRefs } from './post-refs';
import { myHelpRequest } from './requests-family';

/** Whom a family turns to besides the responsible post, by the kind of unit it stands on. */
const ALONGSIDE: readonly (readonly [kind: Unit['kind'], role: Role])[] = [
  ['class', 'classTeacher'],
  ['village', 'childWelfareWorker'],
  ['township', 'townshipEducationOfficer'],
];

/** Telephone of the post's own office, or of the next one above it. */
function phoneOf(unit: Unit | undefined, units: ReadonlyMap<string, Unit>): string {
  const above = unitsOf(unit?.path ?? '').toReversed();
  return above.map((id) => units.get(id)?.phone ?? '').find((phone) => phone !== '') ?? '';
}

async function helpersOf(store: Store, child: Child, assignee: string | null): Promise<Helper[]> {
  const paths = [child.eduPath, child.dutyPath].filter((path) => path !== null);
  const ids = [...new Set([...paths.flatMap(unitsOf), ...(assignee ? [assignee.split(':')[0] ?? ''] : [])])];
  const units = new Map<string, Unit>((await store.readAll('units', ids)).map((unit) => [unit._id, unit]));
  const beside = ALONGSIDE.flatMap(([kind, role]) =>
    [...units.values()].flatMap((unit) => (unit.kind === kind ? postId(unit._id, role) : [])),
  );
  const posts = [...new Set([...(assignee ? [assignee] : []), ...beside])];
  const refOf = await postRefs(store, posts);
  return posts
    .map(refOf)
    .filter(({ name }) => name !== '')
    .map(({ id, title, name, place }) => ({
      title,
      name,
      place,
      phone: phoneOf(units.get(id.split(':')[0] ?? ''), units),
    }));
}

/** 谁在帮助: names of posts and telephones of offices; nothing of what is written in the case. */
export const myHelp: Reading<'cases.myHelp'> = {
  request: myHelpRequest,
  async scope(asking, request) {
    const child = await asking.store.read('children', request.child);
    return child && childScope(child);
  },
  async read({ store, county, binding }, request) {
    const child = found(await store.read('children', request.child));
    const { demo } = found(await store.read('counties', county));
    const equal = { county, child: child._id };
    const { items } = await store.page('cases', { equal, range: { key: 'round' }, order: 'desc', limit: 1 });
    const [one] = items;
    // Whom the school only telephones learns nothing of the case.
    const open = one !== undefined && isHelped(one.state) && binding !== null && binding.kind !== 'contact';
    const helpers = open ? await helpersOf(store, child, one.assignee) : [];
    return { name: child.name, open, returned: open && one.state === 'followUp', helpers, demo };
  },
};
