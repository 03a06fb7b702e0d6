import type { UnitKind } from '#domain/jurisdiction';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { Rev } from '#domain/records';
import type { AdultKind, AdultSlot, Child } from '#domain/roster/documents';
import type { ImportKind, ImportProgress, ImportSummary, RowAction, RowNote } from '#domain/roster/import/report';
import type { RevealField } from '#domain/roster/reveal';

/** A unit of a tree as pickers and boards show it. */
export interface UnitRow {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly path: string;
}

/** A child in a list for staff in reach: the full name, and nothing that identifies beyond it. */
export interface ChildRow {
  readonly id: string;
  readonly name: string;
  /** As in the document: for finding the child on the screen by first letters. */
  readonly pinyin: string;
  readonly sex: Child['sex'];
  readonly className: string;
  /** 居住: names of village and group. */
  readonly place: string;
  readonly state: Child['state'];
  /** Absent today by the latest roll sheet; null when the roll was not called. */
  readonly absentToday: boolean | null;
  readonly openCase: string | null;
}

/** One adult of a child with the phone masked; it is given by `roster.reveal` only. */
export interface AdultCard {
  readonly slot: AdultSlot;
  readonly kind: AdultKind;
  readonly relation: string;
  readonly name: string;
  readonly phone: string;
  /** Whether a WeChat is bound as this adult. */
  readonly bound: boolean;
}

/** 儿童档案 for staff. */
export interface ChildCard extends ChildRow {
  /** What a move names as seen, so that two people do not move the child at once. */
  readonly rev: Rev;
  readonly birthMonth: string;
  readonly schoolName: string;
  readonly classId: string | null;
  readonly residence: string;
  readonly registered: string;
  readonly household: string | null;
  readonly boarding: boolean;
  readonly adults: readonly AdultCard[];
  /** Which protected fields there are and may be revealed by this post. */
  readonly revealable: readonly RevealField[];
  readonly classHistory: readonly {
    readonly className: string;
    readonly from: PlainDate;
    readonly to: PlainDate | null;
  }[];
}

/** A household in 我的户. */
export interface HouseholdRow {
  readonly id: string;
  /** 户主, or the first guardian. */
  readonly head: string;
  readonly place: string;
  readonly children: readonly {
    readonly id: string;
    readonly name: string;
    readonly className: string;
    readonly state: Child['state'];
    readonly absentToday: boolean | null;
    readonly openCase: string | null;
  }[];
  readonly unsigned: number;
}

/** Which guess a cadre can make of a child on no roll; words for the first choice of a case. */
export const UNLISTED_NOTES = {
  neverEnrolled: '一直没有上学',
  leftSchool: '以前上过学，现在不上',
  newcomer: '刚搬来，还没有入学',
  elsewhere: '听说在外地上学',
  disabled: '身体原因没有上学',
  unsure: '情况不清楚',
} as const;
export type UnlistedNote = keyof typeof UNLISTED_NOTES;

interface Paged<T> {
  readonly items: readonly T[];
  readonly cursor: string | null;
}

/** Wire types of the function `roster`: operation → what is asked and what is answered. */
export type RosterApi = {
  /** 机构树: the units below `parent`, or the two roots; with the way down to it. */
  'roster.units': {
    request: { readonly parent: string | null; readonly kind?: UnitKind; readonly cursor?: string | null };
    reply: Paged<UnitRow> & { readonly above: readonly UnitRow[] };
  };
  /** Adds a unit below `parent`, or with `unit` renames one. */
  'roster.saveUnit': {
    request: {
      readonly unit?: string;
      readonly parent: string;
      readonly kind: UnitKind;
      readonly name: string;
      readonly order?: number;
      readonly phone?: string;
    };
    reply: { readonly unit: string };
  };
  /** 预检: plans what an import would do, some pages a call; asked again until `done`. */
  'roster.planImport': {
    request: { readonly file: string; readonly kind: ImportKind; readonly unit: string };
    reply: {
      readonly job: string;
      readonly done: boolean;
      readonly planned: number;
      readonly total: number;
      readonly summary: ImportSummary;
    };
  };
  /** 预检报告: notes of the rows, in row order. */
  'roster.importReport': {
    request: { readonly job: string; readonly action?: RowAction; readonly cursor?: string | null };
    reply: Paged<RowNote> & {
      readonly summary: ImportSummary;
      readonly newUnits: readonly { readonly name: string; readonly kind: UnitKind }[];
    };
  };
  /** 确认导入: starts it, exactly once. */
  'roster.commitImport': { request: { readonly job: string }; reply: { readonly job: string; readonly total: number } };
  /** Does the next chunk of a started import and says how far it is. */
  'roster.continueImport': { request: { readonly job: string }; reply: ImportProgress };
  /** How far an import is, without doing anything. */
  'roster.importProgress': { request: { readonly job: string }; reply: ImportProgress };
  'roster.classChildren': {
    request: { readonly classId: string; readonly cursor?: string | null };
    reply: Paged<ChildRow> & { readonly className: string; readonly schoolName: string };
  };
  'roster.child': { request: { readonly child: string }; reply: ChildCard };
  /** 查看: one protected field, after the reason is on record. */
  'roster.reveal': {
    request: { readonly child: string; readonly field: RevealField; readonly reason: string };
    reply: { readonly value: string };
  };
  /** 查找: by name or pinyin from the beginning; `more` asks for one more character. */
  'roster.search': {
    request: { readonly text: string };
    reply: { readonly items: readonly ChildRow[]; readonly more: boolean };
  };
  /** 我的户. */
  'roster.myHouseholds': {
    request: { readonly unit?: string; readonly cursor?: string | null };
    reply: Paged<HouseholdRow> & { readonly place: string; readonly absentToday: number; readonly unsigned: number };
  };
  'roster.household': {
    request: { readonly household: string };
    reply: {
      readonly id: string;
      readonly head: string;
      readonly place: string;
      readonly children: readonly ChildRow[];
      readonly letters: readonly {
        readonly letter: string;
        /** Null where the household signs as a whole: `childName` then names all its children. */
        readonly child: string | null;
        readonly childName: string;
        /** Who signs: 母亲 and her name; of the household its head. */
        readonly relation: string;
        readonly adultName: string;
        readonly title: string;
        readonly until: PlainDate;
      }[];
    };
  };
  /** 上报不在册儿童: a child who is on no roll; the case's signal is the reaction of `cases`. */
  'roster.reportUnlisted': {
    request: {
      readonly name: string;
      readonly sex: Child['sex'];
      readonly birthMonth: string;
      readonly unit: string;
      readonly note: UnlistedNote;
      readonly adult?: { readonly relation: string; readonly name: string; readonly phone?: string };
    };
    reply: { readonly child: string; readonly at: Instant };
  };
  /** 调班、转入: puts a child into another class. */
  'roster.moveClass': {
    request: { readonly child: string; readonly classId: string; readonly rev: number };
    reply: { readonly child: string };
  };
  /** 更正居住地、户籍地: to another group or village; null: outside the county. */
  'roster.moveResidence': {
    request: {
      readonly child: string;
      readonly which: 'residence' | 'registered';
      readonly unit: string | null;
      readonly rev: number;
    };
    reply: { readonly child: string };
  };
};
