import type { Operation, ReplyOf, RequestOf } from '#domain/api';
import type { MetKind } from '#domain/cases/documents';
import { unitsOf } from '#domain/jurisdiction';
import { addDays, type Instant, instantAt, type PlainDate } from '#domain/plain-date';
import { postId, type Role } from '#domain/posts';
import type { Child } from '#domain/roster/documents';
import type { ActAs } from './acts';
import type { PlacedChild } from './children';
import type { DemoCounty } from './county';
import { paperPhoto } from './paper-photo';

export interface TellingHistories {
  readonly made: DemoCounty;
  readonly act: ActAs;
  readonly setClock: (instant: Instant) => void;
  /** Puts a file where a function said it may be put. */
  readonly putFile: (cloudPath: string, content: Buffer) => Promise<void>;
  /** The school days before today, the latest first. */
  readonly days: readonly PlainDate[];
  readonly today: PlainDate;
}

/** Somebody does something on the school day so many days back; stops the story where it is refused. */
type Does = <O extends Operation>(
  when: readonly [daysBack: number, time: string],
  post: string,
  operation: O,
  request: RequestOf<O>,
) => Promise<ReplyOf<O>>;

/** A child's own people: those who have a part in its story. */
interface Part {
  readonly child: Child;
  readonly one: { readonly case: string };
  /** By which word the record of a visit says whom one met. */
  readonly parent: MetKind;
  readonly teacher: string;
  readonly principal: string;
  readonly village: string;
  readonly officer: string;
  readonly approver: string;
  readonly day: (daysBack: number) => PlainDate;
}

type Story = (does: Does, part: Part, telling: TellingHistories) => Promise<void>;

function partOf({ child, drawn }: PlacedChild, { made, days, today }: TellingHistories): Part {
  const [, town = '', village = ''] = unitsOf(child.dutyPath ?? '');
  const school = unitsOf(child.eduPath ?? '').find((id) => made.trees.byId.get(id)?.kind === 'school') ?? '';
  const at = (unit: string, role: Role): string => postId(unit, role);
  return {
    child,
    one: { case: `${child._id}:1` },
    parent: drawn.family.adults[0]?.relation === '父亲' ? 'father' : 'mother',
    teacher: at(child.classId ?? '', 'classTeacher'),
    principal: at(school, 'principal'),
    village: at(village, 'villageHead'),
    officer: at(town, 'townshipEducationOfficer'),
    approver: at(town, 'townshipApprover'),
    day: (daysBack) => days[daysBack - 1] ?? today,
  };
}

/** 连续没来: the class reports it after the first day, village and school go there, the school verifies. */
async function soughtByBothLines(does: Does, { child, one, parent, teacher, village, principal, officer, day }: Part) {
  await does([8, '16:10'], teacher, 'cases.report', { child: child._id, reason: 'unwilling' });
  await does([8, '17:20'], teacher, 'cases.contact', {
    ...one,
    kind: 'phone',
    met: [parent],
    outcome: 'hesitating',
    note: '家里说孩子不肯起床，再劝劝看。',
    nextOn: day(6),
  });
  await does([7, '09:00'], officer, 'cases.assign', { ...one, post: village });
  await does([6, '18:30'], village, 'cases.contact', {
    ...one,
    kind: 'homeVisit',
    met: [parent, 'child'],
    outcome: 'hesitating',
    heard: 'alone',
    childSaid: '英语听不懂，怕老师点名。',
    companions: [teacher],
  });
  await does([5, '10:00'], principal, 'cases.verify', one);
}

