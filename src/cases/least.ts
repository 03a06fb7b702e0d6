import type { CasePage } from '#domain/cases/api';

const EVENTS = 12;

/** What of a case may lie on a phone: who, where, what was last done; never what a child or family said, nor where a photo was taken. */
export function leastCase(page: CasePage): CasePage {
  return {
    ...page,
    closed: [],
    events: page.events
      .slice(0, EVENTS)
      .map((event) => (event.kind === 'contact' ? { ...event, childSaid: '', note: '', place: null } : event)),
  };
}
