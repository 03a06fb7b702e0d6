import { STAFF_ACTIONS, type StaffAction, type StaffNote } from '#domain/accounts/staff-sheet';
import type { MadeFile, TemplateKind } from '#domain/office/api';
import type { RowNote } from '#domain/roster/import/report';
import { ROW_ACTIONS, type RowAction } from '#domain/roster/import/report';
import { call } from '../../api';

/** What may come as a sheet here: 学生名册, 机构, 工作人员. */
export type SheetKind = TemplateKind;

export function isSheetKind(text: string | undefined): text is SheetKind {
  return text === 'children' || text === 'units' || text === 'staff';
}

/** What the report counts: an action of the rows, its word and number. */
export interface Count {
  readonly action: RowAction | StaffAction;
  readonly word: string;
  readonly rows: number;
}

/** A note of the dry run; a staff sheet's notes say no value and are always faults. */
export type SheetNote = StaffNote & Partial<Pick<RowNote, 'value' | 'level'>>;

/** How far a dry run is, and what it found so far. */
export interface Planned {
  /** What a commit names: the planned job, or for staff the file. */
  readonly plan: string;
  /** Pages that were looked at, where the phone asks page by page. */
  readonly pages: number;
  readonly done: boolean;
  readonly share: number;
  readonly counts: readonly Count[];
  /** How many grades and classes will be made. */
  readonly newUnits: number;
  /** Notes that come with the plan; undefined: they are asked from the report page by page. */
  readonly notes?: readonly SheetNote[];
}

/** How far a commit is. */
export interface Going {
  readonly done: boolean;
  readonly share: number;
  readonly counts: readonly Count[];
}

interface SheetWork {
  readonly title: string;
  /** What one row is. */
  readonly row: string;
  /** What the post must be allowed. */
  readonly needs: 'roster.planImport' | 'accounts.planStaffImport';
  /** Does the next part of the dry run. */
  readonly plan: (file: string, unit: string, before: Planned | undefined) => Promise<Planned>;
  /** @returns the job that `go` names. */
  readonly commit: (plan: string, requestId: string) => Promise<string>;
  readonly go: (job: string) => Promise<Going>;
  /** 带批注的表 of what `plan` names. */
  readonly report: (plan: string) => Promise<MadeFile>;
}

const share = (done: number, total: number): number => (total > 0 ? Math.min(1, done / total) : 0);

function countsOf<A extends RowAction | StaffAction>(
  words: Readonly<Record<A, string>>,
  rows: Readonly<Partial<Record<string, number>>>,
): Count[] {
  return (Object.keys(words) as A[]).map((action) => ({ action, word: words[action], rows: rows[action] ?? 0 }));
}

function rosterWork(kind: 'children' | 'units'): Omit<SheetWork, 'title' | 'row' | 'needs'> {
  return {
    plan: async (file, unit) => {
      const { job, done, planned, total, summary } = await call('roster.planImport', { file, kind, unit });
      const { create, change, same, fault, newUnits } = summary;
      const counts = countsOf(ROW_ACTIONS, { create, change, same, fault });
      return { plan: job, pages: 0, done, share: share(planned, total), counts, newUnits };
    },
    commit: async (job, requestId) => (await call('roster.commitImport', { job }, { requestId })).job,
    go: async (job) => {
      const { state, done, total, counts } = await call('roster.continueImport', { job });
      return { done: state === 'done', share: share(done, total), counts: countsOf(ROW_ACTIONS, counts) };
    },
    report: (job) => call('office.rowReport', { job }),
  };
}

/** The pages of a staff sheet are judged one a call; what the pages before found is added up here. */
async function planStaff(file: string, _unit: string, before: Planned | undefined): Promise<Planned> {
  const page = before?.pages ?? 0;
  const { summary, notes, pages } = await call('accounts.planStaffImport', { file, page });
  const seen = Object.fromEntries((before?.counts ?? []).map(({ action, rows }) => [action, rows]));
  const rows = Object.fromEntries(Object.entries(summary).map(([key, n]) => [key, n + (seen[key] ?? 0)]));
  return {
    plan: file,
    pages: page + 1,
    done: page + 1 >= pages,
    share: share(page + 1, pages),
    counts: countsOf(STAFF_ACTIONS, rows),
    newUnits: 0,
    notes: [...(before?.notes ?? []), ...notes],
  };
}

/** What differs between the kinds of sheet; everything else of an import is the same. */
export const SHEET_WORK: Readonly<Record<SheetKind, SheetWork>> = {
  children: { title: '导入学生名册', row: '名学生', needs: 'roster.planImport', ...rosterWork('children') },
  units: { title: '导入机构', row: '个机构', needs: 'roster.planImport', ...rosterWork('units') },
  staff: {
    title: '导入工作人员',
    row: '名工作人员',
    needs: 'accounts.planStaffImport',
    plan: planStaff,
    commit: async (file, requestId) => (await call('accounts.commitStaffImport', { file }, { requestId })).job,
    go: async (job) => {
      const { state, done, total, counts } = await call('accounts.continueStaffImport', { job });
      return { done: state === 'done', share: share(done, total), counts: countsOf(STAFF_ACTIONS, counts) };
    },
    report: (file) => call('office.staffReport', { file }),
  },
};
