import { type Calendars, schoolDaysBack } from '#domain/calendar';
import type { Calendar, DayRange, Term } from '#domain/county/documents';
import { dayOf, type Instant, type PlainDate, plainDate, schoolYearOf } from '#domain/plain-date';

const SEARCH_COUNT = 1;

interface Year {
  readonly holidays: readonly (readonly [name: string, from: string, to: string])[];
  readonly makeUpDays: readonly string[];
}

/** Holidays within terms as announced by the State Council's office; later years keep the days that are fixed by law. */
const ANNOUNCED: Readonly<Record<string, Year>> = {
  '2025-2026': {
    holidays: [
      ['国庆节、中秋节', '2025-10-01', '2025-10-08'],
      ['元旦', '2026-01-01', '2026-01-03'],
      ['清明节', '2026-04-04', '2026-04-06'],
      ['劳动节', '2026-05-01', '2026-05-05'],
      ['端午节', '2026-06-19', '2026-06-21'],
    ],
    makeUpDays: ['2025-09-28', '2025-10-11', '2026-01-04', '2026-02-28', '2026-05-09'],
  },
  '2026-2027': {
    holidays: [
      ['中秋节', '2026-09-25', '2026-09-27'],
      ['国庆节', '2026-10-01', '2026-10-07'],
      ['元旦', '2027-01-01', '2027-01-03'],
      ['清明节', '2027-04-03', '2027-04-05'],
      ['劳动节', '2027-05-01', '2027-05-05'],
      ['端午节', '2027-06-09', '2027-06-09'],
    ],
    makeUpDays: ['2026-09-20', '2026-10-10'],
  },
};

function yearOf(schoolYear: string): Year {
  const [first = '', second = ''] = schoolYear.split('-');
  return (
    ANNOUNCED[schoolYear] ?? {
      holidays: [
        ['国庆节', `${first}-10-01`, `${first}-10-07`],
        ['元旦', `${second}-01-01`, `${second}-01-01`],
        ['清明节', `${second}-04-05`, `${second}-04-05`],
        ['劳动节', `${second}-05-01`, `${second}-05-03`],
      ],
      makeUpDays: [],
    }
  );
}

function termsOf(schoolYear: string): Term[] {
  const [first = '', second = ''] = schoolYear.split('-');
  return [
    { term: 'autumn', from: plainDate(`${first}-09-01`), to: plainDate(`${second}-01-20`) },
    { term: 'spring', from: plainDate(`${second}-02-24`), to: plainDate(`${second}-07-10`) },
  ];
}

/** 校历 of a school year for a unit of the demo county. */
function calendarOfYear(county: string, unit: string, schoolYear: string): Calendar {
  const { holidays, makeUpDays } = yearOf(schoolYear);
  const ranges: DayRange[] = holidays.map(([name, from, to]) => ({ name, from: plainDate(from), to: plainDate(to) }));
  return {
    _id: `${unit}:${schoolYear}`,
    county,
    unit,
    schoolYear,
    terms: termsOf(schoolYear),
    holidays: ranges,
    makeUpDays: makeUpDays.map(plainDate),
    closures: [],
    rev: 1,
  };
}

/** The school years the demo needs around a day: the one before, its own, the one after. */
function yearsAround(today: PlainDate): string[] {
  const first = Number(schoolYearOf(today).slice(0, 4));
  return [first - 1, first, first + 1].map((year) => `${year}-${year + 1}`);
}

/** The county's calendars around a day. */
export function calendarsAround(county: string, today: PlainDate): Calendars {
  return yearsAround(today).map((year) => calendarOfYear(county, `${county}-edu`, year));
}

/** The demo's first day: the day asked for, else the machine's day or the last school day before it. */
export function firstDayOf(asked: PlainDate | null, now: Instant): PlainDate {
  const day = dayOf(now);
  return asked ?? schoolDaysBack(calendarsAround('yunling', day), day, SEARCH_COUNT)[0] ?? day;
}
