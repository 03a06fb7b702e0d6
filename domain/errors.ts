/**
 * What a refusal is called and says. Every code has one Chinese sentence that a person can act on;
 * the code is the contract, the sentence may be refined by the place that refuses.
 */
interface Problem {
  /** Whether the same request, sent again later, may succeed without the person changing anything. */
  readonly retryable: boolean;
  readonly message: string;
}

/** The codes every operation may answer with. Subjects add theirs below, in the block that bears their name. */
export const PROBLEMS = {
  INVALID_ARGUMENT: { retryable: false, message: '提交的内容格式不正确，请检查后重新填写。' },
  PAYLOAD_TOO_LARGE: { retryable: false, message: '提交的内容太大，请减少后再试。' },
  UNKNOWN_OPERATION: { retryable: false, message: '没有这项功能，请更新到最新版本。' },
  IDEMPOTENCY_KEY_REQUIRED: { retryable: false, message: '请求缺少编号，请更新到最新版本后重试。' },
  IDEMPOTENCY_MISMATCH: { retryable: false, message: '内容与之前提交的不一致，请重新发起操作。' },
  UNAUTHENTICATED: { retryable: false, message: '请在微信中打开小程序后再试。' },
  NOT_BOUND: { retryable: false, message: '请先完成身份绑定。' },
  POST_NOT_HELD: { retryable: false, message: '您已不在这个岗位，请重新选择岗位。' },
  NOT_FOUND: { retryable: false, message: '未找到该记录，或您无权查看。' },
  FORBIDDEN: { retryable: false, message: '您的岗位不能办理这一项，请联系上级或系统管理员。' },
  ILLEGAL_STATE: { retryable: false, message: '当前状态不能这样办理，请刷新后再看。' },
  VERSION_CONFLICT: { retryable: false, message: '内容已被别人更新，请刷新后重新填写。' },
  RATE_LIMITED: { retryable: false, message: '操作太频繁，请稍后再试。' },
  BUSY: { retryable: true, message: '系统繁忙，您的内容已保存在本机，稍后会自动重试。' },
  JOB_RUNNING: { retryable: true, message: '这批数据正在导入，完成后再办理。' },
  INTERNAL: { retryable: true, message: '系统出了问题，您的内容没有丢。请稍后再试，并把编号告诉系统管理员。' },
  // county
  CALENDAR_MISSING: { retryable: false, message: '还没有设置这个学年的校历，请先由县教育局设置校历。' },
  HOLIDAYS_MISSING: { retryable: false, message: '还没有这一年的放假安排，算不出期限，请先由县教育局录入。' },
  POLICY_MISSING: { retryable: false, message: '还没有设置预警标准，请先由县教育局设置。' },
  // accounts
  CODE_EXPIRED: { retryable: false, message: '这个码已经过期，请向老师要一个新的。' },
  CODE_USED_UP: { retryable: false, message: '这个码已达到使用次数，请向老师要一个新的。' },
  PHONE_CODE_INVALID: { retryable: false, message: '没有取得手机号，请再点一次授权。' },
  NO_MATCH: { retryable: false, message: '没有找到对应的孩子，请核对姓名和号码后四位。' },
  PHONE_REQUIRED: { retryable: false, message: '请先点“用微信手机号”，再继续。' },
  PHONE_MISMATCH: { retryable: false, message: '您的手机号与名单上的不一致，请联系给您邀请码的人。' },
  POST_TAKEN: { retryable: false, message: '这个岗位已经有人，换人请用“交接”。' },
  // roster
  FILE_TOO_LARGE: { retryable: false, message: '文件超过 10 MB，请按学校或年级拆开后再传。' },
  FILE_UNSAFE: { retryable: false, message: '文件里有宏、加密或不安全的内容，请另存为普通的 .xlsx 再传。' },
  FILE_CORRUPT: { retryable: false, message: '文件打不开或不完整，请用表格软件重新另存为 .xlsx 再传。' },
  SHEET_TOO_LARGE: { retryable: false, message: '表格超过 35000 行或 80 列，请拆开后再传。' },
  HEADER_UNKNOWN: { retryable: false, message: '没有找到表头，请下载模板，把数据粘到模板里再传。' },
  // letters
  LETTER_SIGNED: { retryable: false, message: '这份责任书已经签过了，不用再签。' },
  LETTER_CHANGED: { retryable: false, message: '责任书内容已更新，请重新阅读后再签。' },
  CHALLENGE_EXPIRED: { retryable: false, message: '停留时间太长，请重新打开责任书再签。您写的签名还在。' },
  READ_REQUIRED: { retryable: false, message: '请先把责任书看完，再签字。' },
  INK_EMPTY: { retryable: false, message: '签名太简单，请在框里写上您的姓名。' },
  SEAL_KEY_MISSING: { retryable: false, message: '签名密钥还没有配置，暂时不能办理，请联系系统管理员。' },
  CHARACTER_UNPRINTABLE: { retryable: false, message: '有一个字字库里没有，印出来会是空白，所以没有印。请核对名册。' },
  WITNESS_NOT_ANOTHER: { retryable: false, message: '见证人不能是签字的人，也不能是协助的人。请写另一位在场的人。' },
  LETTER_PAUSED: { retryable: false, message: '这次签订暂停了，恢复以后再办理。您不用做什么。' },
  CAMPAIGN_PAUSED: { retryable: false, message: '这次签订已经暂停或结束，不能这样办理。' },
  TEMPLATE_UNLAWFUL: { retryable: false, message: '责任书里有法律不允许的内容，不能发出。' },
  // attendance
  NOT_SCHOOL_DAY: { retryable: false, message: '这一天不上课，不用点名。' },
  ROLL_TAKEN: { retryable: false, message: '这个班已经点过名，请打开点名表更正。' },
  UNDO_OVER: { retryable: false, message: '已经过了撤销时间，请打开点名表更正。' },
  // reminders
  ANSWER_OVER: { retryable: false, message: '回答时间已过，如有变化请打电话告诉老师。' },
  MESSAGE_WITHDRAWN: { retryable: false, message: '这条提醒已撤回，不用回答了。' },
  // cases
  DEFERRAL_NOT_LAWFUL: { retryable: false, message: '这个原因不能缓学、休学。' },
  // cases, reminders, statistics add their own here
} as const satisfies Record<string, Problem>;

export type ErrorCode = keyof typeof PROBLEMS;

/** One field that is wrong, named by its path in the request; `rule` is a Chinese sentence without the value. */
export interface FieldProblem {
  readonly path: string;
  readonly rule: string;
}

export interface RefusalDetails {
  /** Replaces the sentence of the code where the place knows better what to do next. Never contains what was sent. */
  readonly message?: string;
  readonly fields?: readonly FieldProblem[];
  readonly retryAfterSec?: number;
}

/** An expected "no": thrown by rules and operations, caught once by the handler. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly details: RefusalDetails;

  constructor(code: ErrorCode, details: RefusalDetails = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}

/** @throws {Refusal} always; written as a function so that rules read as sentences. */
export function refuse(code: ErrorCode, details?: RefusalDetails): never {
  throw new Refusal(code, details);
}

/** @returns the value, or refuses with NOT_FOUND: missing and out of reach answer alike. */
export function found<T>(value: T | null | undefined): T {
  return value ?? refuse('NOT_FOUND');
}
