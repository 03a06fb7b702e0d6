import { factIdOf } from '../kit/facts';
import type { Call } from '../kit/handler';
import { encrypt } from '../kit/secrets';
import { conferRequest } from './requests-steps';
import { requirePast, stepping } from './step';

const minutesId = ({ person, operation, requestId }: Call, one: string): string =>
  `${one}:${factIdOf(person, operation, requestId)}`;

/** 会商 (R69): when, who, what was decided; names and words encrypted beside the case. */
export const confer = stepping<'confer', 'cases.confer'>({
  action: 'confer',
  request: conferRequest,
  on: ({ on }) => on,
  details: (call, request) => {
    requirePast(request.on, call.today);
    return { minutes: minutesId(call, request.case) };
  },
  async beside(tx, call, { case: one, on, people, decision }) {
    const _id = minutesId(call, one);
    const sealed = (text: string, field: 'people' | 'decision') =>
      encrypt(text, { collection: 'conferences', field, id: _id });
    await tx.create('conferences', {
      _id,
      county: call.county,
      case: one,
      on,
      at: call.now,
      by: { person: call.person, post: call.post?.id ?? '' },
      people: sealed(people, 'people'),
      decision: sealed(decision, 'decision'),
    });
  },
});
