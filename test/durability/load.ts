import type { Answered, Operation } from '#domain/api';
import { plainDate } from '#domain/plain-date';
import { factIdOf } from '../../cloudfunctions/kit/facts';
import { personIdOf } from '../../cloudfunctions/kit/secrets';
import { type Actor, childId } from '../support/fixture';
import { requestId } from '../support/product';
import type { Machine } from './machine';

/** A write that somebody wants, with the number that it keeps until it is done. */
interface Intent {
  readonly operation: Operation;
  readonly request: unknown;
  readonly requestId: string;
  readonly actor: Actor;
}

/** A write that was acknowledged, and what was said. */
export interface Acknowledged extends Intent {
  readonly factId: string;
  readonly reply: unknown;
}

const COUNTY = 'yunling';
const actor = (name: string, as: string): Actor => ({ openid: `o-${COUNTY}-${name}`, as });

/** Days whose rolls are corrected to and fro. */
export const DAYS = Array.from({ length: 18 }, (_, n) => plainDate(`2026-11-${String(n + 1).padStart(2, '0')}`));
const ABSENT = { from: 'present', to: 'sick' } as const;
const PRESENT = { from: 'sick', to: 'present' } as const;

/** People who work at the same time, each on what is theirs, and two on the same child. */
const WRITERS: readonly ((n: number) => Omit<Intent, 'requestId'>)[] = [
  contactBy('villageHead', `${COUNTY}-t1-v1:villageHead:1`, 'a'),
  contactBy('classTeacher', `${COUNTY}-s1-y5-k1:classTeacher:1`, 'a'),
  contactBy('gradeLead', `${COUNTY}-s1-y5:gradeLead:1`, 'c'),
  () => ({
    operation: 'reminders.subscribed',
    request: { answers: [{ template: 'return-template', answer: 'accept' }] },
    actor: actor('guardian.a', `family:${COUNTY}`),
  }),
  (n) => ({
    operation: 'attendance.correct',
    request: {
      sheet: `${COUNTY}-s1-y5-k1:${DAYS[n % DAYS.length]}:morning`,
      child: childId(COUNTY, 'b'),
      ...(Math.floor(n / DAYS.length) % 2 === 0 ? ABSENT : PRESENT),
      why: '家长来电说明',
    },
    actor: actor('principal', `${COUNTY}-s1:principal:1`),
  }),
  () => ({
    operation: 'accounts.makeMeetingCode',
    request: { unit: `${COUNTY}-s1-y5-k1` },
    actor: actor('rosterClerk', `${COUNTY}-s1:rosterClerk:1`),
  }),
];

function contactBy(name: string, as: string, child: string): () => Omit<Intent, 'requestId'> {
  return () => ({
    operation: 'cases.contact',
    request: { case: `${childId(COUNTY, child)}:1`, kind: 'phone', met: ['mother'], outcome: 'hesitating' },
    actor: actor(name, as),
  });
}

/** Writers at work; each repeats what was not answered, with the same number, as a phone does. */
export class Load {
  readonly acknowledged: Acknowledged[] = [];
  readonly refused: string[] = [];
  /** When something was last acknowledged. */
  lastAt = 0;
  private over = false;
  private readonly done: Promise<void>[];

  constructor(private readonly machine: Machine) {
    this.done = WRITERS.map((next) => this.write(next));
  }

  private async write(next: (n: number) => Omit<Intent, 'requestId'>): Promise<void> {
    for (let n = 0; !this.over; n += 1) {
      const intent = { ...next(n), requestId: requestId() };
      const answered = await this.until(intent);
      if (answered.ok) {
        const { actor: by, operation } = intent;
        const factId = factIdOf(personIdOf(COUNTY, by.openid), operation, intent.requestId);
        this.acknowledged.push({ ...intent, factId, reply: answered.data });
        this.lastAt = performance.now();
      } else {
        this.refused.push(`${intent.operation} ${answered.code}`);
      }
    }
  }

  private async until({ operation, request, requestId: id, actor: by }: Intent): Promise<Answered<unknown>> {
    for (;;) {
      const event = { operation, request, requestId: id, as: by.as };
      const answered = await this.machine.call(operation.split('.')[0] ?? '', event, by.openid);
      if (answered && (answered.ok || !answered.retryable)) {
        return answered;
      }
    }
  }

  /** Lets everybody finish what they have begun. */
  async finish(): Promise<void> {
    this.over = true;
    await Promise.all(this.done);
  }
}
