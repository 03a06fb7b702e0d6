import type { Danger } from '#domain/cases/danger';
import { blankMissing, type Missing } from '#domain/cases/missing';
import type { Child } from '#domain/roster/documents';
import { derivedId, encrypt, personIdOf } from '../../cloudfunctions/kit/secrets';
import { NOW, TODAY } from '../support/fixture';
import type { Caller } from './callers';

/** The closed file that names this caller, by the caller's name. */
export const dangerOf = (name: string): string => derivedId('danger', name);

/** A file about a child that names one caller and nobody else. */
export function fileFor(caller: Caller, child: string): Danger {
  const { county, actor, name } = caller;
  const _id = dangerOf(name);
  const what = JSON.stringify({ reason: 'unattended', words: '一个人在家', mustPolice: false });
  const person = personIdOf(county, actor.openid);
  return {
    _id,
    county,
    child,
    at: NOW,
    what: encrypt(what, { collection: 'dangers', field: 'what', id: _id }),
    state: 'open',
    named: [{ person, post: actor.as ?? '', at: NOW, as: 'told' }],
    told: [],
    notes: [],
    rev: 1,
  };
}

/** 走失 of today. */
export const soughtOf = (child: Child): Missing => ({
  ...blankMissing(child, TODAY),
  state: 'sought',
  since: NOW - 60_000,
  why: 'family',
  rev: 1,
});
