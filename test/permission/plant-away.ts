import type { Deferral } from '#domain/cases/deferral';
import { plainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import { encrypt, personIdOf } from '../../cloudfunctions/kit/secrets';
import { NOW, TODAY } from '../support/fixture';

/** An application that waits for the township, by the first guardian. */
export function askedFor(child: Child): Deferral {
  const _id = `${child._id}:asked`;
  const { county, eduPath, residencePath, registeredPath, dutyPath } = child;
  return {
    _id,
    county,
    child: child._id,
    kind: 'suspension',
    reason: 'illness',
    state: 'applied',
    from: TODAY,
    until: plainDate('2026-12-18'),
    slot: 'guardian',
    by: { person: personIdOf(county, `o-${county}-guardian.a`), post: null },
    at: NOW - 60_000,
    on: TODAY,
    note: encrypt('病了', { collection: 'deferrals', field: 'note', id: _id }),
    childSaid: null,
    certificates: [],
    paper: null,
    decision: null,
    filed: null,
    endedOn: null,
    dueAt: null,
    case: null,
    eduPath,
    residencePath,
    registeredPath,
    dutyPath,
    rev: 1,
  };
}
