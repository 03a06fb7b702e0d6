import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answered, Operation, ReplyOf, RequestOf } from '#domain/api';
import { UNIT_KINDS, type Unit, type UnitKind } from '#domain/jurisdiction';
import { plainDate } from '#domain/plain-date';
import { checkCharacter } from '#domain/roster/identity-number';
import { COLLECTIONS } from '../cloudfunctions/kit/collections';
import type { CollectionName, Documents } from '../cloudfunctions/kit/documents';
import { fileStore } from '../cloudfunctions/kit/sdk';
import { personIdOf } from '../cloudfunctions/kit/secrets';
import { openStore, type Store } from '../cloudfunctions/kit/store';
import { main as office } from '../cloudfunctions/office/index';
import { writeWorkbook } from '../cloudfunctions/office/sheet-writer';
import { readWorkbookRows } from '../cloudfunctions/office/workbook';
import { main as roster } from '../cloudfunctions/roster/index';
import { shiftClock } from '../local/clock';
import { calendarsAround } from '../local/demo/calendar';
import { gatewayEnvironment, startGateway } from '../local/gateway/gateway';

/**
 * An import of a county's 学生名册, from the uploaded workbook to the flip, against reading the same workbook and inserting the same documents
 * raw; both through the functions' own SDK and the gateway, in one run. The bound is three. Smaller: BENCH_ROWS.
 */
const ROWS = Number(process.env['BENCH_ROWS'] ?? 20_000);
const BOUND = 3;
const COUNTY = 'yunling';
const OPENID = 'bench';
const TODAY = plainDate('2026-11-18');
const SIZE = { townships: 14, villages: 12, groups: 6, schools: 20, classSize: 45 } as const;

Object.assign(process.env, {
  TENCENTCLOUD: 'true',
  SILENCE: 'true',
  FIELD_KEY_ID: 'bench',
  FIELD_KEY: randomBytes(32).toString('hex'),
  INDEX_KEY: randomBytes(32).toString('hex'),
});

function unit(kind: UnitKind, id: string, parent: Unit | null, name: string, order: number): Unit {
  const path = `${parent?.path ?? ''}${id}/`;
  const line = UNIT_KINDS[kind].line;
  return { _id: id, county: COUNTY, kind, line, parent: parent?._id ?? null, path, name, order, rev: 1 };
}

const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

/** Both trees without grades and classes: the import makes those. */
function trees(): Unit[] {
  const root = unit('county', COUNTY, null, '云岭县', 1);
  const townships = times(SIZE.townships, (n) => unit('township', `${COUNTY}-t${n}`, root, `第${n}山乡`, n));
  const villages = townships.flatMap((above, t) =>
    times(SIZE.villages, (n) =>
      unit('village', `${above._id}-v${n}`, above, `青石${t}${String.fromCharCode(65 + n)}村`, n),
    ),
  );
  const groups = villages.flatMap((above) =>
    times(SIZE.groups, (n) => unit('group', `${above._id}-g${n}`, above, `${n + 1}组`, n)),
  );
  const bureau = unit('bureau', `${COUNTY}-edu`, null, '云岭县教育局', 1);
  const schools = times(SIZE.schools, (n) => unit('school', `${COUNTY}-s${n}`, bureau, `云岭县第${n}学校`, n));
  return [root, ...townships, ...villages, ...groups, bureau, ...schools];
}

async function append<C extends CollectionName>(store: Store, collection: C, documents: readonly Documents[C][]) {
  for (let n = 0; n < documents.length; n += 100) {
    await store.append(collection, documents.slice(n, n + 100));
  }
}

