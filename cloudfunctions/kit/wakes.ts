import type { Consumer } from '#domain/records';

/** Which operation (or reaction) wakes which consumers. The one table; an operation that is not in it wakes nobody. */
export const WAKES: Readonly<Record<string, readonly Consumer[]>> = {
  'attendance.submit': ['cases', 'reminders', 'statistics'],
  'attendance.undo': ['cases', 'reminders', 'statistics'],
  'attendance.correct': ['cases', 'reminders', 'statistics'],
  'reminders.answer': ['cases', 'reminders'],
  'accounts.askBinding': ['reminders'],
  'accounts.confirmChild': ['reminders'],
  'accounts.denyChild': ['reminders'],
  'accounts.decideBinding': ['reminders'],
  'county.trial': ['reminders'],
  // roster
  'roster.reportUnlisted': ['cases', 'statistics'],
  'roster.moveClass': ['cases', 'statistics'],
  'roster.moveResidence': ['cases', 'letters', 'statistics'],
  'job.roster.import': ['statistics'],
  'job.roster.import.row': ['cases', 'letters', 'statistics'],
  // letters
  'letters.open': ['log'],
  'letters.sign': ['log', 'statistics'],
  'letters.assist': ['log', 'statistics'],
  'letters.signPaper': ['log', 'statistics'],
  'letters.voidPaper': ['log', 'statistics'],
  'letters.decline': ['log', 'statistics'],
  'letters.fileScan': ['log'],
  'letters.withdrawScan': ['log'],
  'letters.sealed': ['log'],
  'job.letters.start': ['letters', 'log', 'statistics'],
  'letters.followed': ['log', 'statistics'],
  'letters.superseded': ['log', 'statistics'],
  'letters.ended': ['log', 'statistics'],
  'letters.issued': ['log'],
  'letters.void': ['log', 'statistics'],
  'letters.remind': ['reminders'],
  'job.letters.issue': ['letters', 'statistics'],
  'job.letters.change.row': ['log', 'statistics'],
  'job.letters.batch.row': ['log', 'statistics'],
  'job.letters.remind.row': ['reminders'],
  // cases
  'cases.followed': ['reminders', 'statistics'],
  'cases.assign': ['reminders', 'statistics'],
  'cases.contact': ['reminders', 'statistics'],
  'cases.report': ['reminders', 'statistics'],
  // statistics
  'statistics.turned': ['statistics'],
};
