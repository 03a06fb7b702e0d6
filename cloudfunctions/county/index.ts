import { serve } from '../kit/handler';
import { calendar } from './calendar';
import { dropCalendar } from './drop-calendar';
import { onboarding } from './onboarding';
import { policy } from './policy';
import { saveCalendar } from './save-calendar';
import { savePolicy } from './save-policy';
import { tickStep } from './tick-step';
import { trial } from './trial';
import { trialState } from './trial-state';

/** 县: calendar, rules, onboarding, trial message. It reacts to nothing. */
export const main = serve('county', {
  'county.calendar': calendar,
  'county.saveCalendar': saveCalendar,
  'county.dropCalendar': dropCalendar,
  'county.policy': policy,
  'county.savePolicy': savePolicy,
  'county.onboarding': onboarding,
  'county.tickStep': tickStep,
  'county.trial': trial,
  'county.trialState': trialState,
});
