import { STATE_TITLES } from '#domain/cases/machine';
import { KEYINGS, PLATFORM_MARKS, RECORD_FAULTS, RECORD_STAGES, TREATMENTS } from '#domain/cases/platform';
import { found } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { scope } from '#domain/permission';
import { logAccess } from '../kit/access-log';
import { keepMade } from '../kit/files';
import type { Asking, Call, Reading } from '../kit/handler';
import { type Compared, comparedUnder } from '../kit/platform-rows';
import { platformListRequest } from './requests';
import { writeWorkbook } from './sheet-writer';

const HEADER = [
  '学校',
  '年级',
  '班级',
  '学籍号',
  '姓名',
  '平台上的标注',
  '标注日期',
  '要在平台上做的',
  '我们的依据',
  '非正常学籍',
  '处理方式',
  '办到哪一步',
] as const;

function cellsOf({ child, sheet, open, theirs, keying, names, place }: Compared): string[] {
  const record = sheet?.record ?? null;
  return [
    names.school,
    names.grade,
    names.class,
    place.number,
    child.name,
    PLATFORM_MARKS[theirs],
    sheet?.on ?? '',
    keying === null ? '' : KEYINGS[keying],
    open === null ? '没有在办的个案' : STATE_TITLES[open.state],
    record === null ? '' : RECORD_FAULTS[record.fault],
    record?.treatment ? TREATMENTS[record.treatment] : '',
    record === null ? '' : RECORD_STAGES[record.stage],
  ];
}

const unitAsked = async ({ store, post }: Asking | Call, id: string | undefined): Promise<Unit | null> =>
  store.read('units', id ?? post?.unit ?? '');

/** 导出学籍系统差异清单, as it is keyed in; 学籍号 stands in clear, so that it is on record who took it. */
export const platformList: Reading<'office.platformList'> = {
  request: platformListRequest,
  async scope(asking, request) {
    const unit = await unitAsked(asking, request.unit);
    return unit && scope(unit.county, { [unit.line]: [unit.path] });
  },
  async read(call, request) {
    const unit = found(await unitAsked(call, request.unit));
    const all = await comparedUnder(call.store, unit);
    await logAccess(call.store, call, {
      child: null,
      fields: ['cases', 'registerNumber'],
      reason: `导出${unit.name}学籍系统差异清单 ${all.length} 人`,
    });
    const rows = all.map((one) => ({ cells: cellsOf(one) }));
    const content = await writeWorkbook([{ name: '学籍系统差异清单', header: HEADER, rows }]);
    return {
      ...(await keepMade(call, content)),
      name: `${unit.name}学籍系统差异清单${call.today}.xlsx`,
      rows: rows.length,
    };
  },
};
