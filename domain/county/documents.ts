import type { Instant, PlainDate } from '#domain/plain-date';
import type { PolicyKey } from '#domain/policy/policy';
import type { Rev } from '#domain/records';

/** 县: one county with its two roots; everything else hangs below one of them. */
export interface County {
  readonly _id: string;
  readonly county: string;
  readonly name: string;
  /** The unit ids of the roots of the two trees. */
  readonly governmentRoot: string;
  readonly educationRoot: string;
  /** 演示: pictures are watermarked, numbers of region 99 are accepted, no telephone is dialled. */
  readonly demo: boolean;
  readonly rev: Rev;
}

/** 学期 */
export interface Term {
  readonly term: 'autumn' | 'spring';
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** A stretch of days, both ends included. */
export interface DayRange {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly name: string;
}

/** 大周: boarding schools teach `teach` days in a row, then rest `rest` days, counted from `from`. */
export interface LongWeek {
  readonly from: PlainDate;
  readonly teach: number;
  readonly rest: number;
}

/**
 * 校历 of a unit for a school year, `_id` = `<unit:schoolYear>`. The nearest one above a class holds, whole:
 * a school that has its own copies the county's and changes it.
 */
export interface Calendar {
  readonly _id: string;
  readonly county: string;
  readonly unit: string;
  /** `2026-2027` */
  readonly schoolYear: string;
  readonly terms: readonly Term[];
  readonly holidays: readonly DayRange[];
  /** 调休上课: days on which school is held although weekday or holiday says no. */
  readonly makeUpDays: readonly PlainDate[];
  /** 停课, with its reason (weather, harvest, 大型考试). */
  readonly closures: readonly DayRange[];
  readonly longWeek?: LongWeek;
  /** 使用上级校历: the unit gave its own calendar up and follows the one above again. */
  readonly dropped?: true;
  readonly rev: Rev;
}

/** 放假安排 of a calendar year that the county has entered, `_id` = `<county:year>`: terms of law are counted by it. */
export interface HolidaySchedule {
  readonly _id: string;
  readonly county: string;
  readonly year: string;
  /** Public holidays and days on which offices work instead; empty for a year that is published. */
  readonly holidays: readonly DayRange[];
  readonly makeUpDays: readonly PlainDate[];
  /** 本地放假: days on which the offices of this county alone are closed. */
  readonly closures: readonly DayRange[];
  /** The announcement that it is taken from. */
  readonly source: string;
  readonly rev: Rev;
}

/** One value that a county sets itself, with where it has it from. */
export interface PolicyOverride {
  readonly key: PolicyKey;
  readonly value: number | string | boolean;
  readonly source: string;
}

/** 预警标准 of a county, `_id` = `<county:version>`: a base pack and what this county changes in it. */
export interface PolicyDocument {
  readonly _id: string;
  readonly county: string;
  readonly version: number;
  readonly base: string;
  /** A list, since a key with a dot in it is a path to the database. */
  readonly overrides: readonly PolicyOverride[];
  readonly from: PlainDate;
  readonly rev: Rev;
}

/** The steps by which a county office sets the product up (issue order). */
export const ONBOARDING_STEPS = ['units', 'calendar', 'policy', 'roster', 'staff', 'letters', 'trial'] as const;
export type OnboardingStep = (typeof ONBOARDING_STEPS)[number];

/** 启用清单, `_id` = county: the instant at which each step was ticked. */
export interface Onboarding {
  readonly _id: string;
  readonly county: string;
  readonly done: Readonly<Partial<Record<OnboardingStep, number>>>;
  /** 试发: who asked for the latest test message (a post) and when; the root document of the cause `trial:<county>`. */
  readonly trial?: { readonly at: Instant; readonly post: string };
  readonly rev: Rev;
}
