import type { RollSheet } from '#domain/attendance/documents';
import { SPELL_DAYS, sheetIdsOf } from '#domain/attendance/spells';
import { schoolDaysBack } from '#domain/calendar';
import { coversOf } from '#domain/cases/deferral';
import type { Case } from '#domain/cases/documents';
import { followed } from '#domain/cases/follow';
import { dayOf, instantAt, type PlainDate } from '#domain/plain-date';
import type { Message } from '#domain/reminders/documents';
import type { Child } from '#domain/roster/documents';
import { leadTargets } from '#domain/statistics/targets';
import { latestCase } from '../kit/open-cases';
import type { Store } from '../kit/store';
import type { Proposal, Reaction } from '../kit/tick';
import { deferralsOf, movedWith } from './deferral-of';
import { missingSince, soughtNow } from './missing-of';
import { pathsOf, type Rules, rulesFor } from './of-child';

const IDS_A_READ = 100;
const MESSAGES_CAP = 1000;

/** The sheets of these days in every class the child was in. */
export async function sheetsOf(store: Store, child: Child, days: readonly PlainDate[]): Promise<RollSheet[]> {
  const ids = sheetIdsOf(child, days);
  const chunks = Array.from({ length: Math.ceil(ids.length / IDS_A_READ) }, (_, n) =>
    ids.slice(n * IDS_A_READ, (n + 1) * IDS_A_READ),
  );
  return (await Promise.all(chunks.map((chunk) => store.readAll('rollSheets', chunk)))).flat();
}

async function messagesSince(store: Store, child: Child, since: PlainDate | undefined): Promise<Message[]> {
  const { items } = await store.page('messages', {
    equal: { county: child.county, child: child._id },
    range: { key: 'createdAt', from: since === undefined ? 0 : instantAt(since) },
    order: 'desc',
    limit: MESSAGES_CAP,
  });
  return items;
}

/** What is worth a fact: everything but how often it was written. */
const content = (one: Case): string => JSON.stringify({ ...one, rev: 0 });

function changeOf(before: Case | null, after: Case): Record<string, unknown> {
  return {
    from: before?.state ?? null,
    to: after.state,
    urgent: after.urgent,
    signals: after.signals.map(({ key, days, corrected }) => [key, days ?? 0, corrected ? 1 : 0].join(' ')),
  };
}

function proposalOf(before: Case | null, after: Case, rules: Rules): Proposal<'cases'> {
  const seen = before?._id === after._id ? before.rev : 0;
  const same = before !== null && before._id === after._id && content(before) === content(after);
  const plain = { collection: 'cases', seen, document: after } as const;
  if (same) {
    return plain;
  }
  return {
    ...plain,
    changed: {
      operation: 'cases.followed',
      change: changeOf(before, after),
      paths: pathsOf(before, after),
      wakes: {
        reminders: [`case:${after._id}`],
        statistics: leadTargets(before, after, rules.term),
        // The spell that ended this round opens the next one.
        ...(after.state === 'relapsed' ? { cases: [after.child] } : {}),
      },
    },
  };
}

/** 线索: keeps the case of a child as its sheets, messages and state ask for. Its document is read first. */
export const reaction: Reaction = {
  consumer: 'cases',
  async react(store, target, cause) {
    const before = await latestCase(store, cause.county, target);
    const away = await deferralsOf(store, cause.county, target);
    const child = await store.read('children', target);
    if (!child || child.county !== cause.county) {
      throw new Error('case of a child that is not there');
    }
    const rules = await rulesFor(store, child, dayOf(cause.now));
    const days = schoolDaysBack(rules.calendars, dayOf(cause.now), SPELL_DAYS);
    // Read before what it follows from.
    const known = await missingSince(store, child, days.at(-1));
    const [sheets, messages] = await Promise.all([
      sheetsOf(store, child, days),
      messagesSince(store, child, days.at(-1)),
    ]);
    const seen = { child, days, sheets, messages, covers: coversOf(away), policy: rules.policy, now: cause.now };
    const { missing, proposals } = await soughtNow(store, known, seen);
    const after = followed(before, { ...seen, missing }, rules);
    return [...proposals, ...movedWith(child, away), proposalOf(before, after, rules)];
  },
};
