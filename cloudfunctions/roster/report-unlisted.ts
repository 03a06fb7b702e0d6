import type { RequestOf } from '#domain/api';
import { refuse } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { plainDate } from '#domain/plain-date';
import type { Adult, Child } from '#domain/roster/documents';
import { rosterTargets } from '#domain/statistics/targets';
import type { Call, Writing } from '../kit/handler';
import { blind, encrypt, keyedId } from '../kit/secrets';
import { unlistedRequest } from './requests';
import { ofUnit } from './scopes';
import { type Turn, turnOf } from './turn';

type Request = RequestOf<'roster.reportUnlisted'>;

function adultOf(call: Call, id: string, { adult }: Request): Adult[] {
  if (!adult) {
    return [];
  }
  const { relation, name, phone } = adult;
  const place = { collection: 'children', field: 'adults.contact.phone', id };
  return [
    {
      slot: 'contact',
      kind: 'contact',
      relation,
      name,
      phone: phone ? encrypt(phone, place) : null,
      phoneBlind: phone ? blind('phone', call.county, phone) : null,
    },
  ];
}

/** A child on no roll: its id comes from the report, since no number of it is known yet. */
function unlisted(call: Call, request: Request, unit: Unit): Child {
  const _id = keyedId('child', call.county, `unlisted:${call.person}:${call.requestId}`);
  return {
    _id,
    county: call.county,
    name: request.name,
    pinyin: '',
    sex: request.sex,
    birthMonth: request.birthMonth,
    birthDate: encrypt(plainDate(`${request.birthMonth}-01`), { collection: 'children', field: 'birthDate', id: _id }),
    idNumber: null,
    idBlind: null,
    lastFourBlind: null,
    registerNumber: null,
    registerBlind: null,
    address: null,
    health: null,
    state: 'unlisted',
    classId: null,
    eduPath: null,
    className: '',
    residence: unit._id,
    residencePath: unit.path,
    registered: null,
    registeredPath: null,
    dutyPath: unit.path,
    household: null,
    boarding: false,
    groups: [],
    adults: adultOf(call, _id, request),
    classHistory: [],
    enteredOn: call.today,
    rev: 1,
  };
}

/** 上报不在册儿童 (R87, R96): the case's first signal is the reaction of cases. */
export const reportUnlisted: Writing<'roster.reportUnlisted'> = {
  request: unlistedRequest,
  scope: (asking, { unit }) => ofUnit(asking, unit),
  async prepare(call, request): Promise<{ turn: Turn; unit: Unit }> {
    const unit = await call.store.read('units', request.unit);
    if (unit?.kind !== 'group' && unit?.kind !== 'village') {
      refuse('INVALID_ARGUMENT', { fields: [{ path: 'unit', rule: '请选孩子住在哪个村或哪个组' }] });
    }
    if (`${request.birthMonth}-01` > call.today) {
      refuse('INVALID_ARGUMENT', { fields: [{ path: 'birthMonth', rule: '出生年月在今天之后' }] });
    }
    return { turn: await turnOf(call), unit };
  },
  async write(tx, call, request, prepared) {
    const { turn, unit } = prepared as { turn: Turn; unit: Unit };
    const child = unlisted(call, request, unit);
    await tx.create('children', child);
    return {
      reply: { child: child._id, at: call.now },
      subject: `children/${child._id}`,
      paths: [unit.path],
      change: { to: 'unlisted', note: request.note },
      versions: { policy: turn.policy },
      wakes: { cases: [child._id], statistics: rosterTargets(null, child, turn.term) },
    };
  },
};
