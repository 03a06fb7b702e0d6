import type { PostRef } from '#domain/cases/api';
import type { CaseState } from '#domain/cases/documents';
import type { FaultyRecord, Keying, OwnMark, PlatformMark, RecordAct, RecordDetails } from '#domain/cases/platform';
import type { Instant, PlainDate } from '#domain/plain-date';

/** 要改的 · 平台有标注的 · 非正常学籍 */
export const PLATFORM_FILTERS = ['differing', 'marked', 'faulty'] as const;
export type PlatformFilter = (typeof PLATFORM_FILTERS)[number];

/** One child of the comparison, in the platform's terms. */
export interface PlatformRow {
  readonly child: string;
  readonly name: string;
  readonly school: string;
  readonly grade: string;
  readonly className: string;
  /** 学籍号, masked; empty where none is on the roll. */
  readonly number: string;
  readonly ours: OwnMark;
  readonly theirs: PlatformMark;
  /** The day of the platform's mark. */
  readonly on: PlainDate | null;
  /** What is to be keyed in; null where both agree. */
  readonly keying: Keying | null;
  readonly record: FaultyRecord | null;
  /** 我们的依据 */
  readonly basis: { readonly case: string; readonly state: CaseState; readonly since: PlainDate } | null;
}

/** One change of what was noted, with who noted it. */
export type PlatformTurn = { readonly at: Instant; readonly on: PlainDate; readonly by: PostRef } & (
  | { readonly mark: PlatformMark }
  | { readonly act: RecordAct; readonly record: FaultyRecord }
);

/** A row of a pasted table beside the child that it is about. */
export interface PastedMatch {
  readonly n: number;
  /** As the table names it. */
  readonly name: string;
  /** Of the child that was found; empty where none was. */
  readonly className: string;
  /** What will be noted: 标注 or 非正常学籍, in words. */
  readonly says: string;
  readonly on: PlainDate | null;
  /** Why it cannot be taken; null where it can. */
  readonly problem: string | null;
}

/** Wire types of 学籍系统比对 (R74, R81): operation → what is asked and what is answered. */
export interface PlatformApi {
  /** 差异清单 of a unit (default: the acting post's own), in the platform's order. */
  'cases.platform': {
    request: {
      readonly unit?: string | undefined;
      readonly filter?: PlatformFilter | undefined;
      readonly cursor?: string | undefined;
    };
    reply: {
      readonly unit: { readonly id: string; readonly name: string };
      readonly items: readonly PlatformRow[];
      readonly counts: Readonly<Record<PlatformFilter, number>>;
      readonly cursor: string | null;
    };
  };
  'cases.platformChild': {
    request: { readonly child: string };
    reply: PlatformRow & {
      /** What can be done about the record. */
      readonly acts: readonly RecordAct[];
      /** Latest first. */
      readonly trail: readonly PlatformTurn[];
    };
  };
  /** 登记平台标注: what the platform says of one child. */
  'cases.setPlatformMark': {
    request: { readonly child: string; readonly mark: PlatformMark; readonly on: PlainDate };
    reply: { readonly child: string };
  };
  /** 问题学籍、其他离校: one act of 登记, 上报, 受理, 办结. */
  'cases.turnRecord': {
    request: { readonly child: string; readonly act: RecordAct; readonly on: PlainDate } & RecordDetails;
    reply: { readonly child: string };
  };
  /** 看一看粘贴的表: whom its rows are about, and which are about nobody. Nothing is written. */
  'cases.readPlatformTable': {
    request: { readonly text: string };
    reply: {
      readonly rows: readonly PastedMatch[];
      readonly usable: boolean;
      /** Columns of its header that nothing is taken from. */
      readonly ignored: readonly string[];
    };
  };
  /** 存粘贴的表: all of its rows, or none. */
  'cases.savePlatformTable': {
    request: { readonly text: string };
    reply: { readonly rows: number };
  };
}
