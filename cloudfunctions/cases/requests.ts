import * as z from 'zod';
import type { RequestOf } from '#domain/api';
import { CASE_FILTERS } from '#domain/cases/api';
import { contradiction } from '#domain/cases/contact-rules';
import {
  CASE_STATES,
  CHILD_HEARD,
  CONTACT_KINDS,
  CONTACT_OUTCOMES,
  MET_KINDS,
  REPORT_REASONS,
} from '#domain/cases/documents';
import { CLOCKS } from '#domain/clock/clocks';
import { isPlainDate, type PlainDate } from '#domain/plain-date';
import { ADULT_SLOTS } from '#domain/roster/documents';

const unit = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}$/);
const child = z.string().regex(/^[a-z0-9]{1,40}$/);
export const caseId = z.string().regex(/^[a-z0-9]{1,40}:[1-9][0-9]{0,2}$/);
const post = z.string().regex(/^[a-z0-9-]{1,80}:[A-Za-z]{1,40}:[0-9]{1,3}$/);
const cursor = z.string().regex(/^[A-Za-z0-9_-]{1,200}$/);
export const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), '请选一个日期');

export const wordsOf = <T extends string>(choices: Readonly<Record<T, unknown>>): [T, ...T[]] =>
  Object.keys(choices) as [T, ...T[]];

const TEXT_CAP = 500;
/** Text that a person typed: composed, trimmed, lines allowed, no other control characters. */
export const text = z
  .string()
  .max(TEXT_CAP * 4)
  .transform((typed) => typed.normalize('NFC').trim())
  .refine((typed) => [...typed].length <= TEXT_CAP, `最多写 ${TEXT_CAP} 个字`)
  .refine((typed) => !/[^\P{Cc}\n]/u.test(typed), '有不能用的字符，请删掉后再试');

export const listRequest = z.strictObject({
  unit: unit.optional(),
  filter: z.enum(CASE_FILTERS).optional(),
  state: z.enum(CASE_STATES).optional(),
  clock: z.enum(wordsOf(CLOCKS)).optional(),
  place: unit.optional(),
  text: z
    .string()
    .max(40)
    .transform((typed) => typed.normalize('NFC').trim().toLowerCase())
    .refine((typed) => !/\p{Cc}/u.test(typed), '有不能用的字符，请删掉后再试')
    .optional(),
  cursor: cursor.optional(),
}) satisfies z.ZodType<RequestOf<'cases.list'>>;

export const caseRequest = z.strictObject({ case: caseId }) satisfies z.ZodType<RequestOf<'cases.case'>>;

export const assignRequest = z.strictObject({ case: caseId, post }) satisfies z.ZodType<RequestOf<'cases.assign'>>;

const upload = z.string().regex(/^[a-z0-9]{1,40}$/);
const degrees = (most: number) => z.number().min(-most).max(most);

export const contactRequest = z
  .strictObject({
    case: caseId,
    kind: z.enum(wordsOf(CONTACT_KINDS)),
    met: z
      .array(z.enum(wordsOf(MET_KINDS)))
      .min(1)
      .max(7)
      .refine((met) => new Set(met).size === met.length, '重复了')
      .refine((met) => met.length === 1 || !met.includes('nobody'), '没有见到人时不要再选别人'),
    outcome: z.enum(wordsOf(CONTACT_OUTCOMES)),
    childSaid: text.optional(),
    note: text.optional(),
    nextOn: date.optional(),
    on: date.optional(),
    companions: z.array(post).max(8).optional(),
    heard: z.enum(wordsOf(CHILD_HEARD)).optional(),
    photos: z.array(upload).max(3).optional(),
    place: z.strictObject({ latitude: degrees(90), longitude: degrees(180) }).optional(),
  })
  .superRefine((said, issues) => {
    const message = contradiction(said);
    if (message !== null) {
      issues.addIssue({ code: 'custom', path: ['outcome'], message });
    }
  }) satisfies z.ZodType<RequestOf<'cases.contact'>>;

export const phoneRequest = z.strictObject({ case: caseId, slot: z.enum(ADULT_SLOTS) }) satisfies z.ZodType<
  RequestOf<'cases.phone'>
>;

export const carryRequest = caseRequest satisfies z.ZodType<RequestOf<'cases.carry'>>;

export const contactPhotoRequest = z.strictObject({
  case: caseId,
  contact: z.string().regex(/^[a-z0-9]{1,40}:[1-9][0-9]{0,2}:[A-Za-z0-9_-]{1,60}$/),
  at: z.number().int().min(0).max(2),
}) satisfies z.ZodType<RequestOf<'cases.contactPhoto'>>;

export const reportRequest = z.strictObject({ child, reason: z.enum(wordsOf(REPORT_REASONS)) }) satisfies z.ZodType<
  RequestOf<'cases.report'>
>;
