/** 定时触发器: when a timer of the cloud fires, read once. */
export interface Schedule {
  /** The first whole second after `after` at which it fires; undefined when there is none before the year 2100. */
  next(after: number): number | undefined;
}

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly words?: readonly string[];
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const FIELDS = [
  { name: 'second', from: 0, to: 59 },
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, words: MONTHS },
  { name: 'weekday', from: 0, to: 6, words: DAYS },
  { name: 'year', from: 1970, to: 2099 },
] as const satisfies readonly Field[];

const PART = /^(?:(\*)|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/;
/** Timers keep the time of Beijing, which knows no summer time. */
const OFFSET_MS = 8 * 3_600_000;
const SECOND_MS = 1000;
const DAY_MS = 86_400_000;

function numberOf(text: string, field: Field): number {
  const word = field.words?.indexOf(text.toUpperCase()) ?? -1;
  const number = word >= 0 ? word + field.from : /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(number >= field.from && number <= field.to)) {
    throw new Error(`${text} is no ${field.name} of a timer`);
  }
  return number;
}

/** One part of a field, such as `9-17`, every fifth, or `1/10`: from the first on, every tenth. */
function readPart(part: string, field: Field): number[] {
  const [, all, first, last, step] = PART.exec(part) ?? [];
  if (all === undefined && first === undefined) {
    throw new Error(`${part} cannot be read as a ${field.name} of a timer`);
  }
  const from = first === undefined ? field.from : numberOf(first, field);
  const isOpen = first === undefined || (last === undefined && step !== undefined);
  const to = isOpen ? field.to : numberOf(last ?? first, field);
  const stride = Number(step ?? 1);
  if (to < from || stride === 0) {
    throw new Error(`${part} runs backwards or stands still: a ${field.name} of a timer`);
  }
  return Array.from({ length: Math.floor((to - from) / stride) + 1 }, (_, n) => from + n * stride);
}

const readField = (text: string, field: Field): ReadonlySet<number> =>
  new Set(text.split(',').flatMap((part) => readPart(part, field)));

/**
 * Reads a timer's seven fields: second, minute, hour, day, month, weekday (0 is Sunday), year. Where day and weekday are both given,
 * either will do. What the documentation does not describe is refused.
 */
export function readSchedule(text: string): Schedule {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) {
    throw new Error(`a timer has seven fields, not ${parts.length}: ${text}`);
  }
  const [seconds, minutes, hours, days, months, weekdays, years] = FIELDS.map((field, at) =>
    readField(parts[at] ?? '', field),
  ) as [Set<number>, Set<number>, Set<number>, Set<number>, Set<number>, Set<number>, Set<number>];
  const isBoth = parts[3] !== '*' && parts[5] !== '*';
  const fallsOn = (date: Date): boolean => {
    const [day, weekday] = [days.has(date.getUTCDate()), weekdays.has(date.getUTCDay())];
    return (
      years.has(date.getUTCFullYear()) &&
      months.has(date.getUTCMonth() + 1) &&
      (isBoth ? day || weekday : day && weekday)
    );
  };
  const times = timesOf(hours, minutes, seconds);
  return {
    next(after) {
      const from = Math.floor(after / SECOND_MS) * SECOND_MS + SECOND_MS + OFFSET_MS;
      const end = Date.UTC(FIELDS[6].to + 1, 0, 1);
      const first = Math.floor(from / DAY_MS) * DAY_MS;
      for (let day = first; day < end; day += DAY_MS) {
        const time = fallsOn(new Date(day)) ? times(Math.max(0, from - day)) : undefined;
        if (time !== undefined) {
          return day + time - OFFSET_MS;
        }
      }
      return undefined;
    },
  };
}

/** The first time of a day, in milliseconds of it, that is not before another. */
function timesOf(hours: ReadonlySet<number>, minutes: ReadonlySet<number>, seconds: ReadonlySet<number>) {
  const list = [...hours].flatMap((hour) =>
    [...minutes].flatMap((minute) => [...seconds].map((second) => ((hour * 60 + minute) * 60 + second) * SECOND_MS)),
  );
  list.sort((left, right) => left - right);
  return (from: number): number | undefined => list.find((time) => time >= from);
}
