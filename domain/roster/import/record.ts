import type { PlainDate } from '#domain/plain-date';
import type { AdultKind, AdultSlot, Child } from '#domain/roster/documents';
import type { ClassKey } from '#domain/roster/import/class-name';

/** One adult as a row names it. */
export interface RecordAdult {
  readonly slot: AdultSlot;
  readonly kind: AdultKind;
  readonly relation: string;
  readonly name: string;
  readonly phone: string | null;
}

/** Where somebody lives or is registered, in the words of the workbook. */
export interface PlaceWords {
  readonly township: string;
  readonly village: string;
  readonly group: string;
  readonly address: string;
}

/**
 * What one row of a 学生名册 says of a child, checked and normalised. A field that is `undefined` had no column or no value:
 * what is known already stays.
 */
export interface RosterRecord {
  readonly name: string;
  readonly sex: Child['sex'];
  readonly birthDate: PlainDate;
  readonly idNumber: string | null;
  readonly registerNumber: string | null;
  readonly school: string;
  readonly class: ClassKey;
  readonly enteredOn: PlainDate | undefined;
  readonly boarding: boolean | undefined;
  readonly health: string | undefined;
  readonly groups: readonly string[] | undefined;
  readonly address: string | undefined;
  readonly residence: PlaceWords;
  readonly registered: PlaceWords;
  readonly householdNumber: string;
  readonly householdHead: string;
  readonly adults: readonly RecordAdult[];
}
