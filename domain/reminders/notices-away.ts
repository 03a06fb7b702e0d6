import type { Binding } from '#domain/accounts/documents';
import type { Deferral } from '#domain/cases/deferral';
import { isLegalGuardian } from '#domain/letters/who-signs';
import { addDays, instantAt } from '#domain/plain-date';
import type { Policy } from '#domain/policy/policy';
import { personReceiver } from '#domain/reminders/causes';
import type { Notice } from '#domain/reminders/notices';
import { outOfQuiet } from '#domain/reminders/quiet';

/** Posts that must know of an application: whose hand decides, and who follows when it ends. */
export interface DeferralReceivers {
  readonly approvers: readonly string[];
  readonly following: readonly string[];
  readonly guardians: readonly Binding[];
}

type Told = Pick<Notice, 'kind' | 'at' | 'sendAt'>;

/** In the morning of the day of warning. */
const MORNING = '09:00';

/** 缓学、休学的提醒: the organ that it waits for one, the guardians that it is decided, both that it ends soon. */
export function deferralNotices(one: Deferral, receivers: DeferralReceivers, policy: Policy): Notice[] {
  const { state, decision, until } = one;
  const family = receivers.guardians
    .filter(({ kind }) => isLegalGuardian(kind))
    .map(({ person }) => personReceiver(person));
  const tell = (all: readonly string[], told: Told): Notice[] =>
    [...new Set(all)].map((receiver) => ({
      ...told,
      receiver,
      child: one.child,
      path: one.eduPath ?? one.dutyPath ?? `${one.county}/`,
      urgent: false,
      data: { child: one.child, date: until },
    }));
  if (state === 'applied') {
    return tell(receivers.approvers, {
      kind: 'deferralAsked',
      at: one.at,
      sendAt: outOfQuiet(one.at, policy, false),
    });
  }
  if (decision === null) {
    return [];
  }
  const { at } = decision;
  const decided = tell(family, { kind: 'deferralDecided', at, sendAt: outOfQuiet(at, policy, false) });
  const warnOn = addDays(until, -policy.get('deferral.warnDays'));
  if (state !== 'granted' || warnOn <= decision.on) {
    return decided;
  }
  const ends = { at, sendAt: outOfQuiet(instantAt(warnOn, MORNING), policy, false) };
  return [
    ...decided,
    ...tell(family, { kind: 'deferralEnds', ...ends }),
    ...tell(receivers.following, { kind: 'deferralDue', ...ends }),
  ];
}
