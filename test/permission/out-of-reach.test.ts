import { join, resolve } from 'node:path';
import * as z from 'zod';
import type { Answered, Operation } from '#domain/api';
import { childId, TODAY } from '../support/fixture';
import { CALLERS, type Caller, isPost, relationOf } from './callers';
import { ALL_PROBES, ALL_RULES } from './everything';
import { mayBe, type RuleLine } from './lines';
import { type Probe, probe } from './probe';
import { openStage, type Stage } from './stage';
import { SUBJECTS } from './subjects';
import { elsewhereWords, MISSING, twinsFor } from './twins';

const FOLDER = resolve(__dirname, '../../cloudfunctions');

/** Further ids that a request may bear, beside the ones of the matrix. */
const FURTHER: readonly Probe[] = [
  probe('attendance.submit', ['class'], () => ({
    unit: 'yunling-s1-y5-k1',
    date: TODAY,
    absent: [{ child: childId('yunling', 'a'), reason: 'sick' }],
  })),
  probe('accounts.savePost', ['class'], () => ({
    unit: 'yunling-s1-y5-k1',
    role: 'rollCaller',
    like: 'yunling-s1-y5-k1:subjectTeacher:1',
  })),
  probe('accounts.handOver', ['class'], () => ({
    post: 'yunling-s1-y5-k1:subjectTeacher:3',
    like: 'yunling-s1-y5-k1:classTeacher:1',
  })),
  probe('accounts.me', ['own'], () => ({ as: 'yunling-s1-y5-k1:classTeacher:1' })),
];

/** Codes are for whoever scans them; the county that a newcomer names is their own choice. */
const FOR_ANYBODY = new Set(['accounts.openCode', 'accounts.bindInvitation', 'accounts.askBinding']);

type Path = readonly (string | number)[];

function texts(value: unknown, at: Path = []): (readonly [Path, string])[] {
  if (typeof value === 'string') {
    return [[at, value]];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => texts(inner, [...at, Array.isArray(value) ? Number(key) : key]))
    : [];
}

function withText(value: unknown, [key, ...rest]: Path, text: string): unknown {
  if (key === undefined) {
    return text;
  }
  if (Array.isArray(value)) {
    return value.map((inner, n) => (n === key ? withText(inner, rest, text) : inner));
  }
  const object = value as Readonly<Record<string, unknown>>;
  return { ...object, [key]: withText(object[key], rest, text) };
}

const plain = (answered: Answered<unknown>): string =>
  JSON.stringify(answered, (key, value) => (key === 'reqId' || key === 'at' ? 0 : value));

/** Two who may: the one lowest on the trees, and a family. */
function whoMay(lines: readonly RuleLine[], one: Probe): Caller[] {
  const [about] = one.about;
  const may = CALLERS.filter(
    (caller) => about !== undefined && mayBe(lines, one.name, caller.who, relationOf(caller, SUBJECTS[about])),
  );
  const posts = may
    .filter(isPost)
    .filter((caller) => caller.county === 'yunling' && !/0/.test(caller.unit))
    .sort((a, b) => b.unit.length - a.unit.length);
  const families = may.filter((caller) => !isPost(caller) && caller.county === 'yunling');
  return [...posts.slice(0, 1), ...families.slice(0, 1)];
}

let stage: Stage;
const lines = ALL_RULES;
const probes = [...ALL_PROBES, ...FURTHER];
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage?.close());

/** What every post may see everywhere in its county, such as the names of units. */
const isPublic = (one: Probe, caller: Caller): boolean => mayBe(lines, one.name, caller.who, 'beside them');

/** Every other id in every place of what this caller would ask. @returns how many, and what told more than nothing. */
async function sweep(one: Probe, caller: Caller): Promise<{ asked: number; told: string[] }> {
  const [about] = one.about;
  const request = about && one.request(SUBJECTS[about], caller);
  const told: string[] = [];
  let asked = 0;
  for (const [path, text] of texts(request).filter(([, word]) => MISSING.of(word) !== word)) {
    const ask = async (other: string): Promise<string> =>
      plain(await stage.ask({ ...one, request: () => withText(request, path, other) }, SUBJECTS.own, caller));
    const nothing = await ask(MISSING.of(text));
    for (const twin of twinsFor(caller, isPublic(one, caller)).filter(({ of }) => of(text) !== text)) {
      asked += 1;
      const answered = await ask(twin.of(text));
      if (answered !== nothing) {
        told.push(`${one.name} ${path.join('.')} of ${twin.name} as ${caller.name}: ${answered} <> ${nothing}`);
      }
    }
  }
  return { asked, told };
}

test('an id out of reach answers word for word as one that does not exist', async () => {
  const told: string[] = [];
  let asked = 0;
  for (const one of probes.filter(({ operation }) => !FOR_ANYBODY.has(operation))) {
    for (const caller of whoMay(lines, one)) {
      const swept = await sweep(one, caller);
      told.push(...swept.told);
      asked += swept.asked;
    }
  }
  expect(told).toEqual([]);
  expect(asked).toBeGreaterThan(200);
}, 120_000);

const requestShape = (operation: Operation): z.core.JSONSchema.BaseSchema => {
  const [room = ''] = operation.split('.');
  const { main } = require(join(FOLDER, room, 'index.ts')) as {
    main: { operations: Readonly<Record<Operation, { request: z.ZodType }>> };
  };
  return z.toJSONSchema(main.operations[operation].request, { io: 'input', unrepresentable: 'any' });
};

/** Places in lists of others, in both shapes that cursors have. */
const places = (): string[] =>
  [childId('yunling', 'g'), `${childId('yunling', 'g')}:1`, childId('qingshi', 'a'), 'qingshi', ''].flatMap((id) => [
    Buffer.from(id).toString('base64url'),
    ...['', 'yunling-edu/yunling-c10/', 'yunling/yunling-t10/', 0, null].map((value) =>
      Buffer.from(JSON.stringify([value, id])).toString('base64url'),
    ),
  ]);

test('somebody else’s place in a list does not open it', async () => {
  const leaks: string[] = [];
  for (const one of ALL_PROBES.filter(({ operation }) => requestShape(operation).properties?.['cursor'])) {
    const [about] = one.about;
    for (const caller of whoMay(lines, one)) {
      const request = (about && one.request(SUBJECTS[about], caller)) as object;
      for (const cursor of places().filter((place) => place !== '')) {
        const answered = await stage.ask({ ...one, request: () => ({ ...request, cursor }) }, SUBJECTS.own, caller);
        const words = elsewhereWords().filter((word) => JSON.stringify(answered).includes(word));
        leaks.push(...words.map((word) => `${one.name} as ${caller.name}: ${word}`));
      }
    }
  }
  expect(leaks).toEqual([]);
}, 120_000);
