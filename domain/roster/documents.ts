import type { Instant, PlainDate } from '#domain/plain-date';
import type { Blind, Encrypted, Rev } from '#domain/records';

/** 父母 · 其他法定监护人 · 受委托照护人 · 联系人 (law.md 5: what each may sign is one table). */
export const ADULT_KINDS = {
  parent: '父母',
  legalGuardian: '其他法定监护人',
  entrustedCarer: '受委托照护人',
  contact: '联系人',
} as const;
export type AdultKind = keyof typeof ADULT_KINDS;

export const ADULT_SLOTS = ['guardian', 'guardian2', 'carer', 'contact', 'contact2', 'contact3'] as const;
export type AdultSlot = (typeof ADULT_SLOTS)[number];

/** One adult of a child; at most one per slot. */
export interface Adult {
  readonly slot: AdultSlot;
  readonly kind: AdultKind;
  /** 与儿童关系 in words: 父亲, 母亲, 祖母, 伯母. */
  readonly relation: string;
  readonly name: string;
  /** AAD field name: `adults.<slot>.phone`. */
  readonly phone: Encrypted | null;
  readonly phoneBlind: Blind | null;
}

/** 就学状态 on the roll; being at school today is attendance, being sought is a case. */
export const CHILD_STATES = ['enrolled', 'unlisted', 'movedAway', 'graduated', 'deceased'] as const;

/**
 * 儿童: at most one class here, one 户籍 group, one 居住 group (law.md 11). `_id` is a keyed hash of the number first
 * registered and is never recomputed. Identifiers, birth date, address and health are encrypted from the first row.
 */
export interface Child {
  readonly _id: string;
  readonly county: string;
  readonly name: string;
  /** Pinyin initials and full pinyin, lower case, joined by a space: for the search by prefix. */
  readonly pinyin: string;
  readonly sex: 'male' | 'female';
  /** `YYYY-MM` */
  readonly birthMonth: string;
  readonly birthDate: Encrypted;
  readonly idNumber: Encrypted | null;
  readonly idBlind: Blind | null;
  /** Last four characters of ID (or 学籍号) as a keyed hash with the name: what a parent without matching phone knows. */
  readonly lastFourBlind: Blind | null;
  /** 学籍号 */
  readonly registerNumber: Encrypted | null;
  readonly registerBlind: Blind | null;
  readonly address: Encrypted | null;
  readonly health: Encrypted | null;
  readonly state: (typeof CHILD_STATES)[number];
  readonly classId: string | null;
  /** Copy of the class's path on the education line. */
  readonly eduPath: string | null;
  readonly className: string;
  /** 居住 group or, where unknown, village; and its path. Null: outside the county or not known (未落实). */
  readonly residence: string | null;
  readonly residencePath: string | null;
  /** 户籍 group and its path. */
  readonly registered: string | null;
  readonly registeredPath: string | null;
  /** Path of the 责任村 side by which the government line counts the child (policy pack: residence or registration). */
  readonly dutyPath: string | null;
  readonly household: string | null;
  readonly boarding: boolean;
  /** 留守 · 随迁 · 残疾 · 脱贫户 …: keys of the policy pack's groups; special data, staff of the case only. */
  readonly groups: readonly string[];
  readonly adults: readonly Adult[];
  readonly classHistory: readonly {
    readonly classId: string;
    readonly from: PlainDate;
    readonly to: PlainDate | null;
  }[];
  readonly enteredOn: PlainDate;
  readonly rev: Rev;
  readonly job?: string;
}

/** 户 */
export interface Household {
  readonly _id: string;
  readonly county: string;
  readonly group: string;
  readonly path: string;
  /** 户主 */
  readonly head: string;
  /** 户编号 within its group. */
  readonly number: string;
  readonly address: Encrypted | null;
  readonly rev: Rev;
  readonly job?: string;
}

/** `_id` = blind index of an ID or 学籍号 → the child registered under it. */
export interface IdIndexEntry {
  readonly _id: string;
  readonly county: string;
  readonly child: string;
  readonly job?: string;
}

/** A page of a workbook as read (≤ 200 rows), encrypted, kept 24 h. `_id` = `<file:n>`. */
export interface WorkbookRows {
  readonly _id: string;
  readonly county: string;
  readonly file: string;
  readonly n: number;
  /** JSON of the rows, encrypted. */
  readonly rows: Encrypted;
  readonly until: Instant;
}

/** What an import will do with a page of rows (≤ 200). `_id` = `<job:n>`. */
export interface JobRows {
  readonly _id: string;
  readonly county: string;
  readonly jobId: string;
  readonly n: number;
  /** JSON of the plan of each row, encrypted. */
  readonly rows: Encrypted;
  readonly until: Instant;
}
