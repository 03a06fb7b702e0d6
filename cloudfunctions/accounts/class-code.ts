import type { Code } from '#domain/accounts/documents';
import { found } from '#domain/errors';
import type { Call, Reading } from '../kit/handler';
import { codeView } from './code-picture';
import { childrenOfClass } from './families';
import { classScope, schoolOn, unitsOn } from './places';
import { unitRequest } from './requests';

/** The class codes that are open now, the one that lives longest first. */
export async function openCodes({ store, county, now }: Call, unit: string): Promise<Code[]> {
  const { items } = await store.page('codes', { equal: { county, target: unit, purpose: 'classMeeting' }, limit: 100 });
  return items.filter((code) => code.until > now).sort((a, b) => b.until - a.until);
}

/** 班级码 for a parent meeting, and how many families have come through. */
export const classCode: Reading<'accounts.classCode'> = {
  request: unitRequest,
  scope: (asking, { unit }) => classScope(asking.store, unit),
  async read(call, { unit: id }) {
    const { store, county, now } = call;
    const unit = found(await store.read('units', id));
    const [units, [code], children, bindings] = await Promise.all([
      unitsOn(store, [unit.path]),
      openCodes(call, id),
      childrenOfClass(store, county, id),
      store.page('bindings', { equal: { county, classId: id, state: 'bound' }, limit: 1000 }),
    ]);
    const bound = new Set(bindings.items.map((binding) => binding.child));
    return {
      className: unit.name,
      schoolName: schoolOn(unit.path, units),
      code: code ? await codeView(code, now) : null,
      children: children.length,
      bound: children.filter((child) => bound.has(child._id)).length,
    };
  },
};
