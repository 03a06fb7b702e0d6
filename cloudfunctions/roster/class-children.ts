import { found } from '#domain/errors';
import { unitsOf } from '#domain/jurisdiction';
import type { Reading } from '../kit/handler';
import { childRows } from './child-rows';
import { classRequest } from './requests';
import { ofUnit } from './scopes';

const PAGE = 60;

/** 班级学生 */
export const classChildren: Reading<'roster.classChildren'> = {
  request: classRequest,
  scope: (asking, { classId }) => ofUnit(asking, classId),
  async read(call, { classId, cursor }) {
    const unit = found(await call.store.read('units', classId));
    const above = await call.store.readAll('units', unitsOf(unit.path));
    const page = await call.store.page('children', {
      equal: { county: call.county, classId },
      range: { key: 'pinyin' },
      limit: PAGE,
      cursor: cursor ?? null,
    });
    return {
      className: unit.name,
      schoolName: above.find((one) => one.kind === 'school')?.name ?? '',
      items: await childRows(call, page.items),
      cursor: page.cursor,
    };
  },
};
