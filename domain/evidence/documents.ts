import type { SignedCheckpoint } from '#domain/evidence/checkpoint';
import type { TilePlace } from '#domain/evidence/tiles';
import type { Instant } from '#domain/plain-date';
import type { Rev } from '#domain/records';

/** 县日志的一条, `_id` = the event's hash: at which place of the log it stands. */
export interface LogLeaf {
  readonly _id: string;
  readonly county: string;
  readonly n: number;
  /** `<collection>/<id>` of the document whose event it is. */
  readonly subject: string;
}

/** 县日志到哪里, `_id` = `<county>`. Whoever adds to the log writes it in the same transaction. */
export interface LogHead {
  readonly _id: string;
  readonly county: string;
  /** Number of leaves. */
  readonly size: number;
  /** The newest checkpoint. */
  readonly checkpoint: { readonly size: number; readonly at: Instant } | null;
  /** 补封: how far the letters of before were looked through, and whether all were. */
  readonly sealed: { readonly cursor: string | null; readonly done: boolean };
  readonly rev: Rev;
}

/** 树片, `_id` = `<county:level:index>`: hashes of the tree one after the other. Only ever added to. */
export interface LogTile extends TilePlace {
  readonly _id: string;
  readonly county: string;
  readonly hashes: string;
}

/** 检查点, `_id` = `<county:size>` */
export interface Checkpoint extends SignedCheckpoint {
  readonly _id: string;
  readonly county: string;
  readonly size: number;
  readonly at: Instant;
  /** 公钥指纹 of the keys of that day, for papers. Absent in those of before. */
  readonly keys?: readonly { readonly kid: string; readonly fingerprint: string }[];
}

export const checkpointId = (county: string, size: number): string => `${county}:${size}`;
