import type { PostRef } from '#domain/cases/api';
import type { ChildHeard } from '#domain/cases/documents';
import type { PlainDate } from '#domain/plain-date';
import type { ADULT_SLOTS } from '#domain/roster/documents';

/** 大概位置: degrees to three places, about a hundred metres; never nearer. */
export interface RoughPlace {
  readonly latitude: number;
  readonly longitude: number;
}

/** What a record of a contact may hold besides; none of it must be. */
export interface ContactAdded {
  /** The day of the contact, where it reaches the server later. */
  readonly on?: PlainDate | undefined;
  /** 同行的人, by post. */
  readonly companions?: readonly string[] | undefined;
  readonly heard?: ChildHeard | undefined;
  /** Uploads finished by `cases.finishProof`. */
  readonly photos?: readonly string[] | undefined;
  readonly place?: RoughPlace | undefined;
}

/** 到校 of the school days around a contact: how many of them the roll saw the child, of how many that were called. */
export interface DaysSeen {
  readonly present: number;
  readonly called: number;
}

/** What a timeline tells of a contact besides. */
export interface ContactTold {
  readonly contact: string;
  readonly companions: readonly PostRef[];
  readonly heard: ChildHeard | null;
  readonly photos: number;
  readonly place: RoughPlace | null;
  /** The five school days before the contact, and the five after it. */
  readonly before: DaysSeen;
  readonly after: DaysSeen;
}

/** Operations for the way to a family. */
export interface ContactApi {
  /** 同行的人: posts around the child that somebody holds. */
  'cases.companions': { request: { readonly case: string }; reply: { readonly posts: readonly PostRef[] } };
  /** 随身带: address and numbers for a way without network; the look is on record before they are given. */
  'cases.carry': {
    request: { readonly case: string };
    reply: {
      readonly address: string;
      readonly phones: readonly { readonly slot: (typeof ADULT_SLOTS)[number]; readonly phone: string }[];
    };
  };
  /** 现场照片 of a contact, `at` from 0. */
  'cases.contactPhoto': {
    request: { readonly case: string; readonly contact: string; readonly at: number };
    reply: { readonly url: string; readonly path: string };
  };
}
