import { isTaken, sheetId } from '#domain/attendance/spells';
import type { Reading } from '../kit/handler';
import { policyFor } from '../kit/rulebook';
import { childrenOn, classScope, classUnit } from './class-roll';
import { apartIn } from './namesakes';
import { sheetRequest } from './requests';
import { sheetView } from './sheet-view';

export const sheet: Reading<'attendance.sheet'> = {
  request: sheetRequest,
  scope: (asking, { unit }) => classScope(asking.store, unit),
  async read(call, { unit, date = call.today }) {
    const klass = await classUnit(call.store, unit);
    const className = klass.name;
    const [children, policy, present] = await Promise.all([
      childrenOn(call.store, klass, date),
      policyFor(call.store, call.county, date),
      call.store.read('rollSheets', sheetId(unit, date)),
    ]);
    const apart = await apartIn(call, children);
    const known = new Map(children.map((child) => [child._id, child.name]));
    const taken = present && isTaken(present) ? present : null;
    return {
      className,
      date,
      today: call.today,
      view: taken && (await sheetView(call, { sheet: taken, className, policy, known, apart })),
      children: children.map(({ _id, name, pinyin }) => ({ id: _id, name, pinyin, apart: apart.get(_id) ?? '' })),
    };
  },
};
