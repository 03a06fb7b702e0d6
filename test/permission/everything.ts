import { readRules } from './lines';
import type { Probe } from './probe';
import { ACCOUNTS, APPOINTMENTS } from './probes-accounts';
import { CASES_AWAY } from './probes-away';
import { CAMPAIGNS } from './probes-campaigns';
import { CASE_PAPERS } from './probes-case-papers';
import { CASE_STEPS } from './probes-cases';
import { COUNTY, OFFICE, ROSTER } from './probes-county';
import { ATTENDANCE, CASES, REMINDERS, STATISTICS } from './probes-daily';
import { DANGERS } from './probes-danger';
import { CASE_FAMILY, CASE_FAMILY_RULES } from './probes-family';
import { LETTERS } from './probes-letters';
import { PAPER } from './probes-paper';
import { PLATFORM } from './probes-platform';
import { REFERRALS } from './probes-referral';
import { ACCOUNT_RULES } from './rules-accounts';
import { AWAY_RULES } from './rules-away';
import { CAMPAIGN_RULES } from './rules-campaigns';
import { CASE_PAPER_RULES } from './rules-case-papers';
import { CASE_STEP_RULES } from './rules-cases';
import { COUNTY_RULES } from './rules-county';
import { DAILY } from './rules-daily';
import { DANGER_RULES } from './rules-danger';
import { LETTER_RULES } from './rules-letters';
import { PAPER_RULES } from './rules-paper';
import { PLATFORM_RULES } from './rules-platform';
import { REFERRAL_RULES } from './rules-referral';

/** Every way of asking, and every line. */
export const ALL_PROBES: readonly Probe[] = [
  ...ATTENDANCE,
  ...CASES,
  ...CASE_STEPS,
  ...CASE_PAPERS,
  ...CASE_FAMILY,
  ...CASES_AWAY,
  ...REFERRALS,
  ...PLATFORM,
  ...DANGERS,
  ...REMINDERS,
  ...STATISTICS,
  ...ACCOUNTS,
  ...APPOINTMENTS,
  ...LETTERS,
  ...CAMPAIGNS,
  ...PAPER,
  ...COUNTY,
  ...ROSTER,
  ...OFFICE,
];
export const ALL_RULES = readRules(
  [
    DAILY,
    CASE_STEP_RULES,
    CASE_PAPER_RULES,
    CASE_FAMILY_RULES,
    AWAY_RULES,
    REFERRAL_RULES,
    PLATFORM_RULES,
    DANGER_RULES,
    ACCOUNT_RULES,
    LETTER_RULES,
    CAMPAIGN_RULES,
    PAPER_RULES,
    COUNTY_RULES,
  ].join('\n'),
);
