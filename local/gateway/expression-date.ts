import {
  argumentsOf,
  type Context,
  type Expression,
  int,
  isNothing,
  named,
  type Operator,
  type Operators,
  type Reader,
} from './operator';
import { failed, invalid, unsupported } from './refusal';
import { isPlain, type Json, kindOf, millisecondsOf } from './value';

const DAY = 86_400_000;
const YEARS = { from: Date.UTC(1000, 0, 1), to: Date.UTC(9999, 11, 31) };
/** China has had one time, without summer time, since then. */
const SHANGHAI_STEADY = Date.UTC(1992, 0, 1);

/** A moment as the clocks of a place show it, in the UTC fields of a date. */
interface Local {
  readonly clock: Date;
  readonly minutes: number;
}

function minutesOf(zone: Json, at: number): number {
  if (zone === 'UTC' || zone === 'GMT') {
    return 0;
  }
  if (zone === 'Asia/Shanghai') {
    if (at < SHANGHAI_STEADY) {
      throw unsupported('Asia/Shanghai before 1992');
    }
    return 480;
  }
  const [, sign, hours, minutes = '00'] = /^([+-])(\d\d)(?::?(\d\d))?$/.exec(String(zone)) ?? [];
  if (typeof zone !== 'string' || hours === undefined || Number(hours) > 14 || Number(minutes) > 59) {
    throw unsupported('a time zone other than UTC, GMT, Asia/Shanghai and offsets such as +08:00');
  }
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The moment that a date operator speaks of; null where the date or the zone is null or missing. */
function moment(day: Json | undefined, zone: Json | undefined): Local | null {
  if (isNothing(day) || isNothing(zone)) {
    return null;
  }
  if (kindOf(day) !== 'date') {
    throw failed(`a date operator with a value of type ${kindOf(day)}`);
  }
  const at = millisecondsOf(day);
  if (!(at >= YEARS.from && at < YEARS.to)) {
    throw unsupported('a date before the year 1000 or after 9998');
  }
  const minutes = minutesOf(zone, at);
  return { clock: new Date(at + minutes * 60_000), minutes };
}

const dayOfYear = (clock: Date) => Math.floor((clock.getTime() - Date.UTC(clock.getUTCFullYear(), 0, 1)) / DAY) + 1;

const isoDayOfWeek = (clock: Date) => ((clock.getUTCDay() + 6) % 7) + 1;

/** The Thursday of a moment's week: ISO 8601 counts a week to the year of its Thursday. */
const thursday = (clock: Date) => new Date(clock.getTime() + (4 - isoDayOfWeek(clock)) * DAY);

const PARTS: Readonly<Record<string, (clock: Date) => number>> = {
  $year: (clock) => clock.getUTCFullYear(),
  $month: (clock) => clock.getUTCMonth() + 1,
  $dayOfMonth: (clock) => clock.getUTCDate(),
  $hour: (clock) => clock.getUTCHours(),
  $minute: (clock) => clock.getUTCMinutes(),
  $second: (clock) => clock.getUTCSeconds(),
  $millisecond: (clock) => clock.getUTCMilliseconds(),
  $dayOfWeek: (clock) => clock.getUTCDay() + 1,
  $dayOfYear: dayOfYear,
  // Weeks begin on Sundays; the days before the first one are in week 0.
  $week: (clock) => Math.floor((dayOfYear(clock) + 6 - clock.getUTCDay()) / 7),
  $isoDayOfWeek: isoDayOfWeek,
  $isoWeek: (clock) => Math.ceil(dayOfYear(thursday(clock)) / 7),
  $isoWeekYear: (clock) => thursday(clock).getUTCFullYear(),
};

const part =
  (name: string, value: (clock: Date) => number): Operator =>
  (node, read) => {
    const local = readMoment(name, node, read);
    return (context) => {
      const found = local(context);
      return found === null ? null : name === '$isoWeekYear' ? long(value(found.clock)) : int(value(found.clock));
    };
  };

const long = (value: number): Json => ({ $numberLong: String(value) });

/** `'$at'`, or `{ date: '$at', timezone: '+08:00' }`. */
function readMoment(name: string, node: Json, read: Reader): (context: Context) => Local | null {
  if (isPlain(node) && !Object.keys(node).some((key) => key.startsWith('$'))) {
    const argument = named(name, node, ['date'], ['timezone']);
    return zoned(read(argument('date') ?? null), argument('timezone'), read);
  }
  const [day, more] = argumentsOf(node);
  if (day === undefined || more !== undefined) {
    throw invalid(`${name} needs one date`);
  }
  return zoned(read(day), undefined, read);
}

/** A zone that is written down is refused even where there is no date. */
function zoned(day: Expression, zone: Json | undefined, read: Reader): (context: Context) => Local | null {
  if (typeof zone === 'string' ? !zone.startsWith('$') : kindOf(zone ?? null) === 'number') {
    minutesOf(zone ?? null, YEARS.to);
  }
  const place = read(zone === undefined ? 'UTC' : zone);
  return (context) => moment(day(context), place(context));
}

const padded = (value: number, width: number) => String(value).padStart(width, '0');

/** The letters of a format, as documented. */
const LETTERS: Readonly<Record<string, (local: Local) => string>> = {
  '%Y': ({ clock }) => padded(clock.getUTCFullYear(), 4),
  '%m': ({ clock }) => padded(clock.getUTCMonth() + 1, 2),
  '%d': ({ clock }) => padded(clock.getUTCDate(), 2),
  '%H': ({ clock }) => padded(clock.getUTCHours(), 2),
  '%M': ({ clock }) => padded(clock.getUTCMinutes(), 2),
  '%S': ({ clock }) => padded(clock.getUTCSeconds(), 2),
  '%L': ({ clock }) => padded(clock.getUTCMilliseconds(), 3),
  '%j': ({ clock }) => padded(dayOfYear(clock), 3),
  '%w': ({ clock }) => String(clock.getUTCDay() + 1),
  '%u': ({ clock }) => String(isoDayOfWeek(clock)),
  '%U': ({ clock }) => padded(PARTS['$week']?.(clock) ?? 0, 2),
  '%V': ({ clock }) => padded(PARTS['$isoWeek']?.(clock) ?? 0, 2),
  '%G': ({ clock }) => padded(thursday(clock).getUTCFullYear(), 4),
  '%z': ({ minutes }) =>
    `${minutes < 0 ? '-' : '+'}${padded(Math.floor(Math.abs(minutes) / 60), 2)}${padded(Math.abs(minutes) % 60, 2)}`,
  '%%': () => '%',
};

const dateToString: Operator = (node, read) => {
  const argument = named('$dateToString', node, ['date'], ['format', 'timezone', 'onNull']);
  const format = argument('format');
  if (typeof format !== 'string' || format.startsWith('$')) {
    throw unsupported('$dateToString with a format that is no constant');
  }
  for (const letter of format.match(/%.?/gsu) ?? []) {
    if (!Object.hasOwn(LETTERS, letter)) {
      throw unsupported(`${letter} in a format of $dateToString`);
    }
  }
  const local = zoned(read(argument('date') ?? null), argument('timezone'), read);
  const otherwise = read(argument('onNull') ?? null);
  return (context) => {
    const found = local(context);
    return found === null
      ? otherwise(context)
      : format.replace(/%./gsu, (letter) => LETTERS[letter]?.(found) ?? letter);
  };
};

/** The parts of dates, and dates as texts. */
export const DATE_OPERATORS: Operators = {
  ...Object.fromEntries(Object.entries(PARTS).map(([name, value]) => [name, part(name, value)])),
  $dateToString: dateToString,
};
