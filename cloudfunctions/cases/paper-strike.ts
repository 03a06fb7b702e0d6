import type { ServiceWhole } from '#domain/cases/api-service';
import type { Case } from '#domain/cases/documents';
import type { Service } from '#domain/cases/papers';
import { standingService, strikeClosed } from '#domain/cases/strike';
import { found, refuse } from '#domain/errors';
import { dayOf } from '#domain/plain-date';
import type { Call, Writing } from '../kit/handler';
import { keptStruckWhy, struckWhyOf } from '../kit/kept-papers';
import { caseScope } from './of-child';
import { by, ofCase, requireOrgan } from './paper-making';
import type { postRefs } from './post-refs';
import { strikeServiceRequest } from './requests-papers';
import { type Judged, judgedFor, stepOutcome, takeStep } from './step';

/** 更正送达: the record stays, its step counts no more, and every clock that began with it has never run. */
export const strikeService: Writing<'cases.strikeService'> = {
  request: strikeServiceRequest,
  scope: (asking, request) => caseScope(asking.store, request.case),
  prepare: (call, request) => judgedFor(call, request.case),
  async write(tx, call, request, prepared) {
    const judged = prepared as Judged;
    const before = found(await tx.read('cases', request.case));
    const paper = ofCase(await tx.read('papers', request.paper), request.case);
    const service = found(await tx.read('services', request.service));
    requireOrgan(call, paper);
    const closed =
      service.paper === paper._id ? strikeClosed(before, service._id, call.person) : '这次送达不是这份文书的。';
    if (closed !== null) {
      refuse('ILLEGAL_STATE', { message: closed });
    }
    const { addressee } = service;
    const after = await takeStep(tx, call, before, judged, {
      action: 'strikeService',
      on: call.today,
      details: { paper: paper._id, addressee, service: service._id },
    });
    const struck = { at: call.now, by: by(call), why: keptStruckWhy(service._id, request.why) };
    await tx.replace('services', { ...service, struck });
    const outcome = stepOutcome(before, after, judged.rules, 'strikeService', { case: after._id, state: after.state });
    return { ...outcome, change: { ...outcome.change, paper: paper._id, service: service._id } };
  },
};

type RefOf = Awaited<ReturnType<typeof postRefs>>;

/** What became of a record of service, and whether this person may strike it. */
export function strikingOf(
  call: Call,
  one: Case,
  service: Service,
  { isOrgan, refOf }: { readonly isOrgan: boolean; readonly refOf: RefOf },
): Pick<ServiceWhole, 'struck' | 'striking'> {
  const { struck } = service;
  const closed = strikeClosed(one, service._id, call.person);
  const isAsked = isOrgan && standingService(one, service._id) !== undefined;
  return {
    struck: struck ? { on: dayOf(struck.at), by: refOf(struck.by.post), why: struckWhyOf(service) } : null,
    striking: isAsked ? (closed === null ? 'open' : { closed }) : null,
  };
}