/** 限期复学通知书: refused at the door, left there with the village as witness; seven days run. */
const noticed: Story = async (does, part, telling) => {
  const { one, parent, teacher, officer, approver, day } = part;
  await soughtByBothLines(does, part);
  await does([2, '09:20'], officer, 'cases.suspect', one);
  await does([2, '09:30'], officer, 'cases.persuade', one);
  await does([2, '12:30'], teacher, 'cases.contact', { ...one, kind: 'homeVisit', met: [parent], outcome: 'refused' });
  await does([2, '15:00'], officer, 'cases.plan', { ...one, causes: ['learning'], measures: ['quality', 'affection'] });
  const made = { ...one, kind: 'notice', addressees: ['guardian'] } as const;
  const { paper } = await does([2, '15:30'], officer, 'cases.draftPaper', made);
  await does([2, '16:30'], approver, 'cases.issueNotice', { ...one, paper });
  const photo = paperPhoto();
  const begun = await does([1, '10:50'], officer, 'cases.beginProof', { ...one, size: photo.length });
  await telling.putFile(begun.cloudPath, photo);
  const { upload } = await does([1, '10:55'], officer, 'cases.finishProof', { ...one, upload: begun.upload });
  await does([1, '11:00'], officer, 'cases.serveNotice', {
    ...one,
    paper,
    addressee: 'guardian',
    method: 'left',
    on: day(1),
    servers: ['教育专干', '村委会主任'],
    place: '家中堂屋',
    refusal: '说孩子大了管不了，不肯签字',
    witness: '周明',
    witnessOf: 'committee',
    witnessUnit: '村民委员会',
    proof: [upload],
  });
};

/** 部门转介: 民政 has helped, 公安 has not answered in time. */
const referred: Story = async (does, part, { made, today }) => {
  const { one, officer, day } = part;
  const department = (name: RegExp): string =>
    made.trees.units.find(({ kind, name: its }) => kind === 'department' && name.test(its))?._id ?? '';
  const civil = department(/民政/);
  await soughtByBothLines(does, part);
  const { referral } = await does([4, '10:30'], officer, 'cases.refer', {
    ...one,
    matter: 'relief',
    to: civil,
    dueOn: addDays(today, 14),
    familyAgreed: true,
    words: { facts: '父亲住院，家里没有收入，请看能不能临时救助。' },
  });
  await does([4, '11:00'], officer, 'cases.refer', {
    ...one,
    matter: 'whereabouts',
    to: department(/公安/),
    dueOn: day(2),
    familyAgreed: false,
    words: { facts: '家里说孩子去了县城亲戚家，亲戚说没有来过，请协助查找。' },
  });
  const officers = postId(civil, 'departmentOfficer');
  await does([3, '09:00'], officers, 'cases.answerReferral', { referral, act: 'accepted', words: '已派人去家里看' });
  await does([1, '15:00'], officers, 'cases.answerReferral', {
    referral,
    act: 'done',
    words: '已给临时救助金，并列入低保边缘户。',
  });
};

/** 移交: the family was said to have moved to the next township, which went there and found nobody. */
const bounced: Story = async (does, part, { made }) => {
  const { one, officer } = part;
  const elsewhere = made.trees.units.filter(({ kind, _id }) => kind === 'township' && !officer.startsWith(`${_id}:`));
  const to = elsewhere[0]?._id ?? '';
  await soughtByBothLines(does, part);
  await does([4, '09:40'], officer, 'cases.transfer', { ...one, to, reason: '邻居说全家搬去那边做工，租房住。' });
  await does([2, '16:00'], postId(to, 'townshipEducationOfficer'), 'cases.bounce', {
    ...one,
    reason: '按地址上门两次，房东说这家人没有来过。',
  });
};

/** 已返校·跟踪中: the roll saw the child, class and both lines confirmed, the ledger is struck, the first check has been. */
const returned: Story = async (does, part) => {
  const { child, one, parent, teacher, principal, village, officer, day } = part;
  await does([13, '16:20'], village, 'cases.report', { child: child._id, reason: 'hardship' });
  await does([12, '19:00'], village, 'cases.contact', {
    ...one,
    kind: 'homeVisit',
    met: [parent, 'child'],
    outcome: 'hesitating',
    heard: 'together',
    note: '要照看弟弟，家里忙不过来。',
  });
  await does([11, '10:00'], principal, 'cases.verify', one);
  await does([9, '12:40'], teacher, 'cases.contact', { ...one, kind: 'homeVisit', met: [parent], outcome: 'agreed' });
  await does([8, '07:40'], village, 'cases.claimReturn', { ...one, on: day(8) });
  await does([8, '10:30'], teacher, 'cases.confirmReturn', one);
  await does([7, '09:00'], village, 'cases.confirmReturn', one);
  await does([7, '09:30'], principal, 'cases.confirmReturn', one);
  await does([7, '15:00'], officer, 'cases.strikeOff', one);
};

