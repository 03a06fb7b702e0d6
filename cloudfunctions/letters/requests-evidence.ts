import * as z from 'zod';
import type { RequestOf } from '#domain/api';
import { SCAN_FILES, SCAN_KINDS, SCAN_REASONS, type ScanKind, type ScanReason } from '#domain/letters/scan';
import { signature } from './requests';

const EVIDENCE_CAP = 64 * 1024;
const CHECKPOINT_CAP = 600;
const LARGEST = 64 * 1024 * 1024;
const { letter, digest } = signature;
const upload = z.string().regex(/^[a-z2-7]{26}$/);
const kind = z.enum(Object.keys(SCAN_KINDS) as [ScanKind, ...ScanKind[]]);

export const evidenceRequest = z.strictObject({
  letter,
  since: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
}) satisfies z.ZodType<RequestOf<'letters.evidence'>>;
export const checkEvidenceRequest = z.strictObject({
  file: z.string().min(1).max(EVIDENCE_CAP),
  checkpoint: z.string().max(CHECKPOINT_CAP).optional(),
  other: z.string().max(EVIDENCE_CAP).optional(),
}) satisfies z.ZodType<RequestOf<'letters.checkEvidence'>>;
export const publishedRequest = z.strictObject({
  county: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/)
    .optional(),
}) satisfies z.ZodType<RequestOf<'letters.published'>>;
export const beginScanRequest = z.strictObject({
  letter,
  kind,
  size: z.number().int().min(1).max(LARGEST),
}) satisfies z.ZodType<RequestOf<'letters.beginScan'>>;
export const fileScanRequest = z.strictObject({
  letter,
  digest,
  files: z
    .array(z.strictObject({ upload, kind }))
    .min(1, '请选扫描件')
    .max(SCAN_FILES, `一次最多 ${SCAN_FILES} 个文件`)
    .refine((files) => new Set(files.map((file) => file.upload)).size === files.length, '同一个文件选了两次'),
  vouch: z.literal(true, '请核对以后打勾'),
}) satisfies z.ZodType<RequestOf<'letters.fileScan'>>;
export const withdrawScanRequest = z.strictObject({
  letter,
  reason: z.enum(Object.keys(SCAN_REASONS) as [ScanReason, ...ScanReason[]]),
}) satisfies z.ZodType<RequestOf<'letters.withdrawScan'>>;
