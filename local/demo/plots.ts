import { covers } from '#domain/jurisdiction';
import { postId, type Role } from '#domain/posts';
import type { PlacedChild } from './children';
import type { StaffMember } from './staff';
import type { Trees } from './units';

/** 演示里的个案: of each kind one, so that every screen of cases has something in it. */
export interface Plots {
  /** 限期中: a notice was refused at the door and left there; its term runs. */
  readonly noticed: PlacedChild | undefined;
  /** 部门转介: one was answered, one is overdue. */
  readonly referred: PlacedChild | undefined;
  /** 移交: another township gave it back. */
  readonly bounced: PlacedChild | undefined;
  /** 已返校·跟踪中: stayed away, came back, is struck off and followed. */
  readonly returned: PlacedChild | undefined;
  /** 缓学、休学: applied for, and decided. */
  readonly asking: PlacedChild | undefined;
  readonly deferred: PlacedChild | undefined;
}

/** For so many school days up to yesterday they stay away. */
export const AWAY_DAYS = 8;
/** The school days, counted back from today, on which `returned` was away. */
export const RETURNED_AWAY = { first: 14, last: 9 } as const;

export interface Choosing {
  readonly county: string;
  readonly trees: Trees;
  readonly staff: readonly StaffMember[];
  readonly placed: readonly PlacedChild[];
  /** Classes and children that play another part. */
  readonly spared: ReadonlySet<string>;
  /** School days with rolls. */
  readonly days: number;
}

/** The posts that must have somebody for a case to be told of a child. */
const NEEDED: readonly (readonly [depth: number, role: Role])[] = [
  [1, 'townshipEducationOfficer'],
  [1, 'townshipApprover'],
  [2, 'villageHead'],
];

/** Whether everybody who has a part in the story of a child is there to play it. */
function isPlayable({ child, drawn }: PlacedChild, held: ReadonlySet<string>, spared: ReadonlySet<string>): boolean {
  const { _id, classId, dutyPath } = child;
  const units = (dutyPath ?? '').split('/').filter(Boolean);
  const posts = NEEDED.map(([depth, role]) => postId(units[depth] ?? '', role));
  const first = drawn.family.adults[0];
  return (
    classId !== null &&
    !spared.has(classId) &&
    !spared.has(_id) &&
    first?.kind === 'parent' &&
    first.listed === first.phone &&
    [...posts, postId(classId, 'classTeacher')].every((post) => held.has(post))
  );
}

/** Children of the first town, of other families each, in other classes as far as there are enough. */
function candidates({ county, trees, staff, placed, spared }: Choosing): PlacedChild[] {
  const held = new Set(staff.filter(({ bound }) => bound).flatMap(({ posts }) => posts.map(({ _id }) => _id)));
  const town = trees.byId.get(`${county}-t01`)?.path ?? '';
  const there = placed.filter(({ child }) => child.dutyPath !== null && covers(town, child.dutyPath));
  const playable = there.filter((one) => isPlayable(one, held, spared));
  const families = new Set<string>();
  return playable.filter(({ drawn }) => {
    const isNew = !families.has(drawn.family.key);
    families.add(drawn.family.key);
    return isNew;
  });
}

/** Chosen without chance, so that the rest of the county is the same with them and without; spread over the classes. */
export function choosePlots(choosing: Choosing): Plots {
  const all = candidates(choosing);
  const step = Math.max(1, Math.floor(all.length / 6));
  const at = (n: number): PlacedChild | undefined => all[n * step];
  const towns = choosing.trees.groups.length;
  return {
    noticed: at(0),
    referred: at(1),
    asking: at(2),
    deferred: at(3),
    bounced: towns > 1 ? at(4) : undefined,
    returned: choosing.days > RETURNED_AWAY.first ? at(5) : undefined,
  };
}

/** Of these the rolls know that they stay away up to yesterday. */
export const awayOf = ({ noticed, referred, bounced }: Plots): string[] =>
  [noticed, referred, bounced].flatMap((one) => (one ? [one.child._id] : []));
