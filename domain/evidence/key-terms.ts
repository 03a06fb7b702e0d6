import { mayPrecede } from '#domain/evidence/times';
import type { Instant } from '#domain/plain-date';

/** 公钥的县和期限, as far as whoever holds the key knows them. */
export interface KeyTerms {
  readonly county?: string;
  readonly from?: Instant;
  /** Null or absent for a key that still signs. */
  readonly until?: Instant | null;
}

/** Whether the key was this county's at all these instants. */
export const isWithin = ({ county, from = 0, until }: KeyTerms, ofCounty: string, used: readonly Instant[]): boolean =>
  (county ?? ofCounty) === ofCounty &&
  used.every((at) => mayPrecede(from, at) && (until === undefined || until === null || mayPrecede(at, until)));
