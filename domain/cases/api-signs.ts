import type { ContactKind, ContactOutcome } from '#domain/cases/documents';
import type { Sign } from '#domain/cases/signs';
import type { PlainDate } from '#domain/plain-date';

/** One child of the list of signs. */
export interface SignRow {
  readonly child: string;
  readonly name: string;
  readonly className: string;
  readonly signs: readonly Sign[];
  readonly since: PlainDate;
  readonly talks: number;
  readonly lastTalk: { readonly on: PlainDate; readonly kind: ContactKind; readonly outcome: ContactOutcome } | null;
}

/** Wire types of 苗头: operation → what is asked and what is answered. */
export interface SignsApi {
  /** 苗头 of a class, or of all classes of a school; who was longest without a talk first. */
  'cases.signs': {
    request: { readonly unit?: string | undefined };
    reply: {
      readonly unit: { readonly id: string; readonly name: string; readonly isClass: boolean };
      readonly items: readonly SignRow[];
    };
  };
  'cases.noteSigns': {
    request: { readonly child: string; readonly signs: readonly Sign[] };
    reply: { readonly child: string };
  };
  /** 家访、联系 because of a sign: of a child that no case is open for. */
  'cases.followSigns': {
    request: { readonly child: string; readonly kind: ContactKind; readonly outcome: ContactOutcome };
    reply: { readonly child: string };
  };
  'cases.settleSigns': { request: { readonly child: string }; reply: { readonly child: string } };
}
