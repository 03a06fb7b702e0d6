import { maskedName } from '#domain/roster/mask';
import type { Reading } from '../kit/handler';
import { adultWith, bindingsOf, childrenByPhone } from './families';
import { codeOf, ownScope } from './own';
import { schoolOn, unitsOn } from './places';
import { matchRequest } from './requests';

/** 找到的孩子: those with the caller's phone, masked until the caller says 是我家孩子; children of the scanned class first. */
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
    const classId = (await codeOf(store, scene))?.target;
    const [children, bindings] = await Promise.all([
      childrenByPhone(store, county, phone),
      bindingsOf(store, county, call.person),
    ]);
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
      here: child.classId === classId,
    }));
    cards.sort((a, b) => Number(b.here) - Number(a.here));
    return { children: cards.map(({ here: _here, ...card }) => card) };
  },
};
