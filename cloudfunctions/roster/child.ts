import { found } from '#domain/errors';
import { placeName, type Unit } from '#domain/jurisdiction';
import type { AdultCard } from '#domain/roster/api';
import type { Child } from '#domain/roster/documents';
import { maskedPhone } from '#domain/roster/mask';
import { mayReveal, REVEAL_FIELDS, type RevealField } from '#domain/roster/reveal';
import type { Call, Reading } from '../kit/handler';
import { readMany } from '../kit/read-many';
import { decrypt } from '../kit/secrets';
import { childRows, unitsAlong } from './child-rows';
import { childRequest } from './requests';
import { childOf, ofChild } from './scopes';

const BINDINGS_CAP = 20;

/** Whether there is a value to be revealed. */
function has(child: Child, field: RevealField): boolean {
  if (field.startsWith('phone.')) {
    return child.adults.some((adult) => adult.phone !== null && `phone.${adult.slot}` === field);
  }
  return child[field as 'idNumber' | 'registerNumber' | 'birthDate' | 'address' | 'health'] !== null;
}

async function adultsOf(call: Call, child: Child): Promise<AdultCard[]> {
  const { items } = await call.store.page('bindings', {
    equal: { county: child.county, child: child._id },
    limit: BINDINGS_CAP,
  });
  const bound = new Set(items.filter((one) => one.state === 'bound').map((one) => one.slot));
  return child.adults.map(({ slot, kind, relation, name, phone }) => ({
    slot,
    kind,
    relation,
    name,
    phone:
      phone === null
        ? ''
        : maskedPhone(decrypt(phone, { collection: 'children', field: `adults.${slot}.phone`, id: child._id })),
    bound: bound.has(slot),
  }));
}

const schoolOf = (units: ReadonlyMap<string, Unit>, path: string | null): string =>
  [...units.values()].find((unit) => unit.kind === 'school' && path?.includes(`${unit._id}/`))?.name ?? '';

async function historyOf(call: Call, child: Child) {
  const classes = await readMany(
    call.store,
    'units',
    child.classHistory.map((one) => one.classId),
  );
  const names = new Map(classes.map((unit) => [unit._id, unit.name]));
  return child.classHistory.map(({ classId, from, to }) => ({ className: names.get(classId) ?? '', from, to }));
}

/** 儿童档案: masked; each protected value is asked for by itself. */
export const child: Reading<'roster.child'> = {
  request: childRequest,
  scope: (asking, request) => ofChild(asking, request.child),
  async read(call, request) {
    const one = await childOf(call.store, request.child);
    const [row] = await childRows(call, [one]);
    const units = await unitsAlong(call.store, [one.eduPath, one.residencePath, one.registeredPath]);
    const role = call.post?.role;
    return {
      ...found(row),
      rev: one.rev,
      birthMonth: one.birthMonth,
      schoolName: schoolOf(units, one.eduPath),
      classId: one.classId,
      residence: placeName(units, one.residencePath),
      registered: placeName(units, one.registeredPath),
      household: one.household,
      boarding: one.boarding,
      adults: await adultsOf(call, one),
      revealable: REVEAL_FIELDS.filter((field) => role !== undefined && mayReveal(role, field) && has(one, field)),
      classHistory: await historyOf(call, one),
    };
  },
};
