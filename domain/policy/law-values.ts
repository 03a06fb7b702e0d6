/** 办案标准: what the steps of law go by, where places differ (law.md 1 to 4, 9, 10; R11, R55). Each with its source in the pack. */
export interface LawValues {
  /** Days since the child was last at school until it may be listed as 疑似辍学. */
  readonly 'case.suspectDays': number;
  /** How long after that it may be called 辍学: so many days, or months. */
  readonly 'case.confirmLength': number;
  readonly 'case.confirmUnit': string;
  /** Home visits without return after which people confer (R69). */
  readonly 'case.conferVisits': number;
  /** Days from the visit that was enough to the conference. */
  readonly 'case.conferDays': number;
  /** Age at which compulsory schooling ends by itself. */
  readonly 'case.endAge': number;
  /** Contacts, and home visits among them, that a notice wants before it (R38). */
  readonly 'notice.contacts': number;
  readonly 'notice.homeVisits': number;
  /** `reached`: only those count that reached somebody or left a photo; `all`: every one. */
  readonly 'notice.counts': string;
  readonly 'notice.title': string;
  /** The article that the notice stands on, with the full name of its law. */
  readonly 'notice.basis': string;
  /** `yes`: the notice is the order of art. 58 itself; `no`: a reminder before it. */
  readonly 'notice.isOrder': string;
  /** 乡镇人民政府, 县级教育行政部门, or either (义务教育法 58). */
  readonly 'notice.organ': string;
  /** `yes`: a street office may issue it like a township: only where a provincial rule says so. */
  readonly 'notice.streetOffice': string;
  /** Days to return from receipt (R40). */
  readonly 'notice.termDays': number;
  readonly 'order.title': string;
  /** 文号格式: {机关}{文种}〔{年}〕{序号}号. */
  readonly 'paper.number': string;
  readonly 'order.termDays': number;
  /** The provincial article that names a penalty; empty: the chain is locked. */
  readonly 'penalty.basis': string;
  /** The published decision that gives the organ the power; empty: locked. */
  readonly 'penalty.power': string;
  /** Working days to speak before a penalty (行政处罚法 45, 64). */
  readonly 'penalty.hearingDays': number;
  /** Days from opening to decision (行政处罚法 60). */
  readonly 'penalty.totalDays': number;
  /** Days of a 催告书 (行政强制法 54). */
  readonly 'penalty.demandDays': number;
  /** Months for suing against a decision (行政诉讼法 46), and after them for asking the court to enforce (行政强制法 53). */
  readonly 'penalty.suitMonths': number;
  readonly 'penalty.courtMonths': number;
  readonly 'service.publicNoticeDays': number;
  /** Working days for the receiver to take a case. */
  readonly 'transfer.acceptDays': number;
  readonly 'deferral.maxMonths': number;
  readonly 'deferral.warnDays': number;
  /** 乡镇人民政府 or 县级教育行政部门 (义务教育法 11). */
  readonly 'deferral.approver': string;
  readonly 'deferral.certificate': string;
  /** 身体状况以外的情形, as the province's rule calls them; empty: there are none. */
  readonly 'deferral.otherReasons': string;
  /** Who is told of a 强制报告 beside its reporter: `both`, `principal` or `township`. */
  readonly 'danger.named': string;
  /** Days after the return on which it is looked at, joined by commas. */
  readonly 'followUp.days': string;
  /** `yes`: both lines confirm before the ledger strikes out; `no`: one is enough. */
  readonly 'followUp.bothLines': string;
}
