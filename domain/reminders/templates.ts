import type { MessageKind } from '#domain/reminders/documents';
import type { FieldKind } from '#domain/reminders/template-text';

/** 订阅消息模板: `return` for guardians, `alert` for staff, `letter` for letters to sign. Their ids are configuration. */
export const TEMPLATE_KEYS = ['return', 'alert', 'letter'] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];

/** The fields that the county's WeChat account must choose for each template, in this order. */
export const TEMPLATE_FIELDS = {
  return: { thing1: 'thing', date2: 'date', thing3: 'thing' },
  alert: { thing1: 'thing', thing2: 'thing', time3: 'time', thing4: 'thing' },
  letter: { thing1: 'thing', thing2: 'thing', thing3: 'thing' },
} as const satisfies Record<TemplateKey, Readonly<Record<string, FieldKind>>>;

/** By which template a kind of message is pushed. */
export const TEMPLATE_OF: Readonly<Record<MessageKind, TemplateKey>> = {
  returnToSchool: 'return',
  backAtSchool: 'return',
  missingChild: 'alert',
  childFound: 'alert',
  dangerReported: 'alert',
  absenceDay1: 'alert',
  absenceDay2: 'alert',
  leadOpened: 'alert',
  answerGiven: 'alert',
  bindingAsked: 'alert',
  letterToSign: 'letter',
  deferralAsked: 'alert',
  deferralDecided: 'return',
  deferralEnds: 'return',
  deferralDue: 'alert',
  trial: 'alert',
};
