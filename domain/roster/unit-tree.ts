import type { UnitKind } from '#domain/jurisdiction';

/** Which kinds of unit may stand below which (roles-and-names: centres may be absent, so a school may hang on the bureau). */
const BELOW: Readonly<Record<UnitKind, readonly UnitKind[]>> = {
  county: ['township', 'department'],
  township: ['village'],
  village: ['group'],
  group: [],
  department: [],
  bureau: ['school', 'centre'],
  centre: ['school'],
  school: ['grade'],
  grade: ['class'],
  class: [],
};

/** 下级机构的种类; empty for the last level. */
export const childKinds = (kind: UnitKind): readonly UnitKind[] => BELOW[kind];
