import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PERMISSIONS } from '#domain/permission-table';
import { RELATIONS } from './callers';
import { ALL_PROBES, ALL_RULES } from './everything';
import { mayBe, readRules } from './lines';
import { cellsOf } from './matrix';

const FOLDER = resolve(__dirname, '../../cloudfunctions');
const OPERATIONS = Object.keys(PERMISSIONS).sort();

test('every operation of every function is probed, and some line says who may', () => {
  const rooms = readdirSync(FOLDER).filter((room) => existsSync(join(FOLDER, room, 'index.ts')));
  const served = rooms.flatMap((room) =>
    Object.keys(
      (require(join(FOLDER, room, 'index.ts')) as { main: { operations: Readonly<Record<string, unknown>> } }).main
        .operations,
    ),
  );
  expect(served.sort()).toEqual(OPERATIONS);
  expect([...new Set(ALL_PROBES.map((probe) => probe.operation))].sort()).toEqual(OPERATIONS);
  const said = new Set(ALL_RULES.map((line) => line.operation.split(' ')[0]));
  expect([...said].sort()).toEqual(OPERATIONS);
});

test('each line is about something that is asked, says a thing once, and none contradicts another', () => {
  const names = new Set(ALL_PROBES.map((probe) => probe.name));
  expect(ALL_RULES.filter((line) => !names.has(line.operation)).map((line) => line.text)).toEqual([]);
  expect(new Set(ALL_RULES.map((line) => line.text)).size).toBe(ALL_RULES.length);
  for (const line of ALL_RULES) {
    for (const who of line.who) {
      for (const relation of line.relations) {
        expect(mayBe(ALL_RULES, line.operation, who, relation)).toBe(line.may);
      }
    }
  }
});

test('every relation is met, and for most operations somebody may', () => {
  const cells = cellsOf(ALL_PROBES, ALL_RULES);
  expect([...new Set(cells.map((cell) => cell.relation))].sort()).toEqual([...RELATIONS].sort());
  const able = new Set(cells.filter((cell) => cell.may).map((cell) => cell.probe.name));
  expect(ALL_PROBES.map((probe) => probe.name).filter((name) => !able.has(name))).toEqual([
    'letters.sign 另一位监护人的',
  ]);
});

test('a line that cannot be read stops everything', () => {
  expect(() => readRules('attendance.submit | classTeachr | in reach | yes')).toThrow('nobody is called classTeachr');
  expect(() => readRules('attendance.submit | classTeacher | nearby | yes')).toThrow('not a rule');
  expect(() => readRules('attendance.submit | classTeacher | in reach | maybe')).toThrow('not a rule');
});
