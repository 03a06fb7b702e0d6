import type { Instant } from '#domain/plain-date';

/** Number of writes a document has seen; a write that finds another number than it read starts over. */
export type Rev = number;

/** The reactions that facts wake; each has its own queue in `pending`. */
export const CONSUMERS = ['cases', 'letters', 'log', 'reminders', 'statistics'] as const;
export type Consumer = (typeof CONSUMERS)[number];

/** Version of facts and pending rows; readers accept this one and the one before. */
export const RECORD_VERSION = 1;

/** 办理记录: one immutable document per act: idempotency key, stored reply, audit row and history in one. */
export interface Fact {
  readonly _id: string;
  readonly v: number;
  readonly county: string;
  readonly operation: string;
  readonly at: Instant;
  /** `person` is null for a reaction. */
  readonly actor: { readonly person: string | null; readonly post: string | null };
  /** `<collection>/<id>` of the document that the act is about. */
  readonly subject: string;
  /** Paths of every unit touched, before and after, on both lines (≤ 12). */
  readonly paths: readonly string[];
  /** The state words or counts that changed; never a name, number or note. */
  readonly change: Readonly<Record<string, unknown>>;
  readonly versions: Readonly<Record<string, string | number>>;
  readonly fingerprint: string;
  /** Ids, codes and times only (≤ 2 KB). */
  readonly reply: unknown;
  /** Ids of the facts a reaction answered (≤ 20). */
  readonly causes?: readonly string[];
}

/** A row of the work queue: `targets` of one consumer that ought to be looked at again. */
export interface Pending {
  readonly _id: string;
  readonly v: number;
  readonly county: string;
  readonly consumer: Consumer;
  readonly at: Instant;
  readonly notBefore: Instant;
  readonly tries: number;
  readonly fact: string;
  readonly targets: readonly string[];
  readonly paths: readonly string[];
}

export const JOB_STATES = ['planned', 'running', 'done', 'undone'] as const;
export type JobState = (typeof JOB_STATES)[number];

/** 批量任务: a bulk act with progress, done in chunks that may be repeated. */
export interface Job {
  readonly _id: string;
  readonly county: string;
  readonly kind: string;
  readonly state: JobState;
  /** Digest of the plan; the same plan again is the same job. */
  readonly plan: string;
  readonly cursor: number;
  readonly total: number;
  readonly by: { readonly person: string; readonly post: string | null };
  readonly paths: readonly string[];
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  /** What the job counted while it ran; the keys belong to the kind. */
  readonly counts: Readonly<Record<string, number>>;
  /** What the kind needs to go on; ids and options only. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly rev: Rev;
}

/** The unfinished jobs of a county: their appended documents are invisible until the job leaves this list. */
export interface OpenJobs {
  readonly _id: string;
  readonly county: string;
  readonly jobs: readonly { readonly id: string; readonly paths: readonly string[]; readonly since: Instant }[];
  readonly rev: Rev;
}

/** 查看记录: written before a protected value is given; no log, no value. */
export interface AccessEntry {
  readonly _id: string;
  readonly county: string;
  readonly at: Instant;
  readonly person: string;
  readonly post: string | null;
  readonly operation: string;
  readonly child: string | null;
  readonly fields: readonly string[];
  readonly reason: string;
}

/** A bucket of a rate limit. */
export interface Limit {
  readonly _id: string;
  readonly county: string;
  readonly used: number;
  readonly until: Instant;
}

/** A file on its way in; what `kit/files` accepted becomes `kept/<id>`. */
export interface Incoming {
  readonly _id: string;
  readonly county: string;
  readonly purpose: string;
  readonly by: string;
  readonly post: string | null;
  readonly path: string;
  /** File id of what is uploaded to `path`. */
  readonly source: string;
  readonly size: number;
  readonly sha256: string;
  readonly state: 'begun' | 'kept' | 'tray' | 'held' | 'refused';
  /** File id of the kept copy, empty until finished. */
  readonly kept: string;
  readonly at: Instant;
}

/** An encrypted field: `v1.<key id>.<iv>.<ciphertext>.<tag>`, bound to its collection, field and document. */
export type Encrypted = string & { readonly __brand: 'Encrypted' };

/** A keyed hash by which an encrypted value can be looked up but not read. */
export type Blind = string & { readonly __brand: 'Blind' };
