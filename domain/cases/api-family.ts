import type { FileLink } from '#domain/cases/api-service';
import type { PaperKind } from '#domain/cases/papers';
import type { PlainDate } from '#domain/plain-date';

/** Who helps: a post, with the telephone of its office; never a person's own number. */
export interface Helper {
  readonly title: string;
  readonly name: string;
  readonly place: string;
  /** Empty where no office on the way up has one. */
  readonly phone: string;
}

/** A notice as the family sees it. */
export interface MyNotice {
  readonly id: string;
  readonly child: { readonly id: string; readonly name: string };
  readonly kind: PaperKind;
  readonly title: string;
  readonly number: string;
  readonly organ: string;
  readonly phone: string;
  readonly issuedOn: PlainDate;
  readonly body: readonly string[];
  readonly rights: readonly string[];
  /** How to apply online; empty where the paper gives no such right. */
  readonly online: string;
  /** Addressed to the caller themself, not to the other guardian only. */
  readonly isMine: boolean;
  /** When the caller was served; null: not yet, and no term runs. */
  readonly servedOn: PlainDate | null;
  /** Of a decision the last day for suing. */
  readonly lastDay: PlainDate | null;
  readonly isVoid: boolean;
  /** 不用再办: why nothing is asked any more; null while something is. */
  readonly over: string | null;
  /** 听一听: by the wording of this very paper; the paper itself binds. */
  readonly explained: readonly {
    readonly language: string;
    readonly text: string;
    readonly audio: FileLink | null;
  }[];
}

/** Wire types of what a family sees of the help it gets. */
export interface FamilyApi {
  /** 谁在帮助: for everybody bound to the child, carers too. */
  'cases.myHelp': {
    request: { readonly child: string };
    reply: {
      readonly name: string;
      /** Whether a case goes on. */
      readonly open: boolean;
      /** The child is back, and is followed. */
      readonly returned: boolean;
      readonly helpers: readonly Helper[];
      readonly demo: boolean;
    };
  };
}
