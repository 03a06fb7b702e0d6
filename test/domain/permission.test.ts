import fc from 'fast-check';
import { covers, pathsUpward } from '#domain/jurisdiction';
import { type ActingPost, postReaches, scope } from '#domain/permission';

const teacher: ActingPost = {
  id: 'yunling-s1-k1:classTeacher:1',
  county: 'yunling',
  role: 'classTeacher',
  line: 'education',
  unit: 'yunling-s1-k1',
  path: 'yunling-edu/yunling-s1/yunling-s1-k1/',
};
const office: ActingPost = { ...teacher, role: 'systemAdmin', line: 'government', unit: 'yunling', path: 'yunling/' };

test('a unit covers itself and what is below it, and no sibling whose id begins alike', () => {
  expect(covers('a/t1/', 'a/t1/')).toBe(true);
  expect(covers('a/t1/', 'a/t1/v2/')).toBe(true);
  expect(covers('a/t1/', 'a/t10/')).toBe(false);
  expect(covers('a/t1', 'a/t10/')).toBe(false);
  expect(covers('a/t1/v2/', 'a/t1/')).toBe(false);
});

const id = fc.stringMatching(/^[a-z0-9-]{1,8}$/);

test('of two units one covers the other exactly when its path is among the paths upward', () => {
  const path = fc.array(id, { minLength: 1, maxLength: 5 }).map((ids) => `${ids.join('/')}/`);
  fc.assert(fc.property(path, path, (a, b) => covers(a, b) === pathsUpward(b).includes(a)));
});

test('a post reaches only on its own line', () => {
  const path = 'yunling-edu/yunling-s1/yunling-s1-k1/';
  expect(postReaches(teacher, 'unit', scope('yunling', { education: [path] }))).toBe(true);
  expect(postReaches(teacher, 'unit', scope('yunling', { government: [path] }))).toBe(false);
});

test('the county office covers both lines of its county and nothing of another', () => {
  const below = { education: ['yunling-edu/yunling-s1/'] };
  expect(postReaches(office, 'unit', scope('yunling', below))).toBe(true);
  expect(postReaches(office, 'unit', scope('qingshi', below))).toBe(false);
  expect(postReaches(office, 'county', scope('qingshi'))).toBe(false);
});

test('what has no unit on the line of the post is out of its reach', () => {
  expect(postReaches(teacher, 'unit', scope('yunling'))).toBe(false);
});
