import type { WaitingBinding } from '#domain/accounts/api';
import type { Binding, Person } from '#domain/accounts/documents';
import { found } from '#domain/errors';
import type { Adult, Child } from '#domain/roster/documents';
import { maskedPhone } from '#domain/roster/mask';
import type { Call, Reading } from '../kit/handler';
import { decrypt } from '../kit/secrets';
import { bindingsOfChild } from './families';
import { phoneOf } from './own';
import { classScope } from './places';
import { unitRequest } from './requests';

const QUEUE_CAP = 50;

const masked = (phone: string | null): string | null => (phone === null ? null : maskedPhone(phone));

function adultPhone(child: Child, { slot, phone }: Adult): string | null {
  const place = { collection: 'children', field: `adults.${slot}.phone`, id: child._id };
  return phone === null ? null : decrypt(phone, place);
}

async function waitingOf(
  call: Call,
  binding: Binding,
  child: Child,
  person: Person | undefined,
): Promise<WaitingBinding> {
  const others = (await bindingsOfChild(call.store, call.county, child._id)).filter((one) => one.state === 'bound');
  return {
    id: binding._id,
    child: child._id,
    childName: child.name,
    className: child.className,
    state: binding.state,
    asked: binding.asked ?? null,
    name: person?.name ?? '',
    phone: masked(person ? phoneOf(person) : null),
    since: binding.from,
    adults: child.adults.map((adult) => ({
      slot: adult.slot,
      relation: adult.relation,
      name: adult.name,
      phone: masked(adultPhone(child, adult)),
      bound: others.some((one) => one.slot === adult.slot),
    })),
  };
}

/** 待确认: who asks for a child of the class, and whose phone was denied. */
export const waitingBindings: Reading<'accounts.waitingBindings'> = {
  request: unitRequest,
  scope: (asking, { unit }) => classScope(asking.store, unit),
  async read(call, { unit }) {
    const { store, county } = call;
    const classUnit = found(await store.read('units', unit));
    const pages = await Promise.all(
      (['waiting', 'denied'] as const).map((state) =>
        store.page('bindings', { equal: { county, classId: unit, state }, limit: QUEUE_CAP }),
      ),
    );
    const bindings = pages.flatMap((page) => page.items).sort((a, b) => a.from - b.from);
    const [children, people] = await Promise.all([
      store.readAll('children', bindings.map((one) => one.child).slice(0, 100)),
      store.readAll('people', bindings.map((one) => one.person).slice(0, 100)),
    ]);
    const items: WaitingBinding[] = [];
    for (const binding of bindings) {
      const child = children.find((one) => one._id === binding.child);
      // Somebody who asked while the child was here, and whose child has moved since: the new class sees it after the next ask.
      if (child?.classId === unit) {
        items.push(
          await waitingOf(
            call,
            binding,
            child,
            people.find((one) => one._id === binding.person),
          ),
        );
      }
    }
    return { className: classUnit.name, items };
  },
};
