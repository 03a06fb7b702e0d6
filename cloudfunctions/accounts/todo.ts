import type { Binding, Post } from '#domain/accounts/documents';
import type { MyLetter, Todo } from '#domain/accounts/me';
import { isTaken, sheetId } from '#domain/attendance/spells';
import { type Case, isOpen } from '#domain/cases/documents';
import { AWAITING_ISSUER } from '#domain/letters/campaign-acts';
import { EDGE_IDS, EDGES } from '#domain/letters/edges';
import { asksNow } from '#domain/letters/machine';
import { isGuardianLetter, isHouseholdLetter } from '#domain/letters/parties';
import { lettersPermissions } from '#domain/letters/permission';
import { isLegalGuardian } from '#domain/letters/who-signs';
import { postId, type Role } from '#domain/posts';
import { isUrgent } from '#domain/reminders/urgent';
import type { Child } from '#domain/roster/documents';
import type { Call } from '../kit/handler';
import type { Store } from '../kit/store';
import { schoolDay } from './school-day';
import { waitsOf } from './todo-cases';

const MANY = 99;
const CHILDREN_CAP = 6;
const RECEIVERS_CAP = 6;
const OWN_LETTERS = 20;

const NOTHING: Todo = {
  unread: 0,
  urgent: 0,
  letters: [],
  schoolDay: null,
  rollTaken: null,
  absent: null,
  unsigned: null,
  ownLetters: null,
  waiting: null,
  leads: null,
  waits: {},
};

interface Mine {
  readonly acting: string | null;
  readonly posts: readonly Post[];
  readonly bindings: readonly Binding[];
  readonly children: ReadonlyMap<string, Child>;
}

/** 未读 of the person and all their posts in the county, as the inbox shows it. */
async function unreadOf(store: Store, county: string, receivers: readonly string[]) {
  const pages = await Promise.all(
    receivers
      .slice(0, RECEIVERS_CAP)
      .map((receiver) => store.page('messages', { equal: { county, receiver, state: 'delivered' }, limit: MANY })),
  );
  const items = pages.flatMap((page) => page.items);
  return {
    unread: Math.min(MANY, items.length),
    urgent: Math.min(MANY, items.filter(isUrgent).length),
  };
}

/** 家庭责任书 that ask any legal guardian of the household. */
async function ofHouseholds(call: Call, mine: Mine, bound: readonly Binding[]): Promise<MyLetter[]> {
  const own = bound.filter(({ kind }) => isLegalGuardian(kind));
  const keys = new Map(
    own.flatMap(({ county, child }) => {
      const household = mine.children.get(child)?.household;
      return household ? [[household, { county, household }] as const] : [];
    }),
  );
  const pages = await Promise.all([...keys.values()].map((equal) => call.store.page('letters', { equal, limit: 50 })));
  return pages
    .flatMap((page) => page.items)
    .filter((letter) => isHouseholdLetter(letter) && asksNow(letter))
    .map(({ _id, title, until }) => ({ id: _id, child: null, childName: '我家', title, until }));
}

/** 待签: letters that ask for this very adult. */
async function lettersOf(call: Call, mine: Mine): Promise<MyLetter[]> {
  const bound = mine.bindings.filter((one) => one.state === 'bound').slice(0, CHILDREN_CAP);
  const pages = await Promise.all(
    bound.map(({ county, child }) => call.store.page('letters', { equal: { county, child }, limit: 50 })),
  );
  const open = pages
    .flatMap((page) => page.items)
    .filter(isGuardianLetter)
    .filter(asksNow)
    .filter((letter) => bound.some((one) => one.child === letter.child && one.slot === letter.slot));
  const ofChildren = open.map((letter) => ({
    id: letter._id,
    child: letter.child,
    childName: mine.children.get(letter.child)?.name ?? '',
    title: letter.title,
    until: letter.until,
  }));
  return [...ofChildren, ...(await ofHouseholds(call, mine, bound))].sort((a, b) => (a.until < b.until ? -1 : 1));
}

async function countOf(
  store: Store,
  collection: 'letters' | 'bindings',
  county: string,
  classId: string,
  states: readonly string[],
): Promise<number> {
  const pages = await Promise.all(
    states.map((state) => store.page(collection, { equal: { county, classId, state }, limit: MANY })),
  );
  return Math.min(
    MANY,
    pages.reduce((sum, page) => sum + page.items.length, 0),
  );
}