async function fill(store: Store, units: readonly Unit[]): Promise<void> {
  await append(store, 'units', units);
  await append(store, 'calendars', calendarsAround(COUNTY, TODAY));
  await append(store, 'counties', [
    {
      _id: COUNTY,
      county: COUNTY,
      name: '云岭县',
      governmentRoot: COUNTY,
      educationRoot: `${COUNTY}-edu`,
      demo: true,
      rev: 1,
    },
  ]);
  const from = plainDate('2025-09-01');
  await append(store, 'policies', [
    { _id: `${COUNTY}:1`, county: COUNTY, version: 1, base: 'national-2026', overrides: [], from, rev: 1 },
  ]);
  const post = {
    unit: `${COUNTY}-edu`,
    path: `${COUNTY}-edu/`,
    line: 'education',
    role: 'bureauOfficer',
    n: 1,
  } as const;
  const held = {
    name: '经办人',
    phone: null,
    phoneBlind: null,
    holder: personIdOf(COUNTY, OPENID),
    from,
    to: null,
    rev: 1,
  };
  await append(store, 'posts', [{ _id: `${COUNTY}-edu:bureauOfficer:1`, county: COUNTY, ...post, ...held }]);
}

const HEADER =
  '姓名 性别 出生日期 身份证件号 学籍号 学校 年级 班级 入学年月 就读方式 健康状况 户口所在地 现住址 联系电话 是否留守儿童 居住乡镇 居住村 居住组 家庭成员1姓名 家庭成员1关系 家庭成员1是否监护人 家庭成员1联系电话 家庭成员2姓名 家庭成员2关系 家庭成员2联系电话'.split(
    ' ',
  );
const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨';
const GIVEN = '小明大山红英建国春花秋月志强海燕';
const letter = (text: string, n: number): string => text[n % text.length] ?? '';

function rowOf(n: number): string[] {
  const year = 2011 + (n % 9);
  const day = `${year}0${1 + (n % 9)}${String(10 + (Math.floor(n / 9) % 18))}`;
  const first17 = `9901${String(Math.floor(n / 1000) % 100).padStart(2, '0')}${day}${String(n % 1000).padStart(3, '0')}`;
  const number = first17 + checkCharacter(first17);
  const town = n % SIZE.townships;
  const village = `青石${town}${String.fromCharCode(65 + (Math.floor(n / 7) % SIZE.villages))}村`;
  const group = `${1 + (Math.floor(n / 3) % SIZE.groups)}组`;
  const place = `云岭县第${town}山乡${village}${group}`;
  const phone = `000${String(n).padStart(8, '0')}`;
  const name = letter(SURNAMES, n) + letter(GIVEN, n + 3) + letter(GIVEN, Math.floor(n / 16));
  const parents = [`${letter(SURNAMES, n)}父`, '父亲', '是', phone, `${letter(SURNAMES, n + 5)}母`, '母亲', ''];
  return [
    name,
    n % 2 === 1 ? '男' : '女',
    `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`,
    number,
    `G${number}`,
    `云岭县第${n % SIZE.schools}学校`,
    `${letter('九八七六五四三二一', n)}年级`,
    `${1 + (Math.floor(n / (SIZE.schools * SIZE.classSize)) % 6)}班`,
    '202409',
    n % 3 === 0 ? '住校' : '走读',
    '10',
    place,
    place,
    phone,
    n % 4 === 0 ? '双亲留守儿童' : '0',
    `第${town}山乡`,
    village,
    group,
    ...parents,
  ];
}

const context = {
  environment: JSON.stringify({
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID',
    TCB_CONTEXT_KEYS: 'TCB_ENV',
    TCB_ENV: 'local',
    WX_OPENID: OPENID,
    WX_APPID: 'local',
  }),
};

async function ask<O extends Operation>(operation: O, request: RequestOf<O>): Promise<ReplyOf<O>> {
  const main = operation.startsWith('office.') ? office : roster;
  const requestId = randomBytes(12).toString('hex');
  const event = { operation, request, requestId, as: `${COUNTY}-edu:bureauOfficer:1` };
  const answered = (await main(event, context)) as Answered<ReplyOf<O>>;
  if (!answered.ok) {
    throw new Error(`${operation}: ${answered.code} ${answered.message}`);
  }
  return answered.data;
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly seconds: number; readonly value: T }> {
  const begun = performance.now();
  const value = await work();
  return { seconds: (performance.now() - begun) / 1000, value };
}

