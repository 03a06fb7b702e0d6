import type { Binding, Person, Post } from '#domain/accounts/documents';
import type { Me, MyChild, MyPost } from '#domain/accounts/me';
import { isHelped } from '#domain/cases/family';
import type { County } from '#domain/county/documents';
import { scope } from '#domain/permission';
import { POSTS } from '#domain/posts';
import type { Child } from '#domain/roster/documents';
import { maskedName, maskedPhone } from '#domain/roster/mask';
import type { Asking, Call, Reading } from '../kit/handler';
import { holds } from '../kit/identity';
import { personIdOf } from '../kit/secrets';
import { bindingsOf } from './families';
import { phoneOf } from './own';
import { type KnownUnits, placeOf, schoolOn, unitsOn } from './places';
import { meRequest } from './requests';
import { todayOf } from './school-day';
import { todoOf } from './todo';

const COUNTIES_CAP = 100;
const POSTS_CAP = 100;
const HELPED_CAP = 6;

async function counties(asking: Pick<Asking, 'store'>): Promise<County[]> {
  return (await asking.store.page('counties', { equal: {}, limit: COUNTIES_CAP })).items;
}

function myPost(post: Post, units: KnownUnits): MyPost[] {
  const unit = units.get(post.unit);
  const { title, line } = POSTS[post.role];
  return unit
    ? [
        {
          id: post._id,
          county: post.county,
          role: post.role,
          title,
          line,
          unit: post.unit,
          unitKind: unit.kind,
          unitName: unit.name,
          place: placeOf(unit.path, units),
          to: post.to,
        },
      ]
    : [];
}

function myChild(
  binding: Binding,
  child: Child,
  units: KnownUnits,
  today: ReadonlyMap<string, MyChild['today']>,
  helped: ReadonlySet<string>,
): MyChild {
  const isBound = binding.state === 'bound';
  return {
    id: child._id,
    county: child.county,
    name: isBound ? child.name : maskedName(child.name),
    className: child.className,
    schoolName: schoolOn(child.eduPath, units),
    slot: binding.slot,
    kind: binding.kind,
    state: isBound ? 'bound' : 'waiting',
    today: isBound ? (today.get(child._id) ?? 'unknown') : 'unknown',
    helped: isBound && binding.kind !== 'contact' && helped.has(child._id),
  };
}

/** The posts this person holds today, wherever they are known. */
async function postsOf(call: Call, people: readonly Person[]): Promise<Post[]> {
  const pages = await Promise.all(
    people.map(({ _id, county }) => call.store.page('posts', { equal: { county, holder: _id }, limit: POSTS_CAP })),
  );
  return pages.flatMap(({ items }) => items.filter((post) => holds(post, post.holder ?? '', call.today)));
}

interface Family {
  readonly bindings: readonly Binding[];
  readonly children: ReadonlyMap<string, Child>;
}

async function familyOf(call: Call, people: readonly Person[]): Promise<Family> {
  const all = await Promise.all(people.map(({ _id, county }) => bindingsOf(call.store, county, _id)));
  const isOn = ({ state, to }: Binding): boolean =>
    (state === 'bound' && (to === null || call.now < to)) || state === 'waiting';
  const bindings = all.flat().filter(isOn);
  const children = await call.store.readAll('children', bindings.map((one) => one.child).slice(0, 100));
  return { bindings, children: new Map(children.map((child) => [child._id, child])) };
}

/** The children whose case goes on: the latest round of each says so. */
async function helpedOf({ store }: Call, children: readonly Child[]): Promise<ReadonlySet<string>> {
  const latest = { range: { key: 'round' }, order: 'desc', limit: 1 } as const;
  const pages = await Promise.all(
    children
      .slice(0, HELPED_CAP)
      .map(({ _id, county }) => store.page('cases', { equal: { county, child: _id }, ...latest })),
  );
  return new Set(pages.flatMap(({ items }) => items.flatMap(({ child, state }) => (isHelped(state) ? child : []))));
}

/** As whom 待办 is counted: what was asked for while it is held, else the first post, else the family. */
function actingAs(asked: string | undefined, posts: readonly MyPost[], children: readonly MyChild[]): string | null {
  const all = [...posts.map((post) => post.id), ...children.map((child) => `family:${child.county}`)];
  return all.find((one) => one === asked) ?? all[0] ?? null;
}

async function read(call: Call, as: string | undefined): Promise<Me> {
  const known = await counties(call);
  const people = await call.store.readAll(
    'people',
    known.map((county) => personIdOf(county._id, call.openid)),
  );
  const [held, family] = await Promise.all([postsOf(call, people), familyOf(call, people)]);
  const live = [...family.children.values()];
  const [units, today, helped] = await Promise.all([
    unitsOn(call.store, [...held.map((post) => post.path), ...live.map((child) => child.eduPath)]),
    todayOf(call.store, live, call.today),
    helpedOf(call, live),
  ]);
  const posts = held.flatMap((post) => myPost(post, units));
  const children = family.bindings.flatMap((binding) => {
    const child = family.children.get(binding.child);
    return child ? [myChild(binding, child, units, today, helped)] : [];
  });
  const acting = actingAs(as, posts, children);
  const [person] = people;
  const phone = person ? phoneOf(person) : null;
  return {
    counties: known.map(({ _id, name, demo }) => ({
      id: _id,
      name,
      demo,
      known: people.some((one) => one.county === _id),
    })),
    name: people.find((one) => one.name !== '')?.name ?? '',
    phone: phone === null ? null : maskedPhone(phone),
    posts,
    children,
    acting,
    todo: await todoOf(call, { acting, posts: held, bindings: family.bindings, children: family.children }),
    today: call.today,
  };
}

/** 我是谁 */
export const me: Reading<'accounts.me'> = {
  request: meRequest,
  async scope(asking) {
    const county = asking.county ?? (await counties(asking))[0]?._id;
    return county === undefined ? null : scope(county);
  },
  read: (call, { as }) => read(call, as),
};
