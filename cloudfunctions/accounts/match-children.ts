import { maskedName } from '#domain/roster/mask';
import type { Reading } from '../kit/handler';
import { adultWith, bindingsOf, childrenByPhone, childrenNear } from './families';
import { meetingUnit } from './meetings';
import { codeOf, ownScope } from './own';
import { schoolOn, unitsOn } from './places';
import { matchRequest } from './requests';

/** 找到的孩子: those with the caller's phone, masked until the caller says 是我家孩子; children of the scanned class or village first. */
export const matchChildren: Reading<'accounts.matchChildren'> = {
  request: matchRequest,
  scope: ownScope,
  async read(call, { scene }) {
    const { store, county } = call;
    const person = await store.read('people', call.person);
    const phone = person?.phoneBlind;
    if (!phone) {
      return { children: [] };
    }
    const code = await codeOf(store, scene);
    const unit = await meetingUnit(store, code);
    const [near, bindings] = await Promise.all([
      unit === null ? [] : childrenNear(store, unit, phone),
      bindingsOf(store, county, call.person),
    ]);
    const children = near.length > 0 ? near : await childrenByPhone(store, county, phone);
    const units = await unitsOn(
      store,
      children.map((child) => child.eduPath),
    );
    const cards = children.map((child) => ({
      id: child._id,
      name: maskedName(child.name),
      className: child.className,
      schoolName: schoolOn(child.eduPath, units),
      relation: adultWith(child, phone)?.relation ?? '',
      state: bindings.find((one) => one.child === child._id && one.state !== 'ended')?.state ?? null,
    }));
    return { children: cards };
  },
};
