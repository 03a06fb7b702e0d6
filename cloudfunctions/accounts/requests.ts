import * as z from 'zod';
import { ASKED_RELATIONS, type AskedRelation, BINDING_DECISIONS } from '#domain/accounts/documents';
import { isName, isPhone, plainPhone } from '#domain/accounts/staff-sheet';
import type { RequestOf } from '#domain/api';
import { isPlainDate } from '#domain/plain-date';
import { ROLES, type Role } from '#domain/posts';
import { ADULT_SLOTS } from '#domain/roster/documents';

const unit = z.string().regex(/^[a-z0-9-]{1,60}$/);
const county = z.string().regex(/^[a-z0-9-]{1,40}$/);
const child = z.string().regex(/^[a-z0-9]{1,40}$/);
const scene = z.string().regex(/^[A-Za-z0-9]{8,32}$/);
const post = z.string().regex(/^[a-z0-9-]{1,60}:[A-Za-z]{1,40}:[0-9]{1,2}$/);
const binding = z.string().regex(/^[a-z0-9]{1,40}:[a-z0-9]{1,40}$/);
const file = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const job = z.string().regex(/^[A-Za-z0-9:_~-]{1,160}$/);
const cursor = z.string().regex(/^[A-Za-z0-9_-]{1,600}$/);
const role = z.enum(ROLES as [Role, ...Role[]]);
const date = z.string().max(10).refine(isPlainDate, '请选择日期');

const TYPED_CAP = 80;
const typed = z
  .string()
  .max(TYPED_CAP)
  .transform((text) => text.normalize('NFC').trim());
/** A person's name as typed. */
const name = typed.refine(isName, '请写 2 到 20 个字的姓名');
const phone = z.string().max(30).transform(plainPhone).refine(isPhone, '请写 11 位手机号');
/** 身份证号 or 学籍号: its last four characters. */
const lastFour = typed
  .transform((text) => text.normalize('NFKC').toUpperCase())
  .refine((text) => /^[0-9A-Z]{4}$/.test(text), '请写号码的后四位');
const relation = z.enum(Object.keys(ASKED_RELATIONS) as [AskedRelation, ...AskedRelation[]]);

const where = { scene: scene.optional(), county: county.optional() };
const appointed = { name, phone };

export const meRequest = z.strictObject({
  as: z
    .string()
    .regex(/^[A-Za-z0-9:_~-]{1,120}$/)
    .optional(),
}) satisfies z.ZodType<RequestOf<'accounts.me'>>;

export const usePhoneRequest = z.strictObject({
  ...where,
  code: z.string().regex(/^[\x21-\x7e]{1,200}$/),
}) satisfies z.ZodType<RequestOf<'accounts.usePhone'>>;

export const sceneRequest = z.strictObject({ scene }) satisfies z.ZodType<RequestOf<'accounts.openCode'>>;

export const matchRequest = z.strictObject(where) satisfies z.ZodType<RequestOf<'accounts.matchChildren'>>;

export const childRequest = z.strictObject({ child }) satisfies z.ZodType<RequestOf<'accounts.confirmChild'>>;

export const askRequest = z.strictObject({
  ...where,
  childName: name,
  lastFour,
  relation,
  name,
}) satisfies z.ZodType<RequestOf<'accounts.askBinding'>>;

export const unitRequest = z.strictObject({ unit }) satisfies z.ZodType<RequestOf<'accounts.meetingCode'>>;

export const decideRequest = z.strictObject({
  binding,
  decision: z.enum(BINDING_DECISIONS),
  slot: z.enum(ADULT_SLOTS).optional(),
}) satisfies z.ZodType<RequestOf<'accounts.decideBinding'>>;

export const accessRequest = z.strictObject({ child, cursor: cursor.optional() }) satisfies z.ZodType<
  RequestOf<'accounts.childAccess'>
>;

export const makeCodeRequest = z.strictObject({
  unit,
  days: z.int().min(1).max(30).optional(),
  cap: z.int().min(1).max(500).optional(),
}) satisfies z.ZodType<RequestOf<'accounts.makeMeetingCode'>>;

export const staffRequest = z.strictObject({
  unit: unit.optional(),
  only: z.enum(['held', 'waiting', 'ended']).optional(),
  cursor: cursor.optional(),
}) satisfies z.ZodType<RequestOf<'accounts.staff'>>;

export const savePostRequest = z.union([
  z.strictObject({ unit, role, to: date.optional(), ...appointed }),
  z.strictObject({ unit, role, to: date.optional(), like: post }),
]) satisfies z.ZodType<RequestOf<'accounts.savePost'>>;

export const handOverRequest = z.union([
  z.strictObject({ post, ...appointed }),
  z.strictObject({ post, like: post }),
]) satisfies z.ZodType<RequestOf<'accounts.handOver'>>;

export const postRequest = z.strictObject({ post }) satisfies z.ZodType<RequestOf<'accounts.endPost'>>;

export const planRequest = z.strictObject({
  file,
  page: z.int().min(0).max(200).optional(),
}) satisfies z.ZodType<RequestOf<'accounts.planStaffImport'>>;

export const fileRequest = z.strictObject({ file }) satisfies z.ZodType<RequestOf<'accounts.commitStaffImport'>>;

export const jobRequest = z.strictObject({ job }) satisfies z.ZodType<RequestOf<'accounts.continueStaffImport'>>;
