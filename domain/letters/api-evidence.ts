import type { EvidenceStatement } from '#domain/evidence/statement';
import type { ScanKind, ScanReason, ScanSide } from '#domain/letters/scan';
import type { PublicKey } from '#domain/letters/sealer';
import type { Instant } from '#domain/plain-date';

/** 证据文件 as it is saved: its name, and all of it. */
export interface EvidenceText {
  readonly name: string;
  readonly text: string;
}

/** 县日志的检查点, to be kept: how many entries, of when, and all of it as text. */
export interface CheckpointShown {
  readonly size: number;
  readonly at: Instant;
  readonly printed: string;
}

/** 公布的公钥 with its fingerprint as papers print it; signs from and until. */
export interface PublishedKey extends PublicKey {
  readonly fingerprint: string;
  readonly from: Instant;
  readonly until: Instant | null;
}

/** 单位盖章 of a letter between posts. */
export interface OrganSeal {
  /** Whether the county asks for it. */
  readonly wanted: boolean;
  /** Whether the caller can file a scan now. */
  readonly mayFile: boolean;
  /** The scan that stands. */
  readonly scan: {
    readonly at: Instant;
    readonly filedBy: string;
    readonly side: ScanSide;
    readonly files: number;
    readonly mayWithdraw: boolean;
  } | null;
}

/** Wire types of evidence and of the sealed paper between organs. */
export interface EvidenceApi {
  /** 证据文件: whatever shows what the letter says and what was done with it. `since`: how many entries the checkpoint counts that the party holds. */
  'letters.evidence': {
    request: { readonly letter: string; readonly since?: number | undefined };
    reply: EvidenceText;
  };
  /** 核验证据文件: what a file proves, to whoever holds one; with the checkpoint that they hold apart from it, and another file of the same letter. Nothing is kept. */
  'letters.checkEvidence': {
    request: {
      readonly file: string;
      readonly checkpoint?: string | undefined;
      readonly other?: string | undefined;
    };
    reply: EvidenceStatement;
  };
  /** 公布的公钥和检查点, to anybody: what is held apart from a file to check it by. */
  'letters.published': {
    request: { readonly county?: string | undefined };
    reply: {
      readonly county: string;
      readonly keys: readonly PublishedKey[];
      readonly checkpoint: CheckpointShown | null;
    };
  };
  /** 盖章扫描·上传: a page as a photo (4 MB), or the whole as a PDF (10 MB). */
  'letters.beginScan': {
    request: { readonly letter: string; readonly kind: ScanKind; readonly size: number };
    reply: { readonly upload: string; readonly cloudPath: string; readonly url: string };
  };
  /** 盖章扫描归档: by whoever holds the post on either side, with the digest of what the paper shows. */
  'letters.fileScan': {
    request: {
      readonly letter: string;
      readonly digest: string;
      readonly files: readonly { readonly upload: string; readonly kind: ScanKind }[];
      readonly vouch: true;
    };
    reply: { readonly letter: string; readonly at: Instant };
  };
  /** 撤回扫描件, on the same day, by whoever filed it. */
  'letters.withdrawScan': {
    request: { readonly letter: string; readonly reason: ScanReason };
    reply: { readonly letter: string; readonly at: Instant };
  };
  /** 看扫描件: addresses that live ten minutes. */
  'letters.scan': {
    request: { readonly letter: string };
    reply: {
      readonly files: readonly {
        readonly kind: ScanKind;
        readonly sha256: string;
        readonly url: string;
        readonly path: string;
      }[];
    };
  };
}
