import type { ReplyOf } from '#domain/api';
import { checkCharacter } from '#domain/roster/identity-number';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { workbook } from '../office/workbooks';
import { phoneOf } from '../support/fixture';
import type { Caller } from '../support/product';

/** A number of the demo's region, which is nobody's. */
export function demoNumber(n: number, birth = '20150306'): string {
  const first = `990101${birth}${String(n).padStart(3, '0')}`;
  return first + checkCharacter(first);
}

const CELLS = (n: number): Record<string, string> => ({
  姓名: `山小${'甲乙丙丁戊己庚辛壬癸'[n % 10]}`,
  性别: n % 2 === 1 ? '男' : '女',
  身份证件号: demoNumber(n),
  学籍号: '',
  年级: '五年级',
  班级: '1班',
  就读方式: '走读',
  居住乡镇: '一乡',
  居住村: '一村',
  居住组: '一组',
  户籍村: '十村',
  家庭成员1姓名: `山大${'甲乙丙丁戊己庚辛壬癸'[n % 10]}`,
  家庭成员1关系: '母亲',
  家庭成员1联系电话: phoneOf(60_000 + n),
});
const HEADER = Object.keys(CELLS(0));

/** One row by column; what is not said is as for everybody. */
export const pupil = (n: number, change: Readonly<Record<string, string>> = {}): string[] => {
  const cells: Record<string, string> = { ...CELLS(n), ...change };
  return HEADER.map((title) => cells[title] ?? '');
};

/** Uploads and reads a 学生名册 as this caller. @returns the file */
export async function bring(caller: Caller, rows: readonly (readonly string[])[]): Promise<string> {
  const content = await workbook([HEADER, ...rows]);
  const begun = await caller.done('office.beginUpload', { size: content.length });
  await fileStore().uploadFile({ cloudPath: begun.cloudPath, fileContent: content });
  return (await caller.done('office.readWorkbook', { upload: begun.upload })).file;
}

/** Dry run of a file for a unit, to its end. */
export async function dryRun(caller: Caller, file: string, unit: string): Promise<ReplyOf<'roster.planImport'>> {
  for (;;) {
    const plan = await caller.done('roster.planImport', { file, kind: 'children', unit });
    if (plan.done) {
      return plan;
    }
  }
}

/** Confirms and carries out, to its end. */
export async function carryOut(caller: Caller, job: string): Promise<ReplyOf<'roster.continueImport'>> {
  await caller.done('roster.commitImport', { job });
  for (;;) {
    const progress = await caller.done('roster.continueImport', { job });
    if (progress.state !== 'running') {
      return progress;
    }
  }
}
