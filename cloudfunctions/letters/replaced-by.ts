import type { Replaced } from '#domain/letters/api';
import type { Letter } from '#domain/letters/documents';
import type { Call } from '../kit/handler';

/** 已换成新的一份: what its last link names, so that whoever opens an old receipt finds the letter that holds now. */
export async function replacedBy(call: Call, { state, events }: Letter): Promise<Replaced | null> {
  const link = state === 'superseded' ? events.findLast(({ type }) => type === 'superseded') : undefined;
  const by = link && (await call.store.read('letters', String(link.body['by'])));
  if (!by) {
    return null;
  }
  const campaign = await call.store.read('campaigns', by.campaign);
  return {
    letter: by._id,
    at: link.at,
    title: by.title,
    name: campaign?.name ?? '',
    opens: call.post !== null || by.state !== 'draft',
  };
}
