import type { UnitKind } from '#domain/jurisdiction';
import type { LetterRow } from '#domain/letters/api';
import type { EdgeId } from '#domain/letters/edges';

/** A letter of the chain; without an id where the caller may see that it stands, not what it says. */
export type ChainLetter = Pick<
  LetterRow,
  'title' | 'partyName' | 'issuerName' | 'state' | 'method' | 'signing' | 'paused' | 'signedAt' | 'until'
> & { readonly id: string | null };

/** 下一环: a unit with its letters, none while nothing is out; of families what their letter calls them. */
export interface ChainLink {
  readonly unit: string | null;
  readonly name: string;
  readonly letters: readonly ChainLetter[];
}

/** Wire types of the chain of letters. */
export interface ChainApi {
  /** 责任链 of a unit this school year: upward to the county, and with whom it signs below. */
  'letters.chain': {
    /** The school year of today where it is left out. */
    request: { readonly unit?: string | undefined; readonly schoolYear?: string | undefined };
    reply: {
      readonly unit: { readonly id: string; readonly name: string; readonly kind: UnitKind };
      readonly schoolYear: string;
      /** The county first; each with what the unit below it signs. */
      readonly above: readonly {
        readonly unit: string;
        readonly name: string;
        readonly title: string;
        readonly below: string;
        readonly letters: readonly ChainLetter[];
      }[];
      readonly below: readonly {
        readonly edge: EdgeId;
        readonly title: string;
        readonly links: readonly ChainLink[];
        /** There are more of these families than are here: `letters.chainFamilies` goes on. */
        readonly cursor: string | null;
      }[];
    };
  };
  /** 责任链 down to 农户 and 家长, page by page: a teacher has a hundred. */
  'letters.chainFamilies': {
    request: {
      readonly unit: string;
      readonly edge: EdgeId;
      readonly schoolYear?: string | undefined;
      readonly cursor?: string | undefined;
    };
    reply: { readonly links: readonly ChainLink[]; readonly cursor: string | null };
  };
}
