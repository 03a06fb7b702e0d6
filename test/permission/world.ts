import type { Post } from '#domain/accounts/documents';
import { found } from '#domain/errors';
import { POSTS } from '#domain/posts';
import { personReceiver } from '#domain/reminders/causes';
import { derivedId, personIdOf } from '../../cloudfunctions/kit/secrets';
import { COUNTIES, calendarOfYear, childId, TODAY } from '../support/fixture';
import type { Product } from '../support/product';
import { CALLERS, type Caller, isHeld, isPost, termOf } from './callers';
import {
  adultPhone,
  bindingOf,
  childLike,
  codeOf,
  householdOf,
  keptFile,
  leadOf,
  personNamed,
  reminderFor,
  sheetOf,
  waitingPost,
  withNumbers,
  workbookPage,
} from './plant';
import { askedFor, handedOver } from './plant-away';
import { fileFor, soughtOf } from './plant-danger';
import { entrustedOf, noticeOf, takenOf } from './plant-papers';
import { plantDepartments, referredOf } from './plant-referral';
import { CHILD_KEYS, HERE } from './subjects';

/** Scenes and files by county: the same words in both, so that each has a twin. */
export const sceneOf = (county: string, what: 'class' | 'group' | 'invitation'): string => `scene${what}${county}`;
export const invitedPhone = '00000077777';

const AT_ONCE = 8;

