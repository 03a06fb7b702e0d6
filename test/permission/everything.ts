import { readRules } from './lines';
import type { Probe } from './probe';
import { ACCOUNTS, APPOINTMENTS } from './probes-accounts';
import { ATTENDANCE, CASES, REMINDERS, STATISTICS } from './probes-daily';
import { ACCOUNT_RULES } from './rules-accounts';
import { DAILY } from './rules-daily';

/** Every way of asking, and every line. */
export const ALL_PROBES: readonly Probe[] = [
  ...ATTENDANCE,
  ...CASES,
  ...REMINDERS,
  ...STATISTICS,
  ...ACCOUNTS,
  ...APPOINTMENTS,
];
export const ALL_RULES = readRules([DAILY, ACCOUNT_RULES].join('\n'));
