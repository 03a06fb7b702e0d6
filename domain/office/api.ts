import type { CasesApi } from '#domain/cases/api';
import type { ScanKind } from '#domain/letters/scan';
import type { FormsApi, FoundForm } from '#domain/office/api-forms';
import type { PaperFormat } from '#domain/office/paper';
import type { Instant } from '#domain/plain-date';

/** Which empty workbook is asked for: 学生名册, 机构, 工作人员. */
export const TEMPLATE_KINDS = { children: '学生名册模板', units: '机构模板', staff: '工作人员模板' } as const;
export type TemplateKind = keyof typeof TEMPLATE_KINDS;

/** A made workbook: an address that lives for minutes (`url` for a phone, `path` relative to the seat for a browser), and its name. */
export interface MadeFile {
  readonly url: string;
  readonly path: string;
  readonly name: string;
}

/**
 * How a sheet on a photo stands: it can be taken (`ready`), is taken already, shows an older text, belongs to no letter within reach, or the
 * letter can no longer be signed.
 */
export type SheetStanding = 'ready' | 'signed' | 'changed' | 'unknown' | 'closed';

/** 一张纸 that was found on a photo by its code. */
export interface FoundSheet {
  readonly standing: SheetStanding;
  /** Empty when unknown. */
  readonly letter: string;
  /** SM3 of what the letter says now; empty when unknown. */
  readonly digest: string;
  readonly title: string;
  readonly childName: string;
  readonly adultName: string;
  readonly relation: string;
  /** Whose signature of a child's: 监护人, 照护人; null when unknown. */
  readonly slot: string | null;
}

/** Where an upload goes: `url` for a browser, relative to its seat; a phone uploads to `cloudPath`. */
export interface UploadPlace {
  readonly upload: string;
  readonly cloudPath: string;
  readonly url: string;
}

type RequestOfList = CasesApi['cases.list']['request'];
/** A letter as its paper names it. */
export interface NamedLetter {
  readonly title: string;
  /** 甲方、乙方 between organs; empty of a family's. */
  readonly sides: readonly string[];
}

/**
 * What a scan shows: the letter itself, another one (named where this county has it), the product's own PDF that was never on paper, or nothing
 * that can be read.
 */
export interface ScanContent {
  readonly is: 'own' | 'other' | 'original' | 'unread';
  readonly other: NamedLetter | null;
}

/** Wire types of the function `office`: operation → what is asked and what is answered. */
export type OfficeApi = FormsApi & {
  /** 上传: where the workbook goes. `url` is for a browser, relative to its seat; a phone uploads to `cloudPath`. */
  'office.beginUpload': {
    request: { readonly size: number };
    reply: { readonly upload: string; readonly cloudPath: string; readonly url: string };
  };
  /** 读取: checks the uploaded workbook and reads its rows. The same upload again is read once. */
  'office.readWorkbook': {
    request: { readonly upload: string };
    reply: { readonly file: string; readonly rows: number; readonly pages: number };
  };
  'office.template': { request: { readonly kind: TemplateKind }; reply: MadeFile };
  /** 错误报告: the same rows with 错误说明, and a sheet 汇总. */
  'office.rowReport': { request: { readonly job: string }; reply: MadeFile };
  /** The same of a sheet of 工作人员, which has no planned job: by the file. */
  'office.staffReport': { request: { readonly file: string }; reply: MadeFile };
  /** 打印责任书 from the sealed record. */
  'office.letterPaper': { request: { readonly letter: string; readonly format: PaperFormat }; reply: MadeFile };
  /** 打印纸质责任书: those of a unit that still ask for a signature, or chosen ones of it; `cursor` goes on where a full file ended. */
  'office.blankSheets': {
    request: {
      readonly unit: string;
      readonly letters?: readonly string[] | undefined;
      readonly cursor?: string | undefined;
    };
    reply: MadeFile & { readonly count: number; readonly cursor: string | null };
  };
  'office.beginSheet': { request: { readonly size: number }; reply: UploadPlace };
  /** 认码: which sheets and forms are on an uploaded photo. The same upload again is read again, and answers how things stand now. */
  'office.readSheets': {
    request: { readonly upload: string };
    reply: {
      readonly photo: Omit<MadeFile, 'name'>;
      readonly sheets: readonly FoundSheet[];
      readonly forms: readonly FoundForm[];
    };
  };
  /** 看扫描件是哪一份: a file uploaded for the scan of a letter (`letters.beginScan`), before it is filed. */
  'office.readScan': {
    request: { readonly letter: string; readonly upload: string; readonly kind: ScanKind };
    reply: ScanContent & { readonly own: NamedLetter };
  };
  /** 待处理: photos of the caller that are neither filed nor thrown away. */
  'office.sheetTray': {
    request: Record<string, never>;
    reply: { readonly photos: readonly { readonly upload: string; readonly at: Instant }[] };
  };
  /** 扔掉 a photo, or put it away once all its sheets are taken: what was taken keeps its own copy. */
  'office.dropSheet': { request: { readonly upload: string }; reply: { readonly upload: string } };
  /** 导出在办个案 of a unit, narrowed as the list is. */
  'office.caseList': {
    request: Omit<RequestOfList, 'text' | 'cursor'>;
    reply: MadeFile & { readonly rows: number };
  };
  /** 导出学籍系统差异清单 of a unit, in the platform's order. */
  'office.platformList': {
    request: { readonly unit?: string | undefined };
    reply: MadeFile & { readonly rows: number };
  };
};
