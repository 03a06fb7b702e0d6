import type { RequestOf } from '#domain/api';
import { found, refuse } from '#domain/errors';
import { UNIT_KINDS, type Unit } from '#domain/jurisdiction';
import { childKinds } from '#domain/roster/unit-tree';
import type { Call, Writing } from '../kit/handler';
import type { Transaction } from '../kit/store';
import { saveUnitRequest } from './requests';
import { ofUnit } from './scopes';

type Request = RequestOf<'roster.saveUnit'>;

const TAGS = {
  county: 'x',
  township: 't',
  village: 'v',
  group: 'g',
  department: 'd',
  bureau: 'e',
  centre: 'c',
  school: 's',
  grade: 'y',
  class: 'k',
} as const;
const SIBLINGS_CAP = 1000;
const TAG_LENGTH = 6;

async function siblings(call: Call, parent: string): Promise<Unit[]> {
  const { items } = await call.store.page('units', {
    equal: { county: call.county, parent },
    range: { key: 'order' },
    limit: SIBLINGS_CAP,
  });
  return items;
}

/** Two units of one name below one parent could not be told apart by an import. */
function requireFreeName(all: readonly Unit[], request: Request): void {
  if (all.some((unit) => unit.name === request.name && unit._id !== request.unit)) {
    refuse('INVALID_ARGUMENT', {
      message: '同一个上级下面已经有这个名称。',
      fields: [{ path: 'name', rule: '名称重复' }],
    });
  }
}

async function added(tx: Transaction, call: Call, request: Request, order: number): Promise<Unit> {
  const parent = found(await tx.read('units', request.parent));
  if (!childKinds(parent.kind).includes(request.kind)) {
    refuse('INVALID_ARGUMENT', { message: `${parent.name}下面不能加${UNIT_KINDS[request.kind].title}。` });
  }
  const root =
    request.kind === 'township' ||
    request.kind === 'department' ||
    request.kind === 'school' ||
    request.kind === 'centre'
      ? call.county
      : parent._id;
  const _id = `${root}-${TAGS[request.kind]}${call.id('unit').slice(0, TAG_LENGTH)}`;
  const unit: Unit = {
    _id,
    county: call.county,
    kind: request.kind,
    line: UNIT_KINDS[request.kind].line,
    parent: parent._id,
    path: `${parent.path}${_id}/`,
    name: request.name,
    order: request.order ?? order,
    ...(request.phone ? { phone: request.phone } : {}),
    rev: 1,
  };
  await tx.create('units', unit);
  return unit;
}

async function renamed(tx: Transaction, id: string, request: Request): Promise<Unit> {
  const present = found(await tx.read('units', id));
  if (present.parent !== request.parent || present.kind !== request.kind) {
    refuse('ILLEGAL_STATE', { message: '机构不能改上级或种类，只能改名。' });
  }
  const { name, order = present.order, phone = present.phone } = request;
  const unit = { ...present, name, order, ...(phone ? { phone } : {}), rev: present.rev + 1 };
  await tx.replace('units', unit);
  return unit;
}

/** 加机构, 改名. What stands below a renamed unit keeps its path: ids, not names, make paths. */
export const saveUnit: Writing<'roster.saveUnit'> = {
  request: saveUnitRequest,
  // Renaming is about the unit itself, adding about its parent.
  scope: (asking, { unit, parent }) => ofUnit(asking, unit ?? parent),
  async prepare(call, request): Promise<number> {
    const all = await siblings(call, request.parent);
    requireFreeName(all, request);
    return Math.max(0, ...all.map((unit) => unit.order)) + 1;
  },
  async write(tx, call, request, prepared) {
    const unit = request.unit
      ? await renamed(tx, request.unit, request)
      : await added(tx, call, request, prepared as number);
    return {
      reply: { unit: unit._id },
      subject: `units/${unit._id}`,
      paths: [unit.path],
      change: { to: request.unit ? 'renamed' : 'added', kind: unit.kind },
    };
  },
};
