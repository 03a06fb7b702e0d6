import type { PostRef } from '#domain/cases/api';
import type { FamilySays, Finder, MissingState, MissingWhy } from '#domain/cases/missing';
import type { Instant, PlainDate } from '#domain/plain-date';

/** 走失 of one day. */
export interface MissingView {
  readonly id: string;
  readonly on: PlainDate;
  readonly state: MissingState;
  readonly since: Instant | null;
  readonly why: MissingWhy | null;
  readonly dueAt: Instant | null;
  readonly tries: readonly { readonly at: Instant; readonly by: PostRef; readonly says: FamilySays }[];
  readonly found: {
    readonly at: Instant;
    readonly who: Finder;
    readonly where: string;
    /** Null where a roll saw the child. */
    readonly by: PostRef | null;
  } | null;
  /** How many posts were told, and how many have read it. */
  readonly told: number;
  readonly read: number;
}

/** Wire types of 走失. */
export interface MissingApi {
  /** Of one child: today and what was before, the latest first. */
  'cases.missing': {
    request: { readonly child: string };
    reply: {
      readonly child: { readonly id: string; readonly name: string; readonly className: string };
      readonly today: PlainDate;
      readonly items: readonly MissingView[];
      /** The open case, for whoever may read it. */
      readonly case: string | null;
      readonly demo: boolean;
    };
  };
  /** 问过家里: what was heard today. That the child has left home tells everybody at once. */
  'cases.askFamily': {
    request: { readonly child: string; readonly says: FamilySays };
    reply: { readonly missing: string; readonly state: MissingState };
  };
  /** 找到了: who, when, where. */
  'cases.foundMissing': {
    request: {
      readonly missing: string;
      readonly who: Finder;
      readonly at?: Instant | undefined;
      readonly where: string;
    };
    reply: { readonly missing: string; readonly state: MissingState };
  };
}
