/** Which empty workbook is asked for: 学生名册, 机构, 工作人员. */
export const TEMPLATE_KINDS = { children: '学生名册模板', units: '机构模板', staff: '工作人员模板' } as const;
export type TemplateKind = keyof typeof TEMPLATE_KINDS;

/** A made workbook: an address that lives for minutes (`url` for a phone, `path` relative to the seat for a browser), and its name. */
export interface MadeFile {
  readonly url: string;
  readonly path: string;
  readonly name: string;
}

/** Wire types of the function `office`: operation → what is asked and what is answered. */
export type OfficeApi = {
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
};
