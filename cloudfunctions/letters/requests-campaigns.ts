import * as z from 'zod';
import type { RequestOf } from '#domain/api';
import { LETTER_VOID_REASONS, type LetterVoidReason } from '#domain/letters/campaign-acts';
import { CAMPAIGN_ACTS, CAMPAIGN_STAGES, type CampaignStage } from '#domain/letters/campaign-rules';
import { LETTER_KINDS, LETTER_TERMS, type LetterKind, SIGNINGS, type Signing } from '#domain/letters/campaigns';
import { EDGE_IDS, type EdgeId } from '#domain/letters/edges';
import { isPlainDate, type PlainDate } from '#domain/plain-date';
import { LETTER_GROUPS } from '#domain/statistics/counts';
import { signature } from './requests';

const keysOf = <K extends string>(table: Readonly<Record<K, unknown>>) => z.enum(Object.keys(table) as [K, ...K[]]);

const unit = z.string().regex(/^[a-z0-9-]{1,60}$/);
const place = z.string().regex(/^[a-z0-9-]{1,60}(~unplaced)?$/);
const template = z.string().regex(/^[A-Za-z0-9-]{1,30}$/);
const version = z.number().int().min(1).max(9999);
const campaign = z.string().regex(/^[a-z0-9-]{1,60}:[A-Za-z0-9-]{1,30}:\d{4}-\d{4}:(autumn|spring|year)(-\d{1,2})?$/);
const period = z.string().regex(/^[A-Za-z0-9-]{1,30}:\d{4}-\d{4}-(autumn|spring|year)$/);
const letter = signature.letter;
const cursor = z.string().regex(/^[A-Za-z0-9_-]{1,600}$/);
const job = z.string().regex(/^[a-z0-9-]{1,40}:letters\.(start|issue|change|batch|remind):[^\s]{1,400}$/);
const child = z.string().regex(/^[a-z2-7]{26}$/);
const day = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), '请填日期');
const line = (most: number) => z.string().trim().min(1, '请填写').max(most, `最多 ${most} 个字`);
const word = z.string().regex(/^[^\s{}:]{1,20}$/, '名称最多 20 个字，不能有空格');
const edge = z.enum(EDGE_IDS as [EdgeId, ...EdgeId[]]);
const targetId = z.string().regex(/^[A-Za-z0-9-]{1,20}$/);
const value = z.string().trim().max(60, '最多 60 个字');
const signingOf = keysOf<Signing>(SIGNINGS);

const unique = <T>(list: readonly T[]): boolean => new Set(list).size === list.length;

export const templatesRequest = z.strictObject({ edge: edge.optional() }) satisfies z.ZodType<
  RequestOf<'letters.templates'>
>;
export const templateRequest = z.strictObject({ template, version }) satisfies z.ZodType<RequestOf<'letters.template'>>;
export const saveTemplateRequest = z.strictObject({
  template: template.optional(),
  edge,
  kind: keysOf<LetterKind>(LETTER_KINDS),
  title: line(40),
  summary: z.tuple([line(120), line(120), line(120)]),
  body: line(6000),
  statement: line(120),
  signing: signingOf,
  targets: z
    .array(z.strictObject({ id: targetId, label: line(40), unit: z.string().max(10) }))
    .max(12)
    .refine((list) => unique(list.map(({ id }) => id)), '同一项指标写了两次'),
  variables: z.array(word).max(12).refine(unique, '同一个变量写了两次'),
  explanations: z
    .array(
      z.strictObject({
        language: line(20),
        text: z.string().trim().max(3000),
        audio: z
          .string()
          .regex(/^[a-z2-7]{26}$/)
          .nullable(),
      }),
    )
    .max(8)
    .refine((list) => unique(list.map(({ language }) => language)), '同一种语言写了两次'),
}) satisfies z.ZodType<RequestOf<'letters.saveTemplate'>>;
export const beginAudioRequest = z.strictObject({ size: z.number().int().min(1).max(50_000_000) }) satisfies z.ZodType<
  RequestOf<'letters.beginAudio'>
>;
export const finishAudioRequest = z.strictObject({ upload: z.string().regex(/^[a-z2-7]{26}$/) }) satisfies z.ZodType<
  RequestOf<'letters.finishAudio'>
>;
export const ofLetterRequest = z.strictObject({ letter }) satisfies z.ZodType<RequestOf<'letters.explanations'>>;
export const campaignsRequest = z.strictObject({
  unit: unit.optional(),
  stage: keysOf<CampaignStage>(CAMPAIGN_STAGES).optional(),
  of: z.enum(['own', 'below']).optional(),
  cursor: cursor.optional(),
}) satisfies z.ZodType<RequestOf<'letters.campaigns'>>;
export const campaignRequest = z.strictObject({ campaign }) satisfies z.ZodType<RequestOf<'letters.campaign'>>;
const unitTargets = z
  .record(
    unit,
    z.record(targetId, value).refine((row) => Object.keys(row).length <= 12),
  )
  .refine((table) => Object.keys(table).length <= 300, '一次最多 300 个单位');
