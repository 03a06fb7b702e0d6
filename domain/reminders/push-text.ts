import type { Message, MessageKind } from '#domain/reminders/documents';
import { fitDate, fitThing, fitTime } from '#domain/reminders/template-text';
import { TEMPLATE_OF, type TemplateKey } from '#domain/reminders/templates';
import { letterWords } from '#domain/reminders/wording';
import { maskedName } from '#domain/roster/mask';

/** What stands on a locked screen: a masked name and what to do. Never a number, an address, health or what a case is about. */
export interface PushText {
  readonly template: TemplateKey;
  /** Path of the card inside the mini-program. */
  readonly page: string;
  readonly data: Readonly<Record<string, string>>;
}

/** What it is, and what to do. */
const WORDS: Readonly<Record<MessageKind, readonly [what: string, todo: string]>> = {
  returnToSchool: ['返校提醒', '没到校，请点开告诉老师'],
  backAtSchool: ['返校提醒', '学校已更正：孩子已到校'],
  missingChild: ['紧急：请马上查看', '请马上点开处理'],
  childFound: ['孩子找到了', '不用再找，可点开查看'],
  dangerReported: ['有急事请您处理', '请马上点开查看'],
  absenceDay1: ['学生没到校', '请联系家长'],
  absenceDay2: ['学生连续没到校', '请安排家访'],
  leadOpened: ['有学生需要劝返', '请点开查看'],
  answerGiven: ['家长已回答', '请点开查看'],
  bindingAsked: ['家长申请绑定', '请核对后确认'],
  letterToSign: ['责任书待签字', '请点开阅读并签字'],
  deferralAsked: ['有申请等您批准', '请点开查看'],
  deferralDecided: ['申请有了结果', '申请有了结果，请点开看'],
  deferralEnds: ['有事快到期', '有件事快到期，请点开看'],
  deferralDue: ['有事快到期', '请点开查看'],
  trial: ['试发', '收到请点开'],
};

/** For whom letters are, where they are not all of one child. */
const FOR: Readonly<Record<string, string>> = { household: '全家一份', post: '您的岗位' };

/** 谁的: the child, or what else is asked for; several children by their number. */
function whose({ of, children }: Message['data'], childName: string | null): string {
  const some = childName === null ? `${children ?? 0} 个孩子` : maskedName(childName);
  if (of === 'family') {
    return childName === null ? `全家和 ${some}` : `全家和${some}`;
  }
  return childName === null && Number(children ?? 0) < 2 ? (FOR[String(of)] ?? '—') : some;
}

/** Where a pushed card opens. */
function messagePage(id: string): string {
  return `reminders/message/index?message=${encodeURIComponent(id)}`;
}

/** The text of a push, each field within WeChat's rule for it. `childName` is masked here, whatever is given. */
export function pushText(message: Message, childName: string | null): PushText {
  const [said, todo] = WORDS[message.kind];
  const what = message.kind === 'letterToSign' ? `${letterWords(message)}待签字` : said;
  const template = TEMPLATE_OF[message.kind];
  const child = fitThing(whose(message.data, childName));
  const data: Readonly<Record<TemplateKey, Readonly<Record<string, string>>>> = {
    return: { thing1: child, date2: fitDate(message.sendAt), thing3: fitThing(todo) },
    alert: { thing1: fitThing(what), thing2: child, time3: fitTime(message.sendAt), thing4: fitThing(todo) },
    letter: { thing1: fitThing(what), thing2: child, thing3: fitThing(todo) },
  };
  return { template, page: messagePage(message._id), data: data[template] };
}
