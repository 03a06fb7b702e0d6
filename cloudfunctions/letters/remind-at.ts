import type { Letter } from '#domain/letters/documents';
import { isGuardianLetter, isHouseholdLetter } from '#domain/letters/parties';
import { isLegalGuardian, maySign } from '#domain/letters/who-signs';
import { dayOf, type Instant, type PlainDate } from '#domain/plain-date';
import { lettersCause, messageId, personReceiver } from '#domain/reminders/causes';
import { outOfQuiet } from '#domain/reminders/quiet';
import { bound } from '../kit/permission';
import { policyFor } from '../kit/rulebook';
import type { Store } from '../kit/store';
import { childrenOf } from './letter-scope';

const BINDINGS_CAP = 20;
const ROWS_LOOKED_AT = 200;

/** Neither signed nor declined, and not fenced: whom a reminder may call upon. */
export const isUnanswered = ({ state, paused }: Pick<Letter, 'state' | 'paused'>): boolean =>
  !paused && (state === 'issued' || state === 'viewed');

/** Who would sign this letter, as receivers of messages; none: nobody is bound, or nobody holds the post. */
export async function receiversOf(store: Store, letter: Letter, now: Instant): Promise<string[]> {
  if (!isGuardianLetter(letter) && !isHouseholdLetter(letter)) {
    const post = await store.read('posts', letter.post);
    return post?.holder ? [post._id] : [];
  }
  const receivers: string[] = [];
  for (const child of await childrenOf(store, letter)) {
    const equal = { county: letter.county, child: child._id };
    const { items } = await store.page('bindings', { equal, limit: BINDINGS_CAP });
    const asked = items.filter((one) =>
      isGuardianLetter(letter) ? maySign(one, letter.slot) : isLegalGuardian(one.kind),
    );
    receivers.push(...asked.filter((one) => bound(one, now)).map(({ person }) => personReceiver(person)));
  }
  return [...new Set(receivers)];
}

/** Whom to remind at one unit on one day. */
export interface Reminding {
  /** Targets for `reminders`, one for each receiver who has none of the day yet. */
  readonly targets: readonly string[];
  readonly already: number;
  readonly unreachable: number;
}

/** The day for which somebody is reminded: in the quiet hours the day on which they end. */
export async function dayOfReminder(store: Store, county: string, now: Instant): Promise<PlainDate> {
  return dayOf(outOfQuiet(now, await policyFor(store, county, dayOf(now)), false));
}

/** What reminders are about to tell: so that a tap right after another, or of another kind of letter, tells nobody twice in its figures. */
async function onTheirWay(store: Store, county: string): Promise<ReadonlySet<string>> {
  const equal = { county, consumer: 'reminders' } as const;
  const { items } = await store.page('pending', { equal, range: { key: 'at' }, order: 'desc', limit: ROWS_LOOKED_AT });
  return new Set(items.flatMap(({ targets }) => targets));
}

/** 该提醒的人 of these letters, each once, whatever the number of letters. */
export async function remindersFor(
  store: Store,
  letters: readonly Letter[],
  date: PlainDate,
  now: Instant,
): Promise<Reminding> {
  const receivers = new Set<string>();
  let unreachable = 0;
  for (const letter of letters.filter(isUnanswered)) {
    const some = await receiversOf(store, letter, now);
    unreachable += some.length === 0 ? 1 : 0;
    for (const receiver of some) {
      receivers.add(receiver);
    }
  }
  const causes = [...receivers].map((receiver) => ({ receiver, cause: lettersCause(date, receiver) }));
  const ids = causes.map(({ receiver, cause }) => messageId(cause, 'letterToSign', receiver));
  const [first] = letters;
  const waiting = first ? await onTheirWay(store, first.county) : new Set<string>();
  const there = new Set(causes.map(({ cause }) => cause).filter((cause) => waiting.has(cause)));
  for (let n = 0; n < ids.length; n += 100) {
    for (const message of await store.readAll('messages', ids.slice(n, n + 100))) {
      there.add(message.cause);
    }
  }
  const fresh = causes.map(({ cause }) => cause).filter((cause) => !there.has(cause));
  return { targets: fresh, already: there.size, unreachable };
}