const part = {
  template,
  version,
  term: z.enum(LETTER_TERMS),
  targets: z.array(z.strictObject({ id: targetId, value })).max(12),
  unitTargets: unitTargets.optional(),
  variables: z
    .record(word, value)
    .refine((table) => Object.keys(table).length <= 12)
    .optional(),
};
const shared = {
  unit,
  schoolYear: z
    .string()
    .regex(/^\d{4}-\d{4}$/)
    .optional(),
  name: z.string().trim().max(20, '最多 20 个字'),
  from: day,
  until: day,
};
export const saveCampaignRequest = z.strictObject({
  campaign: campaign.optional(),
  ...shared,
  ...part,
}) satisfies z.ZodType<RequestOf<'letters.saveCampaign'>>;
const series = z.string().regex(/^[a-z2-7]{26}$/);
export const saveSeriesRequest = z.strictObject({
  ...shared,
  parts: z.array(z.strictObject(part)).min(1, '请选谁和谁签').max(12),
}) satisfies z.ZodType<RequestOf<'letters.saveSeries'>>;
export const seriesRequest = z.strictObject({ series }) satisfies z.ZodType<RequestOf<'letters.series'>>;
export const changeSeriesRequest = z.strictObject({
  series,
  act: z.enum(CAMPAIGN_ACTS),
  until: day.optional(),
}) satisfies z.ZodType<RequestOf<'letters.changeSeries'>>;
export const unitTargetsRequest = z.strictObject({
  campaign,
  cursor: z.number().int().min(0).max(100_000).optional(),
}) satisfies z.ZodType<RequestOf<'letters.unitTargets'>>;
export const saveUnitTargetsRequest = z.strictObject({ campaign, values: unitTargets }) satisfies z.ZodType<
  RequestOf<'letters.saveUnitTargets'>
>;
export const previewRequest = z.strictObject({
  campaign,
  cursor: z.number().int().min(0).max(100_000).optional(),
}) satisfies z.ZodType<RequestOf<'letters.previewCampaign'>>;
export const changeRequest = z.strictObject({
  campaign,
  act: z.enum(['pause', 'resume', 'extend', 'close']),
  until: day.optional(),
}) satisfies z.ZodType<RequestOf<'letters.changeCampaign'>>;
export const jobRequest = z.strictObject({ job }) satisfies z.ZodType<RequestOf<'letters.continueJob'>>;
export const nothingRequest = z.strictObject({}) satisfies z.ZodType<RequestOf<'letters.atPost'>>;
export const openBatchRequest = z.strictObject({ campaign, letter: letter.optional() }) satisfies z.ZodType<
  RequestOf<'letters.openBatch'>
>;
export const batchLettersRequest = z.strictObject({
  campaign,
  cursor: z
    .string()
    .regex(/^\d{1,4}$/)
    .optional(),
}) satisfies z.ZodType<RequestOf<'letters.batchLetters'>>;
const { letter: _, ...inked } = signature;
export const signBatchRequest = z.strictObject({ ...inked, campaign }) satisfies z.ZodType<
  RequestOf<'letters.signBatch'>
>;
export const voidRequest = z.strictObject({
  letter,
  reason: keysOf<LetterVoidReason>(LETTER_VOID_REASONS),
}) satisfies z.ZodType<RequestOf<'letters.void'>>;
export const progressRequest = z.strictObject({ unit: unit.optional(), period: period.optional() }) satisfies z.ZodType<
  RequestOf<'letters.progress'>
>;
const schoolYear = shared.schoolYear;
export const chainRequest = z.strictObject({ unit: unit.optional(), schoolYear }) satisfies z.ZodType<
  RequestOf<'letters.chain'>
>;
export const familiesRequest = z.strictObject({
  unit,
  edge,
  schoolYear,
  cursor: cursor.optional(),
}) satisfies z.ZodType<RequestOf<'letters.chainFamilies'>>;
export const listRequest = z.strictObject({
  unit: place.optional(),
  period,
  group: z.enum([...LETTER_GROUPS, 'signed', 'unreachable']).optional(),
  cursor: cursor.optional(),
}) satisfies z.ZodType<RequestOf<'letters.list'>>;
export const remindRequest = z
  .strictObject({ unit: place.optional(), period: period.optional(), series: series.optional() })
  .refine((asked) => (asked.period === undefined) !== (asked.series === undefined)) satisfies z.ZodType<
  RequestOf<'letters.remind'>
>;
export const tellRequest = z.strictObject({
  child,
  carer: line(20),
  relation: line(12),
  phone: z.string().regex(/^0?\d{11}$|^0\d{2,3}-?\d{7,8}$/, '请填 11 位手机号'),
  from: day,
  until: day.nullable(),
  reach: line(60),
  told: z.enum(['guardian', 'guardian2']).optional(),
}) satisfies z.ZodType<RequestOf<'letters.tellEntrustment'>>;
export const childRequest = z.strictObject({ child }) satisfies z.ZodType<RequestOf<'letters.entrustments'>>;
export const entrustedRequest = z.strictObject({ unit, cursor: cursor.optional() }) satisfies z.ZodType<
  RequestOf<'letters.entrusted'>
>;
