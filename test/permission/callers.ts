import type { Post } from '#domain/accounts/documents';
import { plainDate } from '#domain/plain-date';
import { postId, ROLES, type Role } from '#domain/posts';
import type { Actor } from '../support/fixture';
import { ELSEWHERE, HERE, type Subject } from './subjects';

export type Who = Role | 'guardian' | 'anyone';

/** How a caller stands to what the operation is about. */
export const RELATIONS = [
  'themself',
  'another person',
  'own child',
  'child no longer theirs',
  'child not yet theirs',
  'child refused',
  'own phone',
  'no child of theirs',
  'in reach',
  'above them',
  'beside them',
  'on the other line',
  'other county',
  'handed over',
  'expired',
  'not begun',
] as const;
export type Relation = (typeof RELATIONS)[number];
type Holding = 'held' | 'handed over' | 'expired' | 'not begun';

interface AsPost {
  readonly who: Role;
  readonly unit: string;
  readonly holding: Holding;
}
interface AsFamily {
  readonly who: 'guardian' | 'anyone';
  /** Key of the child they are, were or want to be bound to. */
  readonly child?: string;
  readonly binding?: 'own child' | 'child no longer theirs' | 'child not yet theirs' | 'child refused';
  /** Key of the child of whom an adult has their phone. */
  readonly phoneOf?: string;
}
/** Somebody who calls, as one post or as family. */
export type Caller = (AsPost | AsFamily) & {
  readonly name: string;
  readonly county: string;
  readonly actor: Actor;
};

/** Where each post stands on the main branch, and on the branch whose ids begin alike; written by hand. */
const STANDS: Readonly<Record<Role, readonly string[]>> = {
  classTeacher: ['-s1-y5-k1', '-s1-y5-k10', '-s10-y5-k1'],
  subjectTeacher: ['-s1-y5-k1', '-s1-y5-k10'],
  rollCaller: ['-s1-y5-k1', '-s1-y5-k10'],
  gradeLead: ['-s1-y5', '-s1-y6'],
  principal: ['-s1', '-s10'],
  rosterClerk: ['-s1', '-s10'],
  centreOfficer: ['-c1', '-c10'],
  bureauOfficer: ['-edu'],
  bureauApprover: ['-edu'],
  inspector: ['-edu', '-c1', '-c10', '-s1', '-s10'],
  groupLeader: ['-t1-v1-g1', '-t1-v1-g10'],
  gridWorker: ['-t1-v1-g1', '-t1-v1-g10'],
  villageHead: ['-t1-v1', '-t1-v10'],
  childWelfareWorker: ['-t1-v1', '-t1-v10'],
  villageWorkGroup: ['-t1-v1', '-t1-v10'],
  villageLiaison: ['-t1-v1', '-t1-v10'],
  townshipEducationOfficer: ['-t1', '-t10'],
  townshipApprover: ['-t1', '-t10'],
  childSupervisor: ['-t1', '-t10'],
  enforcementOfficer: ['-t1', '-t10'],
  legalReviewer: ['-t1', '-t10', ''],
  leadingGroup: [''],
  departmentOfficer: ['-d1', '-d10', ''],
  privacyOfficer: [''],
  systemAdmin: [''],
  visitingInspector: ['', '-t1', '-t10'],
};

/** The number of the post of each kind of holding; 1 is the fixture's own. */
const NUMBER: Readonly<Record<Holding, number>> = { held: 1, 'handed over': 1, expired: 8, 'not begun': 9 };
const YESTERDAY = plainDate('2026-11-17');
const TOMORROW = plainDate('2026-11-19');

function postCaller(county: string, who: Role, unit: string, holding: Holding): Caller {
  const n = NUMBER[holding];
  const as = postId(`${county}${unit}`, who, n);
  const openid = `o-held-${as}-${holding.replace(' ', '-')}`;
  return { name: `${who} on ${county}${unit}, ${holding}`, who, unit, holding, county, actor: { openid, as } };
}

/** Every post on every place, held; on its first place also as somebody who had it, whose time is over, or has not come. */
function postCallers(): Caller[] {
  return ROLES.flatMap((role) => [
    ...STANDS[role].map((unit) => postCaller(HERE, role, unit, 'held')),
    ...(['handed over', 'expired', 'not begun'] as const).map((holding) =>
      postCaller(HERE, role, STANDS[role][0] ?? '', holding),
    ),
    postCaller(ELSEWHERE, role, STANDS[role][0] ?? '', 'held'),
  ]);
}

const family = (county: string, name: string, rest: AsFamily): Caller => ({
  name: `${name} of ${county}`,
  county,
  actor: { openid: `o-${county}-${name}`, as: `family:${county}` },
  ...rest,
});

