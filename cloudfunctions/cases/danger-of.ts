import type { Post } from '#domain/accounts/documents';
import { type Danger, type DangerSide, type DangerWhat, isNamed } from '#domain/cases/danger';
import { unitsOf } from '#domain/jurisdiction';
import { type Scope, scope } from '#domain/permission';
import type { PlainDate } from '#domain/plain-date';
import type { Policy } from '#domain/policy/policy';
import type { Role } from '#domain/posts';
import type { Encrypted } from '#domain/records';
import type { Child } from '#domain/roster/documents';
import type { Asking } from '../kit/handler';
import { holds } from '../kit/identity';
import { bound } from '../kit/permission';
import { decrypt, encrypt, personIdOf } from '../kit/secrets';
import type { Store } from '../kit/store';

/** Posts of one unit are few; this is more than any has. */
const POSTS_OF_A_UNIT = 200;

const place = (id: string, field: string) => ({ collection: 'dangers', field, id });
export const sealedIn = (id: string, field: string, words: string): Encrypted => encrypt(words, place(id, field));
export const openedOf = (id: string, field: string, words: Encrypted): string => decrypt(words, place(id, field));
export const whatOf = ({ _id, what }: Danger): DangerWhat => JSON.parse(openedOf(_id, 'what', what)) as DangerWhat;

type Near = Pick<Store, 'read'>;

/** 是这个孩子的家长: no guardian is shown a file about their child, whatever post they hold besides. */
export async function isFamily(store: Near, child: string, person: string, now: number): Promise<boolean> {
  return bound(await store.read('bindings', `${child}:${person}`), now);
}

/** A closed file is there for the people who are named in it, and for nobody else. */
export async function ofDanger(asking: Asking, { danger }: { readonly danger: string }): Promise<Scope | null> {
  const one = await asking.store.read('dangers', danger);
  const person = one && personIdOf(one.county, asking.openid);
  if (!one || !person || !isNamed(one, person) || (await isFamily(asking.store, one.child, person, asking.now))) {
    return null;
  }
  return scope(one.county, { person });
}

/** Posts with this role over a child that somebody holds today. */
async function heldOver(store: Store, child: Child, roles: readonly Role[], today: PlainDate): Promise<Post[]> {
  const county = await store.read('counties', child.county);
  const paths = [child.eduPath, child.residencePath, child.registeredPath, child.dutyPath, `${county?.educationRoot}/`];
  const units = [...new Set(paths.flatMap((path) => unitsOf(path ?? '')))];
  const pages = await Promise.all(
    units.map((unit) => store.page('posts', { equal: { county: child.county, unit }, limit: POSTS_OF_A_UNIT })),
  );
  return pages
    .flatMap(({ items }) => items)
    .filter((post) => roles.includes(post.role) && post.holder !== null && holds(post, post.holder, today));
}

/** 可以转交给谁. */
const HANDS: readonly Role[] = [
  'principal',
  'childWelfareWorker',
  'villageHead',
  'townshipEducationOfficer',
  'townshipApprover',
  'childSupervisor',
  'bureauOfficer',
  'bureauApprover',
  'departmentOfficer',
];

export const handsFor = (store: Store, child: Child, today: PlainDate): Promise<Post[]> =>
  heldOver(store, child, HANDS, today);

const ASKED: Readonly<Record<string, readonly Role[]>> = {
  both: ['principal', 'townshipApprover'],
  principal: ['principal'],
  township: ['townshipApprover'],
};
const SIDE: Readonly<Record<DangerSide, Role>> = { school: 'principal', township: 'townshipApprover' };

/** 还告诉谁: as the pack says, without the side that it may be about; where nobody is left, whoever approves at the bureau. */
export async function toldBy(
  store: Store,
  child: Child,
  policy: Policy,
  when: { readonly keepFrom: DangerSide | undefined; readonly today: PlainDate },
): Promise<Post[]> {
  const { keepFrom, today } = when;
  const asked = ASKED[policy.get('danger.named')] ?? [];
  const roles = asked.filter((role) => keepFrom === undefined || role !== SIDE[keepFrom]);
  const posts = await heldOver(store, child, roles, today);
  return posts.length > 0 ? posts : heldOver(store, child, ['bureauApprover'], today);
}