/** 休学 written down by the village for a family, with certificate and signed application. @returns the application */
async function applied(does: Does, { child, village, day }: Part, telling: TellingHistories, back: number) {
  const photo = paperPhoto();
  const upload = async (time: string): Promise<string> => {
    const asked = { child: child._id, size: photo.length };
    const begun = await does([back, time], village, 'cases.beginDeferralFile', asked);
    await telling.putFile(begun.cloudPath, photo);
    return (await does([back, time], village, 'cases.finishDeferralFile', { child: child._id, upload: begun.upload }))
      .upload;
  };
  return does([back, '10:20'], village, 'cases.applyDeferral', {
    child: child._id,
    reason: 'illness',
    from: day(back),
    until: addDays(telling.today, 60),
    note: '肾病，县医院要求在家休养两个月。',
    childSaid: '想快点好了回去上课。',
    told: 'guardian',
    certificates: [await upload('10:05')],
    paper: await upload('10:10'),
  });
}

const asking: Story = async (does, part, telling) => {
  await applied(does, part, telling, 1);
};

const deferred: Story = async (does, part, telling) => {
  const { deferral } = await applied(does, part, telling, 5);
  await does([3, '14:30'], part.approver, 'cases.decideDeferral', {
    deferral,
    granted: true,
    reasons: '证明齐全，已到家里看过孩子。',
    hearing: 'alone',
    childSaid: '我想在家休养，也想让老师把作业带来。',
  });
};

const STORIES = { noticed, referred, bounced, returned, asking, deferred } as const;

/** 学籍系统: what it says of a child whom nobody has marked back yet, and a record that is not in order. */
async function platform(does: Does, part: Part): Promise<void> {
  const { child, principal, day } = part;
  await does([1, '16:00'], principal, 'cases.setPlatformMark', { child: child._id, mark: 'dropped', on: day(2) });
  await does([1, '16:05'], principal, 'cases.turnRecord', {
    child: child._id,
    act: 'open',
    on: day(1),
    fault: 'elsewhere',
  });
}

/** 苗头 and 强制报告 in the shown class: its teacher sits at the desk. */
async function shownClass(does: Does, { made }: TellingHistories): Promise<void> {
  const teacher = postId(made.shown, 'classTeacher');
  const here = made.children.filter(({ classId, _id }) => classId === made.shown && !made.truants.has(_id));
  const [, , , quiet, tired, alone] = here;
  if (!(quiet && tired && alone)) {
    return;
  }
  await does([3, '16:40'], teacher, 'cases.noteSigns', { child: quiet._id, signs: ['withdrawn', 'homework'] });
  await does([2, '12:20'], teacher, 'cases.noteSigns', { child: tired._id, signs: ['late', 'gaming'] });
  await does([1, '17:10'], teacher, 'cases.followSigns', { child: tired._id, kind: 'phone', outcome: 'help' });
  await does([1, '16:50'], teacher, 'cases.reportDanger', { child: alone._id, reason: 'unattended' });
}

/** 前两周: the cases that stand somewhere on their way, told through the functions by whoever would have done it. @returns what was refused */
export async function playHistories(telling: TellingHistories): Promise<readonly string[]> {
  const { made, act, setClock, days } = telling;
  const holders = new Map(made.staff.flatMap(({ posts, openid }) => posts.map(({ _id }) => [_id, openid])));
  const failures: string[] = [];
  let n = 0;
  const does: Does = async ([daysBack, time], as, operation, request) => {
    setClock(instantAt(days[daysBack - 1] ?? telling.today, time));
    n += 1;
    const requestId = `demo-history-${String(n).padStart(6, '0')}`;
    const { code, data } = await act(holders.get(as) ?? '', { operation, request, as, requestId });
    if (code !== null) {
      throw new Error(`${operation}: ${code}`);
    }
    return data as ReplyOf<typeof operation>;
  };
  for (const [name, story] of Object.entries(STORIES) as [keyof typeof STORIES, Story][]) {
    const placed = made.plots[name];
    const part = placed && partOf(placed, telling);
    if (part) {
      await story(does, part, telling).catch((error: Error) => failures.push(`${name}: ${error.message}`));
    }
  }
  await shownClass(does, telling).catch((error: Error) => failures.push(`shown: ${error.message}`));
  const { bounced: other, referred: first } = made.plots;
  const marked = other ?? first;
  if (marked) {
    await platform(does, partOf(marked, telling)).catch((error: Error) => failures.push(`platform: ${error.message}`));
  }
  return failures;
}
