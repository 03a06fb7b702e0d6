import { meetingOf } from '#domain/accounts/meetings';
import type { ReplyOf } from '#domain/api';
import { found } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import type { Call, Reading } from '../kit/handler';
import { policyFor } from '../kit/rulebook';
import { codeView } from './code-picture';
import { childrenOfClass } from './families';
import { LIVES, openCodes } from './meetings';
import { meetingScope, schoolOn, unitsOn } from './places';
import { unitRequest } from './requests';

/** How many families of a class have come through. A village's come from many classes: its progress is in the letters. */
async function familiesOf({ store, county }: Call, unit: Unit): Promise<ReplyOf<'accounts.meetingCode'>['families']> {
  if (unit.kind !== 'class') {
    return null;
  }
  const [children, bindings] = await Promise.all([
    childrenOfClass(store, county, unit._id),
    store.page('bindings', { equal: { county, classId: unit._id, state: 'bound' }, limit: 1000 }),
  ]);
  const bound = new Set(bindings.items.map((binding) => binding.child));
  return { children: children.length, bound: children.filter((child) => bound.has(child._id)).length };
}

/** 会议码: of a parents' meeting or one of the village, and how many families have come through. */
export const meetingCode: Reading<'accounts.meetingCode'> = {
  request: unitRequest,
  scope: (asking, { unit }) => meetingScope(asking.store, unit),
  async read(call, { unit: id }) {
    const unit = found(await call.store.read('units', id));
    const purpose = found(meetingOf(unit.kind));
    const [units, [code], families, policy] = await Promise.all([
      unitsOn(call.store, [unit.path]),
      openCodes(call, unit),
      familiesOf(call, unit),
      policyFor(call.store, call.county, call.today),
    ]);
    return {
      purpose,
      unitName: unit.name,
      above: unit.kind === 'class' ? schoolOn(unit.path, units) : (units.get(unit.parent ?? '')?.name ?? ''),
      code: code ? await codeView(code, call.now) : null,
      families,
      days: policy.get(LIVES[purpose]),
    };
  },
};
