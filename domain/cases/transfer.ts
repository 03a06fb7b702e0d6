import type { Case } from '#domain/cases/documents';
import { type CaseStep, lastStep } from '#domain/cases/steps';
import { covers } from '#domain/jurisdiction';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { Encrypted, Rev } from '#domain/records';

/** A place outside of the county: it has no hand here, so that the sender files what it answers (回执). */
export const OUTSIDE = 'outside';

interface By {
  readonly person: string;
  readonly post: string;
}

/** 移交, `_id` = `<case:n>`, n being which of the case's hand-overs: the words beside the step. */
export interface Transfer {
  readonly _id: string;
  readonly county: string;
  readonly case: string;
  readonly child: string;
  /** A township of the county, or `OUTSIDE`. */
  readonly to: string;
  /** Where outside, and how to reach whoever answers there. */
  readonly place: Encrypted | null;
  readonly contact: Encrypted | null;
  /** What the receiver must know. */
  readonly reason: Encrypted;
  readonly on: PlainDate;
  readonly at: Instant;
  readonly by: By;
  readonly answer: {
    readonly accepted: boolean;
    readonly on: PlainDate;
    readonly at: Instant;
    readonly by: By;
    /** Why it went back. */
    readonly reason: Encrypted | null;
    /** 回执, as a kept photo. */
    readonly receipt: string | null;
  } | null;
  readonly rev: Rev;
}

/** Id of the latest hand-over of a case. */
export const transferId = ({ _id, steps }: Pick<Case, '_id' | 'steps'>): string =>
  `${_id}:${steps.filter(({ action }) => action === 'transfer').length}`;

/** The hand-over that waits for an answer; null: none does. */
export const openTransfer = ({ state, steps }: Pick<Case, 'state' | 'steps'>) =>
  state === 'transferred' ? lastStep(steps, 'transfer') : null;

/**
 * Whether somebody answers for the receiver: of a township its own post; of a place outside, that has no hand here, the side that sent it,
 * with the receipt.
 */
export function isReceiverOf(one: Pick<Case, 'state' | 'steps'>, postPath: string): boolean {
  const sent = openTransfer(one);
  if (!sent) {
    return false;
  }
  return sent.path === null || (postPath.split('/').length > 2 && covers(postPath, sent.path));
}

/** 退回来的: it was given back, and nothing has been done with it since. */
export const isBouncedBack = ({ steps }: Pick<Case, 'steps'>): boolean => steps.at(-1)?.action === 'bounce';

/** 等我们接收的: handed over to somebody under this path, who has not answered. */
export function waitsForReceiver(one: Pick<Case, 'state' | 'steps'>, path: string): boolean {
  const to = openTransfer(one)?.path ?? null;
  return to !== null && covers(path, to);
}

/** 接收地 after these steps: who gave the case back stands in it no longer, whoever took it before does again. */
export function hostOf(steps: readonly CaseStep[]): string | undefined {
  const hosts: (string | undefined)[] = [];
  for (const step of steps) {
    if (step.action === 'transfer') {
      hosts.push(step.path ?? hosts.at(-1));
    } else if (step.action === 'bounce') {
      hosts.pop();
    }
  }
  return hosts.at(-1);
}
