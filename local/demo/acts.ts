import type { RequestOf } from '#domain/api';
import { unitsOf } from '#domain/jurisdiction';
import { addDays, type Instant, instantAt, type PlainDate } from '#domain/plain-date';
import { postId, type Role } from '#domain/posts';
import type { Child } from '#domain/roster/documents';
import type { DemoCounty } from './county';

/** Calls an operation as the demo person who holds the post, through the function itself; `code`: why not, or null. */
export type ActAs = (
  openid: string,
  envelope: { readonly operation: string; readonly request: unknown; readonly as: string; readonly requestId: string },
) => Promise<{ readonly code: string | null; readonly data: unknown }>;

interface Acting {
  readonly made: DemoCounty;
  readonly act: ActAs;
  readonly setClock: (instant: Instant) => void;
  readonly yesterday: PlainDate;
}

/** A large county need not be told case by case. */
const MOST = 12;

/** The post of this role on the unit of a path that has one. */
function postOn(path: string | null, depth: number, role: Role): string | undefined {
  const unit = unitsOf(path ?? '')[depth];
  return unit && postId(unit, role);
}

type Contact = Omit<RequestOf<'cases.contact'>, 'case'>;

/** What was tried so far, told once a case: a telephone call that reached somebody, one that did not, a visit. */
function contactsOf(n: number, yesterday: PlainDate): readonly Contact[] {
  const nextOn = addDays(yesterday, 3);
  const unreached: Contact = { kind: 'phone', met: ['nobody'], outcome: 'unreachable', note: '两次都没有人接。' };
  const choices: readonly (readonly Contact[])[] = [
    [unreached],
    [
      unreached,
      {
        kind: 'homeVisit',
        met: ['grandparent', 'child'],
        outcome: 'hesitating',
        childSaid: '跟不上课，坐在教室里难受。',
        note: '奶奶愿意送，孩子想先补两门课。学校答应安排老师补课。',
        nextOn,
      },
    ],
    [{ kind: 'phone', met: ['mother'], outcome: 'agreed', note: '母亲在外地，说这周请舅舅送孩子回校。', nextOn }],
  ];
  return choices[n % choices.length] ?? [];
}

/** 昨天下午: some leads are given to a village head, and the class teacher or the village has made a first contact. */
export async function playCases({ made, act, setClock, yesterday }: Acting): Promise<readonly string[]> {
  const holders = new Map(
    made.staff.filter(({ bound }) => bound).flatMap((one) => one.posts.map(({ _id }) => [_id, one.openid])),
  );
  const children = new Map(made.children.map((child) => [child._id, child]));
  const failures: string[] = [];
  const by = async (post: string | undefined, operation: string, request: object, requestId: string): Promise<void> => {
    const openid = holders.get(post ?? '');
    const done = post && openid ? await act(openid, { operation, request, as: post, requestId }) : undefined;
    if (done?.code) {
      failures.push(`${operation}: ${done.code}`);
    }
  };
  const told = made.leads.flatMap((id) => children.get(id) ?? []).slice(0, MOST);
  for (const [n, child] of told.entries()) {
    setClock(instantAt(yesterday, '15:20') + n * 60_000);
    await playCase(child, n, yesterday, by);
  }
  return failures;
}

async function playCase(
  child: Child,
  n: number,
  yesterday: PlainDate,
  by: (post: string | undefined, operation: string, request: object, requestId: string) => Promise<void>,
): Promise<void> {
  const id = `${child._id}:1`;
  const village = postOn(child.dutyPath, 2, 'villageHead');
  if (n % 2 === 0) {
    await by(
      postOn(child.dutyPath, 1, 'townshipEducationOfficer'),
      'cases.assign',
      { case: id, post: village },
      `demo-assign-${n}-0000`,
    );
  }
  for (const [at, contact] of contactsOf(n, yesterday).entries()) {
    const post = at === 0 ? postId(child.classId ?? '', 'classTeacher') : village;
    await by(post, 'cases.contact', { case: id, ...contact }, `demo-contact-${n}-${at}-000`);
  }
}
