import { expression, expressionFails, unsupportedRow } from './aggregate-row';
import type { Row } from './row';

const T = { s: 'aBc', cn: '云岭县', smile: 'a😀b', none: null, n: 5 };
const text = (name: string, value: unknown, gives?: unknown) => expression(name, T, value, gives);
const AT = { at: new Date('2026-11-22T17:05:09.007Z'), none: null };
const date = (name: string, value: unknown, gives?: unknown) => expression(name, AT, value, gives);
const refused = (name: string, document: object, value: unknown) =>
  unsupportedRow(name, [{ _id: 'a', ...document }], (p) => p.project({ x: value }));
const format = (pattern: string, more: object = {}) => ({ $dateToString: { date: '$at', format: pattern, ...more } });

/** Texts and dates. */
export const aggregateTextRows: readonly Row[] = [
  text('$concat', { $concat: ['$s', '-', '$cn'] }, 'aBc-云岭县'),
  text('$concat: null gives null', { $concat: ['$s', '$none'] }, null),
  text('$concat: missing gives null', { $concat: ['$s', '$missing'] }, null),
  expressionFails('$concat: a number', T, { $concat: ['$s', '$n'] }),
  text('$toLower', { $toLower: '$s' }, 'abc'),
  text('$toUpper', { $toUpper: '$s' }, 'ABC'),
  text('$toUpper: of null', { $toUpper: '$none' }, ''),
  refused('$toUpper: beyond ASCII', T, { $toUpper: '$cn' }),
  text('$strLenCP: code points', { $strLenCP: '$smile' }, 3),
  text('$strLenBytes: UTF-8', { $strLenBytes: '$cn' }, 9),
  expressionFails('$strLenCP: of null', T, { $strLenCP: '$none' }),
  text('$substrCP', { $substrCP: ['$cn', 1, 2] }, '岭县'),
  text('$substrCP: code points', { $substrCP: ['$smile', 1, 1] }, '😀'),
  text('$substrCP: beyond the end', { $substrCP: ['$s', 5, 2] }, ''),
  text('$substrCP: of null', { $substrCP: ['$none', 0, 1] }, ''),
  expressionFails('$substrCP: a negative place', T, { $substrCP: ['$s', -1, 1] }),
  text('$indexOfCP', { $indexOfCP: ['$smile', 'b'] }, 2),
  text('$indexOfCP: not there', { $indexOfCP: ['$s', 'z'] }, -1),
  text('$split', { $split: ['a/b//c', '/'] }, ['a', 'b', '', 'c']),
  text('$split: not there', { $split: ['$s', '/'] }, ['aBc']),
  text('$split: null gives null', { $split: ['$none', '/'] }, null),
  expressionFails('$split: by an empty text', T, { $split: ['$s', ''] }),
  text('$strcasecmp', { $strcasecmp: ['$s', 'ABD'] }, -1),
  date('$year', { $year: '$at' }, 2026),
  date('$month', { $month: '$at' }, 11),
  date('$dayOfMonth', { $dayOfMonth: '$at' }, 22),
  date('$dayOfMonth: in an offset', { $dayOfMonth: { date: '$at', timezone: '+08:00' } }, 23),
  date('$hour', { $hour: '$at' }, 17),
  date('$hour: in a zone', { $hour: { date: '$at', timezone: 'Asia/Shanghai' } }, 1),
  date('$hour: behind UTC', { $hour: { date: '$at', timezone: '-0530' } }, 11),
  date('$minute', { $minute: '$at' }, 5),
  date('$second', { $second: '$at' }, 9),
  date('$millisecond', { $millisecond: '$at' }, 7),
  date('$dayOfWeek: Sunday is 1', { $dayOfWeek: '$at' }, 1),
  date('$isoDayOfWeek: Sunday is 7', { $isoDayOfWeek: '$at' }, 7),
  date('$dayOfYear', { $dayOfYear: '$at' }, 326),
  date('$week: weeks begin on Sundays', { $week: '$at' }, 47),
  expression('$week: 0 before the first Sunday', { at: new Date('2026-01-03T00:00:00Z') }, { $week: '$at' }, 0),
  date('$isoWeek', { $isoWeek: '$at' }, 47),
  expression(
    '$isoWeek: the last of the year before',
    { at: new Date('2016-01-01T00:00:00Z') },
    { $isoWeek: '$at' },
    53,
  ),
  expression('$isoWeekYear', { at: new Date('2016-01-01T00:00:00Z') }, { $isoWeekYear: '$at' }, 2015),
  expression('$year: before 1970', { at: new Date('1969-12-31T23:59:59.999Z') }, { $year: '$at' }, 1969),
  date('$year: of null', { $year: '$none' }, null),
  date('$year: of a missing field', { $year: '$missing' }, null),
  date('$year: null zone', { $year: { date: '$at', timezone: '$none' } }, null),
  expressionFails('$year: of a text', { s: 'x' }, { $year: '$s' }),
  refused('$year: another named zone', AT, { $year: { date: '$at', timezone: 'America/New_York' } }),
  date('$dateToString', format('%Y-%m-%d %H:%M:%S.%L'), '2026-11-22 17:05:09.007'),
  date('$dateToString: in a zone', format('%Y-%m-%dT%H:%M:%S%z', { timezone: '+08:00' }), '2026-11-23T01:05:09+0800'),
  date('$dateToString: weeks and days', format('%j %w %u %U %V %G %%'), '326 1 7 47 47 2026 %'),
  date('$dateToString: of null', { $dateToString: { date: '$none', format: '%Y' } }, null),
  date('$dateToString: onNull', { $dateToString: { date: '$none', format: '%Y', onNull: 'none' } }, 'none'),
  refused('$dateToString: an unknown letter', AT, format('%Q')),
  refused('$dateFromString', AT, { $dateFromString: { dateString: '2026-01-01' } }),
  refused('an operator that is not known', AT, { $toString: '$at' }),
  refused('a regular expression as a value', AT, { $eq: ['$at', /x/] }),
];
