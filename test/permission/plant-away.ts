import type { Deferral } from '#domain/cases/deferral';
import type { Case } from '#domain/cases/documents';
import type { Transfer } from '#domain/cases/transfer';
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

/** An earlier hand-over of the case to the other township, which gave it back. */
export function handedOver({ _id: one, child, county }: Case): Transfer {
  const _id = `${one}:2`;
  const by = { person: 'nobody', post: `${county}-t1:townshipEducationOfficer:1` };
  return {
    _id,
    county,
    case: one,
    child,
    to: `${county}-t10`,
    place: null,
    contact: null,
    reason: encrypt('搬走了', { collection: 'transfers', field: 'reason', id: _id }),
    on: TODAY,
    at: NOW,
    by,
    answer: { accepted: false, on: TODAY, at: NOW, by, reason: null, receipt: null },
    rev: 1,
  };
}
