import type { Consumer } from '#domain/records';

/** Acts on a case: whoever is waited for and the counts look again. */
const CASE_ACTS =
  'assign contact report verify exclude rejectProposal suspect confirm persuade review admonish loseTrack find confirmReturn strikeOff close reopen plan confer proposeExclusion proposeReopening pause claimReturn end issueNotice voidPaper serveNotice strikeService nameOfficers answerStatement legalReview decide goToCourt transfer acceptTransfer bounce';

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
  'county.saveHolidays': ['cases'],
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
  ...Object.fromEntries(CASE_ACTS.split(' ').map((act) => [`cases.${act}`, ['reminders', 'statistics']] as const)),
  'cases.followed': ['cases', 'reminders', 'statistics'],
  'cases.applyDeferral': ['reminders'],
  'cases.withdrawDeferral': ['reminders'],
  'cases.fileDeferral': ['reminders'],
  'cases.decideDeferral': ['cases', 'reminders', 'statistics'],
  'cases.endDeferral': ['cases', 'reminders', 'statistics'],
  'cases.reportDanger': ['reminders'],
  'cases.followDanger': ['reminders'],
  'cases.askFamily': ['cases', 'reminders'],
  'cases.foundMissing': ['cases', 'reminders'],
  'cases.sought': ['reminders'],
  // statistics
  'statistics.turned': ['statistics'],
};
