import type { SentReferral } from '#domain/cases/api-referral';
import { RECEIVED_STATES, REFERRAL_STATES, type ReferralState } from '#domain/cases/referral';
import { spokenDate } from '../../spoken';
import type { Tone } from '../../ui/status-tag';

const TONES: Readonly<Record<ReferralState, Tone>> = {
  sent: 'act',
  accepted: 'act',
  rejected: 'warn',
  done: 'good',
  revoked: 'calm',
};

type Standing = Pick<SentReferral, 'state' | 'late'>;

/** As the department reads of itself. */
export const receivedOf = ({ state, late }: Standing): { readonly tone: Tone; readonly word: string } =>
  late ? { tone: 'danger', word: '超期' } : { tone: TONES[state], word: RECEIVED_STATES[state] };

/** 超期 first: it is what somebody must do something about. */
export const standingOf = ({ state, late }: Standing): { readonly tone: Tone; readonly word: string } =>
  late ? { tone: 'danger', word: '超期' } : { tone: TONES[state], word: REFERRAL_STATES[state] };

export const dueWords = (
  { dueOn, state, late }: Standing & Pick<SentReferral, 'dueOn'>,
  titles: Readonly<Record<ReferralState, string>> = REFERRAL_STATES,
): string => (late ? `${spokenDate(dueOn)}到期，${titles[state]}` : `${spokenDate(dueOn)}以前办结`);

export const openReferrals = (one: string): string => `/cases/referral/index?case=${encodeURIComponent(one)}`;
export const openReferral = (id: string): string => `/cases/referral/one/index?referral=${encodeURIComponent(id)}`;
