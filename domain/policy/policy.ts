import type { PolicyDocument } from '#domain/county/documents';
import { refuse } from '#domain/errors';
import type { PlainDate } from '#domain/plain-date';
import type { LawValues } from '#domain/policy/law-values';
import { NATIONAL_PACK } from '#domain/policy/packs/national';
import { PROVINCIAL_EXAMPLE } from '#domain/policy/packs/provincial-example';

/** One value of a pack with where it comes from; `unverified` asks the county's legal office to check it. */
export interface PolicyValue<T extends number | string | boolean = number | string | boolean> {
  readonly value: T;
  readonly title: string;
  readonly source: string;
  readonly unverified?: true;
}

/** 预警标准: every rule that differs between places. Keys are dotted so that a county overrides single values. */
export interface PolicyValues extends LawValues {
  /** School days in a row without excuse until the class teacher is told. */
  readonly 'absence.teacherDay': number;
  /** … until grade lead and principal are told. */
  readonly 'absence.schoolDay': number;
  /** … until a lead opens and township and village are alerted. */
  readonly 'absence.leadDay': number;
  /** School days from the opening of a lead until the family should have been reached. */
  readonly 'case.firstContactDays': number;
  /** Days from a contact to the next one, where nobody has agreed another day. */
  readonly 'case.againDays': number;
  /** Minutes from the roll call to the reminder of the guardians: time to undo. */
  readonly 'reminder.delayMinutes': number;
  /** `HH:mm` until which a class should have called the roll. */
  readonly 'rollCall.dueAt': string;
  /** `HH:mm` at which the first lesson ends; from it 走失 is reckoned. */
  readonly 'missing.firstLessonEndsAt': string;
  readonly 'missing.minutesAfter': number;
  /** By which group the government line counts a child: `residence` or `registered`. */
  readonly 'duty.village': string;
  readonly 'quiet.from': string;
  readonly 'quiet.to': string;
  /** Days that a class has for signing from the day it starts. */
  readonly 'letter.windowDays': number;
  /** Minutes a challenge for signing lives. */
  readonly 'letter.challengeMinutes': number;
  /** 单位之间的责任书要不要盖章: `optional` or `wanted`, where it is printed, sealed and scanned back. */
  readonly 'letter.organSeal': string;
  /** Which suite seals letters and the county log: a key of `SEAL_SUITES`. */
  readonly 'seal.suite': string;
  /** Days a class code and an invitation live, and how often they may be used. */
  readonly 'code.classDays': number;
  readonly 'code.classCap': number;
  readonly 'code.villageDays': number;
  readonly 'code.villageCap': number;
  readonly 'code.invitationDays': number;
}
export type PolicyKey = keyof PolicyValues;

/** 标准包: published as a whole, never changed afterwards; a newer edition is a pack of its own. */
export interface PolicyPack {
  readonly id: string;
  readonly title: string;
  /** From this day on a county may go by it. */
  readonly from: PlainDate;
  readonly values: { readonly [K in PolicyKey]: PolicyValue<PolicyValues[K]> };
}

export const PACKS: readonly PolicyPack[] = [NATIONAL_PACK, PROVINCIAL_EXAMPLE];

/** The values in force, with the version that facts name. */
export interface Policy {
  readonly version: string;
  /** What was in force on another day: a clock runs by the day on which it began, so that no later version reaches back. */
  on(day: PlainDate): Policy;
  get<K extends PolicyKey>(key: K): PolicyValues[K];
  /** Where the value in force comes from: the county's own source, or the pack's. */
  source(key: PolicyKey): string;
}

/**
 * @param history Every version that is known, the latest first. A day before the first goes by the first.
 * @returns the pack with what the county changed. A value of another type than the pack's is ignored by no one: it refuses.
 */
export function policyOf(document: PolicyDocument, history: readonly PolicyDocument[] = [document]): Policy {
  const pack = PACKS.find((one) => one.id === document.base) ?? refuse('POLICY_MISSING');
  return {
    version: document._id,
    on: (day) => policyOf(history.find(({ from }) => from <= day) ?? history.at(-1) ?? document, history),
    get(key) {
      const override = document.overrides.find((one) => one.key === key)?.value;
      const base = pack.values[key].value;
      if (override === undefined) {
        return base;
      }
      return typeof override === typeof base ? (override as typeof base) : refuse('POLICY_MISSING');
    },
    source: (key) => document.overrides.find((one) => one.key === key)?.source ?? pack.values[key].source,
  };
}
