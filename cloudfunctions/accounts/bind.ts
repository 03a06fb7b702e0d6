import type { Binding, Person } from '#domain/accounts/documents';
import { found } from '#domain/errors';
import type { Blind } from '#domain/records';
import type { Child } from '#domain/roster/documents';
import type { Outcome } from '../kit/facts';
import type { Call } from '../kit/handler';
import type { Transaction } from '../kit/store';
import { adultWith, bindingId, bindingsOf, CHILDREN_CAP } from './families';

/** A child with the caller's phone among its adults; anything else answers as if there were no such child. */
export interface Matched {
  readonly person: Person;
  readonly child: Child;
  readonly phone: Blind;
}

/** Reads the person inside the transaction: every change of their bindings counts them up, so that two at once meet here. */
export async function requireMatch(tx: Transaction, call: Call, id: string): Promise<Matched> {
  const person = await tx.read('people', call.person);
  const phone = found(person?.phoneBlind);
  const child = found(await call.store.read('children', id));
  found(adultWith(child, phone));
  return { person: found(person), child, phone };
}

/** Whether this would be more children than one phone usually has. */
export async function hasMany(call: Call, child: string): Promise<boolean> {
  const bindings = await bindingsOf(call.store, call.county, call.person);
  return bindings.filter((one) => one.state === 'bound' && one.child !== child).length >= CHILDREN_CAP;
}

/** The binding of this child and the caller, new where there is none; what is given replaces what was. */
export function bindingWith(
  present: Binding | null,
  call: Call,
  child: Child,
  given: Pick<Binding, 'slot' | 'kind' | 'state' | 'proof'> & Partial<Pick<Binding, 'asked'>>,
): Binding {
  return {
    _id: bindingId(child._id, call.person),
    county: call.county,
    child: child._id,
    person: call.person,
    classId: child.classId,
    ...given,
    from: call.now,
    to: null,
    rev: (present?.rev ?? 0) + 1,
  };
}

export async function keep(tx: Transaction, present: Binding | null, next: Binding): Promise<void> {
  await (present ? tx.replace('bindings', next) : tx.create('bindings', next));
}

/** What an act on a binding did. A teacher's queue changed when it waits, or waited. */
export function bindingOutcome<R>(child: Child | null, before: Binding | null, after: Binding, reply: R): Outcome<R> {
  return {
    reply,
    subject: `bindings/${after._id}`,
    paths: [child?.eduPath ?? null],
    change: { from: before?.state ?? null, to: after.state, slot: after.slot, proof: after.proof },
    wakes: { reminders: [`binding:${after._id}`] },
  };
}