/** What a class asks of those who work with it today. */
async function ofClass(call: Call, post: Post): Promise<Partial<Todo>> {
  const { store, today } = call;
  const { county, unit, role } = post;
  const [sheet, isOn] = await Promise.all([
    store.read('rollSheets', sheetId(unit, today)),
    schoolDay(store, post.path, today),
  ]);
  const taken = sheet !== null && isTaken(sheet);
  const roll = { schoolDay: isOn, rollTaken: taken, absent: taken ? sheet.absent : null };
  if (role !== 'classTeacher') {
    return roll;
  }
  const [unsigned, waiting] = await Promise.all([
    countOf(store, 'letters', county, unit, ['issued', 'viewed']),
    countOf(store, 'bindings', county, unit, ['waiting', 'denied']),
  ]);
  return { ...roll, unsigned, waiting };
}

/** Posts to whom open leads under their unit are work. */
const CARING: readonly Role[] = [
  'gradeLead',
  'principal',
  'centreOfficer',
  'bureauOfficer',
  'groupLeader',
  'gridWorker',
  'villageHead',
  'childWelfareWorker',
  'villageLiaison',
  'townshipEducationOfficer',
  'townshipApprover',
  'childSupervisor',
];

async function openAlong(store: Store, { county, line, path, unit }: Post): Promise<readonly Case[]> {
  // The bureau answers for children in no class too, who lie on no path of its line.
  const isBureau = line === 'education' && path === `${unit}/`;
  const range =
    line === 'education' && !isBureau
      ? { key: 'eduPath', under: path }
      : { key: 'dutyPath', under: isBureau ? `${county}/` : path };
  const { items } = await store.page('cases', { equal: { county, closedOn: null }, range, limit: 300 });
  return items.filter((one) => isOpen(one.state));
}

async function ofPost(call: Call, post: Post): Promise<Partial<Todo>> {
  if (post.role === 'classTeacher' || post.role === 'subjectTeacher' || post.role === 'rollCaller') {
    return ofClass(call, post);
  }
  const open = CARING.includes(post.role) ? await openAlong(call.store, post) : null;
  const waits = await waitsOf(call, post, open ?? []);
  return open === null ? { waits } : { leads: Math.min(MANY, open.length), waits };
}

/** Whoever may be 甲方: of letters between posts, of the households of a group, of the guardians of a class. */
const ISSUING: readonly Role[] = EDGE_IDS.map((edge) => EDGES[edge].upper.role);

/** 责任书 of the post itself: those to sign as 乙方, and those that wait for it as 甲方. */
async function ownLettersOf({ store }: Call, { _id, county, unit, role }: Post): Promise<number | null> {
  if (!(role in lettersPermissions['letters.atPost'])) {
    return null;
  }
  const issuer = postId(unit, role);
  const issuing = ISSUING.includes(role) ? AWAITING_ISSUER : [];
  const [own, ...waiting] = await Promise.all([
    store.page('letters', {
      equal: { county, post: _id },
      range: { key: 'period' },
      order: 'desc',
      limit: OWN_LETTERS,
    }),
    ...issuing.map((stands) => store.page('letters', { equal: { county, issuer, ...stands }, limit: MANY })),
  ]);
  const toSign = own.items.filter(asksNow);
  const toCountersign = waiting.flatMap(({ items }) => items).filter(({ paused }) => !paused);
  return Math.min(MANY, toSign.length + toCountersign.length);
}

const FAMILY = 'family:';

/** Which county somebody acts in as a family; what other counties ask is seen there. */
const countyOf = (acting: string | null): string | undefined =>
  acting?.startsWith(FAMILY) ? acting.slice(FAMILY.length) : undefined;

/** 待办 for the home screen, from the documents of the other rooms; a handful of small reads. */
export async function todoOf(call: Call, mine: Mine): Promise<Todo> {
  const post = mine.posts.find((one) => one._id === mine.acting);
  const county = post?.county ?? countyOf(mine.acting) ?? mine.bindings[0]?.county;
  if (county === undefined) {
    return NOTHING;
  }
  const here = mine.posts.filter((one) => one.county === county);
  const person = here[0]?.holder ?? mine.bindings.find((one) => one.county === county)?.person;
  const receivers = [...(person ? [`person:${person}`] : []), ...here.map((one) => one._id)];
  const [unread, own] = await Promise.all([
    unreadOf(call.store, county, receivers),
    post
      ? Promise.all([ofPost(call, post), ownLettersOf(call, post)]).then(([own, ownLetters]) => ({
          ...own,
          ownLetters,
        }))
      : lettersOf(call, { ...mine, bindings: mine.bindings.filter((one) => one.county === county) }).then(
          (letters) => ({
            letters,
          }),
        ),
  ]);
  return { ...NOTHING, ...unread, ...own };
}
