import { found, refuse } from '#domain/errors';
import type { Encrypted } from '#domain/records';
import type { Child } from '#domain/roster/documents';
import { mayReveal, REVEALS_A_DAY, type RevealField } from '#domain/roster/reveal';
import { logAccess, spend } from '../kit/access-log';
import type { Reading } from '../kit/handler';
import { decrypt } from '../kit/secrets';
import { revealRequest } from './requests';
import { childOf, ofChild } from './scopes';

const DAY_MS = 86_400_000;

/** The encrypted value and the name of the field it was encrypted under. */
function sealedField(child: Child, field: RevealField): { readonly value: Encrypted | null; readonly place: string } {
  if (field.startsWith('phone.')) {
    const adult = child.adults.find(({ slot }) => `phone.${slot}` === field);
    return { value: adult?.phone ?? null, place: `adults.${adult?.slot}.phone` };
  }
  const plain = field as 'idNumber' | 'registerNumber' | 'birthDate' | 'address' | 'health';
  return { value: child[plain], place: plain };
}

/** 查看: logged before it is shown; no log, no value. */
export const reveal: Reading<'roster.reveal'> = {
  request: revealRequest,
  scope: (asking, request) => ofChild(asking, request.child),
  async read(call, { child: id, field, reason }) {
    if (!call.post || !mayReveal(call.post.role, field)) {
      refuse('FORBIDDEN');
    }
    const child = await childOf(call.store, id);
    const { value, place } = sealedField(child, field);
    await spend(call.store, call, 'reveal', REVEALS_A_DAY, DAY_MS);
    await logAccess(call.store, call, { child: id, fields: [field], reason });
    return { value: decrypt(found(value), { collection: 'children', field: place, id }) };
  },
};
