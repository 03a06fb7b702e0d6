import { serve } from '../kit/handler';
import { calendar } from './calendar';
import { dropCalendar } from './drop-calendar';
import { holidays, saveHolidays } from './holidays';
import { onboarding } from './onboarding';
import { policy } from './policy';
import { policyDiff } from './policy-diff';
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
  'county.holidays': holidays,
  'county.saveHolidays': saveHolidays,
  'county.policy': policy,
  'county.policyDiff': policyDiff,
  'county.savePolicy': savePolicy,
  'county.onboarding': onboarding,
  'county.tickStep': tickStep,
  'county.trial': trial,
  'county.trialState': trialState,
});