async function uploaded(content: Buffer): Promise<string> {
  const { upload, cloudPath } = await ask('office.beginUpload', { size: content.length });
  await fileStore().uploadFile({ cloudPath, fileContent: content });
  return upload;
}

async function planned(file: string) {
  for (;;) {
    const plan = await ask('roster.planImport', { file, kind: 'children', unit: `${COUNTY}-edu` });
    if (plan.done) {
      return plan;
    }
  }
}

async function committed(job: string): Promise<void> {
  await ask('roster.commitImport', { job });
  while ((await ask('roster.continueImport', { job })).state === 'running') {
    // The next chunk.
  }
}

/** Everything that the import appended. */
async function documentsOf(store: Store): Promise<[CollectionName, Documents[CollectionName][]][]> {
  const found: [CollectionName, Documents[CollectionName][]][] = [];
  for (const collection of ['children', 'idIndex', 'households'] as const) {
    const documents: Documents[CollectionName][] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof store.page<typeof collection>>> = await store.page(collection, {
        equal: { county: COUNTY },
        limit: 1000,
        cursor,
      });
      documents.push(...page.items);
      cursor = page.cursor;
    } while (cursor !== null);
    found.push([collection, documents]);
  }
  return found;
}

/** The same documents again, as another county's: nothing but the inserts. */
async function insertRaw(store: Store, all: Awaited<ReturnType<typeof documentsOf>>): Promise<void> {
  for (const [collection, documents] of all) {
    const copies = documents.map((one) => ({ ...one, _id: `raw-${one._id}`, county: 'raw' }));
    await append(store, collection, copies);
  }
}

async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-import-'));
  const gateway = await startGateway({ file: join(folder, 'data.db'), collections: COLLECTIONS });
  try {
    Object.assign(process.env, gatewayEnvironment(gateway));
    shiftClock(Date.parse(`${TODAY}T09:00:00+08:00`) - Date.now());
    const store = openStore('kit');
    await fill(store, trees());
    const content = await writeWorkbook([
      { name: '学生', header: HEADER, rows: times(ROWS, (n) => ({ cells: rowOf(n) })) },
    ]);
    const upload = await uploaded(content);
    const read = await timed(() => ask('office.readWorkbook', { upload }));
    const plan = await timed(() => planned(upload));
    const commit = await timed(() => committed(plan.value.job));
    const again = await timed(async () =>
      planned((await ask('office.readWorkbook', { upload: await uploaded(content) })).file),
    );
    const documents = await documentsOf(store);
    const parse = await timed(async () => readWorkbookRows(content));
    const raw = await timed(() => insertRaw(store, documents));
    const whole = read.seconds + plan.seconds + commit.seconds;
    const floor = parse.seconds + raw.seconds;
    const { create, fault } = plan.value.summary;
    console.log(
      `import ${ROWS} rows (${create} new, ${fault} faulty, ${(content.length / 1024 / 1024).toFixed(1)} MB)`,
    );
    console.log(
      `  read and keep pages ${read.seconds.toFixed(1)} s, dry run ${plan.seconds.toFixed(1)} s, commit ${commit.seconds.toFixed(1)} s`,
    );
    console.log(
      `  same file again, read and dry run: ${again.seconds.toFixed(1)} s, ${again.value.summary.same} unchanged`,
    );
    console.log(`  reading alone ${parse.seconds.toFixed(1)} s, raw inserts ${raw.seconds.toFixed(1)} s`);
    const ratio = whole / floor;
    console.log(`  ratio ${ratio.toFixed(2)} (bound ${BOUND})`);
    if (ratio > BOUND || create !== ROWS || again.value.summary.same !== ROWS) {
      process.exitCode = 1;
    }
  } finally {
    await gateway.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

void measure();
