import type { PostRef } from '#domain/cases/api';
import type { Stepped } from '#domain/cases/api-steps';
import type { Receiver, ServiceMethod, ServiceWords, WitnessOf } from '#domain/cases/papers';
import type { PlainDate } from '#domain/plain-date';
import type { AdultSlot } from '#domain/roster/documents';

/** A kept file for a reader; both addresses live ten minutes. */
export interface FileLink {
  readonly url: string;
  readonly path: string;
}

/** One try to serve one guardian. */
export interface ServiceRow {
  readonly id: string;
  readonly n: number;
  readonly method: ServiceMethod;
  readonly on: PlainDate;
  readonly servedOn: PlainDate | null;
  /** What is wanting, as a sentence. */
  readonly wanting: string | null;
  /** 已更正: it stands in the history, and nothing follows from it. */
  readonly struckOn: PlainDate | null;
}

/** 送达经过 whole, as it stands on the 送达回证. */
export interface ServiceWhole extends ServiceRow, ServiceWords {
  readonly addressee: AdultSlot;
  readonly name: string;
  readonly receiver: Receiver | null;
  readonly livesWithAddressee: boolean;
  readonly receiverIsAdult: boolean;
  /** Who struck it and why. */
  readonly struck: { readonly on: PlainDate; readonly by: PostRef; readonly why: string } | null;
  /** Whether this person may strike it; a sentence that says why not, or null where there is nothing to strike. */
  readonly striking: 'open' | { readonly closed: string } | null;
  /** 依据 of the method. */
  readonly source: string;
  readonly proof: readonly FileLink[];
}

type MaySay<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** What is said of a service by whoever went. */
export interface ServiceSaid extends MaySay<Omit<ServiceWords, 'servers' | 'witnessOf'>> {
  readonly witnessOf?: WitnessOf | undefined;
  readonly addressee: AdultSlot;
  readonly method: ServiceMethod;
  readonly on: PlainDate;
  readonly receiver?: Receiver | undefined;
  readonly livesWithAddressee?: boolean | undefined;
  readonly receiverIsAdult?: boolean | undefined;
  readonly servers: readonly string[];
  /** Uploads finished by `cases.finishProof`. */
  readonly proof: readonly string[];
}

/** Wire types of a service. */
export interface ServiceApi {
  /** 更正送达: one that was recorded wrong is struck by a second person; its term has never run. */
  'cases.strikeService': {
    request: { readonly case: string; readonly paper: string; readonly service: string; readonly why: string };
    reply: Stepped;
  };
}