const FAMILY: readonly Caller[] = [
  family(HERE, 'guardian.a', { who: 'guardian', child: 'a', binding: 'own child' }),
  family(HERE, 'guardian2.a', { who: 'guardian', child: 'a', binding: 'own child' }),
  family(HERE, 'guardian.b', { who: 'guardian', child: 'b', binding: 'own child' }),
  family(HERE, 'guardian.ended', { who: 'anyone', child: 'a', binding: 'child no longer theirs' }),
  family(HERE, 'waiting.a', { who: 'anyone', child: 'a', binding: 'child not yet theirs' }),
  family(HERE, 'refused.a', { who: 'anyone', child: 'a', binding: 'child refused' }),
  family(HERE, 'phone.a', { who: 'anyone', phoneOf: 'a' }),
  family(HERE, 'invited', { who: 'anyone', phoneOf: 'invitation' }),
  family(HERE, 'stranger', { who: 'anyone' }),
  family(ELSEWHERE, 'guardian.a', { who: 'guardian', child: 'elsewhere', binding: 'own child' }),
  family(ELSEWHERE, 'stranger', { who: 'anyone' }),
];

export const CALLERS: readonly Caller[] = [...postCallers(), ...FAMILY];

export const isHeld = (caller: Caller): boolean => 'holding' in caller && caller.holding === 'held';
/** Whether this is the post of the main branch, held today. */
export const isMain = (caller: Caller): boolean =>
  isPost(caller) && isHeld(caller) && caller.county === HERE && caller.unit === STANDS[caller.who][0];
export const isPost = (caller: Caller): caller is Caller & AsPost => 'holding' in caller;

function relationOfPost(caller: Caller & AsPost, subject: Subject): Relation {
  if (caller.holding !== 'held') {
    return caller.holding;
  }
  if (subject.kind === 'own') {
    return subject.of === undefined || subject.of === caller.name ? 'themself' : 'another person';
  }
  if (caller.county !== HERE) {
    return 'other county';
  }
  if (subject.under.includes(caller.unit)) {
    return 'in reach';
  }
  const education = (unit: string): boolean => /^-(edu|c\d|s\d)/.test(unit);
  if (!subject.under.some((unit) => unit !== '' && education(unit) === education(caller.unit))) {
    return subject.unit === '' ? 'above them' : 'on the other line';
  }
  const above = subject.unit !== undefined && STANDS_OVER[caller.unit]?.includes(subject.unit);
  return above ? 'above them' : 'beside them';
}

/** For the callers whose unit lies below a unit that is asked about. */
const STANDS_OVER: Readonly<Record<string, readonly string[]>> = {
  '-s1-y5-k1': ['-s1-y5', '-s1', '-c1', '-edu'],
  '-s1-y5-k10': ['-s1-y5', '-s1', '-c1', '-edu'],
  '-s1-y5': ['-s1', '-c1', '-edu'],
  '-s1-y6': ['-s1', '-c1', '-edu'],
  '-s1': ['-c1', '-edu'],
  '-s10': ['-edu'],
  '-c1': ['-edu'],
  '-c10': ['-edu'],
  '-t1-v1-g1': ['-t1-v1', '-t1', ''],
  '-t1-v1-g10': ['-t1-v1', '-t1', ''],
  '-t1-v1': ['-t1', ''],
  '-t1-v10': ['-t1', ''],
  '-t1': [''],
  '-t10': [''],
  '-d1': [''],
  '-d10': [''],
};

function relationOfFamily(caller: Caller & AsFamily, subject: Subject): Relation {
  if (subject.kind === 'own') {
    const of: string | undefined = subject.of;
    return of === undefined || (caller.county === HERE && caller.name.startsWith(`${of} `))
      ? 'themself'
      : 'another person';
  }
  if (subject.child !== undefined && caller.county === HERE) {
    if (caller.child === subject.child && caller.binding) {
      return caller.binding;
    }
    if (caller.phoneOf === subject.child) {
      return 'own phone';
    }
  }
  return 'no child of theirs';
}

export function relationOf(caller: Caller, subject: Subject): Relation {
  return isPost(caller) ? relationOfPost(caller, subject) : relationOfFamily(caller, subject);
}

/** From when to when this caller has the post. */
export function termOf({ holding }: Caller & AsPost): Pick<Post, 'n' | 'from' | 'to'> {
  const from = holding === 'not begun' ? TOMORROW : plainDate('2026-09-01');
  return { n: NUMBER[holding], from, to: holding === 'expired' ? YESTERDAY : null };
}