/** Several at once: what is written in one turn shares one commit. */
async function each<T>(items: readonly T[], write: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      await write(next);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

async function writePosts(product: Product): Promise<void> {
  await each(CALLERS.filter(isPost), async (caller) => {
    const { county, unit, who, actor, holding } = caller;
    const place = found(await product.store.read('units', `${county}${unit}`));
    const holder = personNamed(county, actor.openid, POSTS[who].title, null);
    await product.store.put('people', holder);
    if (holding !== 'handed over') {
      const post: Post = {
        _id: actor.as,
        county,
        unit: place._id,
        path: place.path,
        line: place.line,
        role: who,
        name: holder.name,
        phone: null,
        phoneBlind: null,
        holder: holder._id,
        ...termOf(caller),
        rev: 1,
      };
      await product.store.put('posts', post);
    }
  });
}

const LIKE = { subjectTeacher: '-s1-y5-k1', gridWorker: '-t1-v1-g1', rosterClerk: '-s1' } as const;

async function writeWaiting(product: Product, county: string): Promise<void> {
  const { store } = product;
  for (const [unit, role] of [
    ['-s1-y5-k1', 'subjectTeacher'],
    ['-s1-y5-k10', 'subjectTeacher'],
    ['-t1-v1-g1', 'gridWorker'],
    ['-t1-v1-g10', 'gridWorker'],
    ['-s1', 'rosterClerk'],
    ['-s10-y5-k1', 'subjectTeacher'],
    ['-t10-v1-g1', 'gridWorker'],
  ] as const) {
    const place = found(await store.read('units', `${county}${unit}`));
    const like = found(await store.read('posts', `${county}${LIKE[role]}:${role}:1`));
    const base = { ...like, unit: place._id, path: place.path };
    const invited = unit === '-s1-y5-k1';
    await store.put('posts', waitingPost(base, 3, invitedPhone, invited ? sceneOf(county, 'invitation') : null));
  }
  await product.write('codes', [
    codeOf(county, `scenefarclass${county}`, 'classMeeting', `${county}-s10-y5-k1`),
    codeOf(county, sceneOf(county, 'class'), 'classMeeting', `${county}-s1-y5-k1`),
    codeOf(county, sceneOf(county, 'group'), 'villageMeeting', `${county}-t1-v1-g1`),
    { ...codeOf(county, sceneOf(county, 'invitation'), 'invitation', `${county}-s1-y5-k1:subjectTeacher:3`), cap: 1 },
  ]);
}

async function writeChildren(product: Product, county: string): Promise<void> {
  const { store } = product;
  const a = found(await store.read('children', childId(county, 'a')));
  const g = found(await store.read('children', childId(county, 'g')));
  const { classId, eduPath, className, classHistory } = g;
  const beside = found(await store.read('units', `${county}-t1-v1-g10`));
  const group = found(await store.read('units', `${county}-t1-v1-g1`));
  const away = found(await store.read('units', `${county}-t10-v1-g1`));
  await product.write('households', [group, beside, away].map(householdOf));
  await product.write('children', [childLike(a, 'x', { classId, eduPath, className, classHistory })]);
  for (const key of [...CHILD_KEYS, 'e', 'g']) {
    const child = found(await store.read('children', childId(county, key)));
    const lead = leadOf(child);
    const notice = noticeOf(lead);
    await product.write('cases', [lead]);
    await product.write('papers', [notice]);
    await product.write('entrustedServices', [entrustedOf(notice), takenOf(notice, child)]);
    await product.write('deferrals', [askedFor(child)]);
    await product.write('transfers', [handedOver(lead)]);
    await product.write('referrals', [referredOf(lead)]);
    await product.write('missing', [soughtOf(child)]);
    await store.put('children', withNumbers(child));
  }
  for (const [key, suffix] of [
    ['a', '-s1-y5-k1'],
    ['e', '-s1-y5-k10'],
    ['g', '-s10-y5-k1'],
  ] as const) {
    const klass = found(await store.read('units', `${county}${suffix}`));
    await product.write('rollSheets', [sheetOf(county, klass, childId(county, key))]);
  }
}

async function writeFamilies(product: Product, county: string): Promise<void> {
  const child = found(await product.store.read('children', childId(county, 'a')));
  const name = (who: string): string => `o-${county}-${who}`;
  await product.write('people', [
    personNamed(county, name('waiting.a'), '等待人', null),
    personNamed(county, name('refused.a'), '被拒人', null),
    personNamed(county, name('phone.a'), '', adultPhone('a')),
    personNamed(county, name('invited'), '', invitedPhone),
  ]);
  await product.write('bindings', [
    bindingOf(child, name('waiting.a'), 'waiting'),
    bindingOf(child, name('refused.a'), 'refused'),
  ]);
}

/** One message for everybody who calls: of child a for staff and whoever has no child. */
async function writeMessages(product: Product): Promise<void> {
  await each(CALLERS, async (caller) => {
    const child = found(await product.store.read('children', childId(caller.county, childKeyOf(caller))));
    // Whoever has a post and whoever had it ask with one id: the second finds it there.
    await product.write('messages', [reminderFor(child, receiverOf(caller))]);
    await product.write('dangers', [fileFor(caller, child._id)]);
  });
}

const childKeyOf = (caller: Caller): string => (!isPost(caller) && caller.child === 'b' ? 'b' : 'a');

export const receiverOf = (caller: Caller): string =>
  isPost(caller) ? caller.actor.as : personReceiver(personIdOf(caller.county, caller.actor.openid));

/** The message that was sent to this caller. */
export const messageOf = (caller: Caller): string =>
  `absence:${childId(caller.county, childKeyOf(caller))}:2026-11-18:returnToSchool:${receiverOf(caller)}`;

/** 责任书 of the three classes that the subjects sit in, by the product's own start. */
async function startLetters(product: Product, county: string): Promise<void> {
  const classes = county === HERE ? ['-s1-y5-k1', '-s1-y5-k10', '-s10-y5-k1'] : ['-s1-y5-k1'];
  for (const unit of classes) {
    const as = `${county}${unit}:classTeacher:1`;
    const teacher = product.by({ openid: `o-held-${as}-held`, as });
    const { job } = await teacher.done('letters.startClass', { unit: `${county}${unit}` });
    await teacher.done('letters.continueStart', { job });
  }
}

/** What this caller uploaded: a workbook of staff, one of children, the photo of a signed sheet. */
export const fileOf = (caller: Pick<Caller, 'name'>, what: 'staff' | 'children' | 'photo'): string =>
  derivedId('file', what, caller.name);

const SHEETS = {
  staff: [
    ['姓名', '手机号', '岗位', '单位', '班级或小组'],
    ['代课人', '00000088888', '任课教师', '第一小学', '五（1）班'],
  ],
  children: [
    ['姓名', '性别', '出生日期', '身份证件号', '学校', '年级', '班级'],
    ['新来娃', '女', '2015-05-06', '990101201505060028', '第一小学', '五年级', '五（1）班'],
  ],
} as const;

async function writeFiles(product: Product): Promise<void> {
  await each(CALLERS, async (caller) => {
    for (const what of ['staff', 'children'] as const) {
      const file = fileOf(caller, what);
      await product.write('incoming', [keptFile(caller.county, file, personIdOf(caller.county, caller.actor.openid))]);
      await product.write('workbookRows', [workbookPage(caller.county, file, SHEETS[what])]);
    }
    const photo = keptFile(caller.county, fileOf(caller, 'photo'), personIdOf(caller.county, caller.actor.openid));
    await product.write('incoming', [{ ...photo, purpose: 'sheet', state: 'tray' }]);
  });
}

const jobs = new Map<string, string>();
/** The import of children that the school's clerk has planned. */
export const importOf = (county: string): string => jobs.get(county) ?? '';

/** The import of staff that the same clerk has begun. */
export const staffImportOf = (county: string): string => jobs.get(`staff of ${county}`) ?? '';

async function planImports(product: Product, county: string): Promise<void> {
  const clerk = found(CALLERS.find((one) => one.county === county && one.who === 'rosterClerk' && isHeld(one)));
  const by = product.by(clerk.actor);
  const request = { file: fileOf(clerk, 'children'), kind: 'children', unit: `${county}-s1` } as const;
  jobs.set(county, (await by.done('roster.planImport', request)).job);
  const staff = await by.done('accounts.commitStaffImport', { file: fileOf(clerk, 'staff') });
  jobs.set(`staff of ${county}`, staff.job);
}

/** The letter of a guardian of a child. */
export function letterOf(county: string, key: string, slot: 'guardian' | 'guardian2' = 'guardian'): string {
  const unit = { x: '-s10-y5-k1', g: '-s10-y5-k1', e: '-s1-y5-k10' }[key] ?? '-s1-y5-k1';
  return `${county}${unit}:guardian:2026-2027:autumn:${childId(county, key)}:${slot}`;
}

/** 村与村民小组 of the village on the main branch, in both counties. */
export const campaignOf = (county: string): string => `${county}-t1-v1:villageGroup:2026-2027:year`;
const SERIES = new Map<string, string>();
/** 一组签订 of which the village's campaign is. */
export const seriesOf = (county: string): string => SERIES.get(county) ?? '';
export const postLetterOf = (county: string): string => `${campaignOf(county)}:${county}-t1-v1-g1:groupLeader-1`;
/** The job that issued it. */
export const issueJobOf = (county: string): string => jobs.get(`letters of ${county}`) ?? '';

/** What a village's head drafts for its groups. */
export const groupCampaign = (county: string) => ({
  unit: `${county}-t1-v1`,
  template: 'villageGroup',
  version: 1,
  term: 'year' as const,
  name: '',
  from: TODAY,
  until: TODAY,
  targets: ['retention', 'dropouts', 'rolls', 'signed', 'returned', 'visits'].map((id) => ({ id, value: '1' })),
});

async function issueCampaign(product: Product, county: string): Promise<void> {
  const as = `${county}-t1-v1:villageHead:1`;
  const head = product.by({ openid: `o-held-${as}-held`, as });
  const { unit, name, from, until, ...part } = groupCampaign(county);
  const { series } = await head.done('letters.saveSeries', { unit, name, from, until, parts: [part] });
  SERIES.set(county, series);
  const campaign = campaignOf(county);
  const { job } = await head.done('letters.issueCampaign', { campaign });
  while ((await head.done('letters.continueJob', { job })).state === 'running') {
    // Until the letters are in sight.
  }
  jobs.set(`letters of ${county}`, job);
}

/** Adds to the fixture's two counties whatever the operations need to be about. */
export async function arrange(product: Product): Promise<void> {
  for (const county of COUNTIES) {
    await plantDepartments(product, county);
  }
  await writePosts(product);
  for (const county of COUNTIES) {
    await writeChildren(product, county);
    await writeWaiting(product, county);
    await writeFamilies(product, county);
  }
  await writeMessages(product);
  await writeFiles(product);
  for (const county of COUNTIES) {
    await startLetters(product, county);
    await issueCampaign(product, county);
    const calendar = calendarOfYear(county, '2026-2027');
    const unit = `${county}-s1`;
    await product.write('calendars', [{ ...calendar, _id: `${unit}:2026-2027`, unit }]);
    await planImports(product, county);
  }
}
