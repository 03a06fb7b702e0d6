import type { Danger } from '#domain/cases/danger';
import { endedWith, type Missing } from '#domain/cases/missing';
import { personOfReceiver } from '#domain/reminders/causes';
import type { Message } from '#domain/reminders/documents';
import type { Notice, Receivers } from '#domain/reminders/notices';

/**
 * 走失 (law.md 6): everybody at once and at any hour; who was told of the same child by a guardian's answer is not told twice. When it is
 * found, everybody who was told hears of it once, however many days it was sought, and the guardians do.
 * @param told Messages of this kind, of both causes: of this day, or of all days that ended with it.
 */
export function missingNotices(
  one: Missing,
  receivers: Receivers,
  told: {
    readonly here: readonly Message[];
    readonly elsewhere: readonly Message[];
    readonly known: readonly Missing[];
    readonly guardians: readonly string[];
  },
): Notice[] {
  const base = {
    child: one.child,
    path: one.eduPath ?? one.dutyPath ?? `${one.county}/`,
    urgent: true,
    data: { date: one.on, ...(one.why === 'notReached' ? { why: one.why } : {}) },
  };
  if (one.state === 'sought' && one.since !== null) {
    const at = one.since;
    const known = new Set(told.elsewhere.map(({ receiver }) => receiver));
    const { teacher, school, villages, townships } = receivers;
    const all = [...new Set([...teacher, ...school, ...villages, ...townships])].filter((each) => !known.has(each));
    return all.map((receiver) => ({ ...base, kind: 'missingChild', receiver, at, sendAt: at }));
  }
  const { found } = one;
  if (found === null || endedWith(one, told.known).length === 0) {
    return [];
  }
  const { at, who, by } = found;
  const all = [...told.here, ...told.elsewhere].filter(({ deliveredAt }) => deliveredAt !== null);
  const receiversOf = new Set([...all.map(({ receiver }) => receiver), ...told.guardians]);
  const data = { ...base.data, who: by === null ? 'roll' : who };
  return [...receiversOf].map((receiver) => ({
    ...base,
    kind: 'childFound',
    receiver,
    at,
    sendAt: at,
    data: personOfReceiver(receiver) === null ? data : { ...data, family: 1 },
  }));
}

/** 强制报告: to those named in it, at once and at any hour; without the child. */
export function dangerNotices({ _id, county, named }: Danger): Notice[] {
  return named
    .filter((one) => one.as !== 'reporter')
    .map(({ post, at }) => ({
      kind: 'dangerReported',
      receiver: post,
      child: null,
      path: `${county}/`,
      urgent: true,
      at,
      sendAt: at,
      data: { danger: _id },
    }));
}
