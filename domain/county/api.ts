import type { Calendar, DayRange, LongWeek, OnboardingStep, PolicyOverride, Term } from '#domain/county/documents';
import type { ScheduleBody } from '#domain/county/holiday-rules';
import type { UnitKind } from '#domain/jurisdiction';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { PolicyChange } from '#domain/policy/difference';
import type { PolicyRow } from '#domain/policy/rows';
import type { MessageState, Push } from '#domain/reminders/documents';
import type { TemplateKey } from '#domain/reminders/templates';

/** What a calendar says, without whose it is. */
export interface CalendarBody {
  readonly terms: readonly Term[];
  readonly holidays: readonly DayRange[];
  readonly makeUpDays: readonly PlainDate[];
  readonly closures: readonly DayRange[];
  readonly longWeek: LongWeek | null;
}

export interface CalendarView {
  readonly unit: { readonly id: string; readonly name: string; readonly kind: UnitKind };
  readonly schoolYear: string;
  /** School years that can be looked at, this one among them. */
  readonly years: readonly string[];
  /** The unit's own; null while it follows the one above. */
  readonly own: CalendarBody | null;
  /** For saving; 0 when there is none yet. */
  readonly rev: number;
  readonly inherited: { readonly unitName: string; readonly body: CalendarBody } | null;
  /** Whether the acting post may save it. */
  readonly mayEdit: boolean;
  readonly today: PlainDate;
}

export interface PolicyVersion {
  readonly version: number;
  readonly from: PlainDate;
  readonly changed: number;
}

/** 放假安排 of one calendar year: what is published, and what the county has entered. */
export interface HolidaysView {
  readonly year: string;
  /** Years that can be looked at. */
  readonly years: readonly string[];
  /** As published; null: nobody can count over this year until the county enters it. */
  readonly published: Pick<ScheduleBody, 'holidays' | 'makeUpDays'> | null;
  readonly own: ScheduleBody;
  readonly source: string;
  /** Days that the law itself gives, to begin with; empty where nothing is to be entered. */
  readonly offered: ScheduleBody['holidays'];
  readonly rev: number;
  /** Open cases that wait for it. */
  readonly waiting: number;
  readonly mayEdit: boolean;
  readonly today: PlainDate;
}

export interface PolicyView {
  /** The latest version; it holds from `from` on. */
  readonly version: number;
  readonly inForce: number | null;
  readonly from: PlainDate;
  readonly base: { readonly id: string; readonly title: string };
  /** 标准包 that a county may go by. */
  readonly packs: readonly { readonly id: string; readonly title: string; readonly from: PlainDate }[];
  readonly values: readonly PolicyRow[];
  readonly history: readonly PolicyVersion[];
  readonly mayEdit: boolean;
  readonly today: PlainDate;
}

/** One thing that a step counted: 学校 12 所. `lacking`: how many of them still need something. */
export interface StepFigure {
  readonly label: string;
  readonly value: number;
  readonly unit: string;
}

/** 启用步骤, from the documents as they are. */
export interface StepView {
  readonly step: OnboardingStep;
  readonly tickedAt: Instant | null;
  readonly figures: readonly StepFigure[];
  /** What is missing, each a sentence with what to do. Empty: ready to be ticked. */
  readonly missing: readonly string[];
}

export interface TrialView {
  readonly askedAt: Instant | null;
  /** The message as it arrived; null while it is on its way. */
  readonly message: {
    readonly id: string;
    readonly state: MessageState;
    readonly deliveredAt: Instant | null;
    readonly readAt: Instant | null;
    readonly push: Push | null;
  } | null;
  /** 订阅消息模板 of the deployment: which are configured. */
  readonly templates: readonly { readonly key: TemplateKey; readonly configured: boolean }[];
  readonly now: Instant;
}

/** Wire types of the function `county`: operation → what is asked and what is answered. */
export interface CountyApi {
  'county.calendar': {
    request: { readonly unit?: string | undefined; readonly schoolYear?: string | undefined };
    reply: CalendarView;
  };
  'county.saveCalendar': {
    request: CalendarBody & { readonly unit: string; readonly schoolYear: string; readonly rev: number };
    reply: { readonly calendar: Calendar['_id']; readonly rev: number };
  };
  /** 恢复使用上级校历 */
  'county.dropCalendar': {
    request: { readonly unit: string; readonly schoolYear: string; readonly rev: number };
    reply: { readonly calendar: Calendar['_id']; readonly rev: number };
  };
  'county.holidays': { request: { readonly year?: string | undefined }; reply: HolidaysView };
  'county.saveHolidays': {
    request: ScheduleBody & { readonly year: string; readonly source: string; readonly rev: number };
    reply: { readonly year: string; readonly rev: number };
  };
  'county.policy': { request: Record<string, never>; reply: PolicyView };
  /** 对比: what is otherwise in a version of the county, or in a pack as it comes, than in the standard in force today. */
  'county.policyDiff': {
    request: { readonly version?: number | undefined; readonly base?: string | undefined };
    reply: { readonly title: string; readonly from: PlainDate; readonly changes: readonly PolicyChange[] };
  };
  /** A new version; the ones before stay, since facts name them. */
  'county.savePolicy': {
    request: {
      /** The version seen. */
      readonly version: number;
      /** 标准包; the one that it goes by now where none is named. */
      readonly base?: string | undefined;
      readonly from: PlainDate;
      readonly overrides: readonly PolicyOverride[];
    };
    reply: { readonly version: number };
  };
  'county.onboarding': {
    request: Record<string, never>;
    reply: { readonly countyName: string; readonly steps: readonly StepView[] };
  };
  'county.tickStep': {
    request: { readonly step: OnboardingStep; readonly done: boolean };
    reply: { readonly step: OnboardingStep; readonly at: Instant | null };
  };
  /** 试发: a test message to the caller's own inbox, on the way that every message takes. */
  'county.trial': { request: Record<string, never>; reply: { readonly askedAt: Instant } };
  'county.trialState': { request: Record<string, never>; reply: TrialView };
}
