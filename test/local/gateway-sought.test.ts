import { push } from '../../local/gateway/plan';
import { readQuery } from '../../local/gateway/query';
import { serves } from '../../local/gateway/sought';
import { Tables } from '../../local/gateway/tables';
import type { JsonObject } from '../../local/gateway/value';
import { SAMPLE } from './gateway-support';

const tables = new Tables(':memory:', SAMPLE, false);
afterAll(() => tables.close());

function isServed(query: JsonObject): boolean {
  const pushed = push(readQuery(query, 0), tables.columnOf('children'));
  return pushed !== undefined && serves(tables.rows.plan('children', `WHERE ${pushed.sql}`), pushed.sql);
}

const UNDER = { county: 'yunling', path: { $gte: 'yunling/t1/', $lt: 'yunling/t10' } };

test('a page of an index is sought', () => {
  expect(isServed(UNDER)).toBe(true);
});

test('the next page is sought by its cursor, not walked to from the beginning', () => {
  const at = 'yunling/t1/v1/';
  expect(isServed({ ...UNDER, $or: [{ path: { $gt: at } }, { path: at, _id: { $gt: 'c' } }] })).toBe(true);
});

test('a field that the sought index has not is looked at for nothing', () => {
  expect(isServed({ ...UNDER, 'class.id': 'k1' })).toBe(false);
});
