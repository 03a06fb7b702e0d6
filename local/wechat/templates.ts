import { type TEMPLATE_FIELDS, TEMPLATE_KEYS, type TemplateKey } from '#domain/reminders/templates';
import type { MessageTemplate } from './wechat';

type Labels<K extends TemplateKey> = Readonly<Record<keyof (typeof TEMPLATE_FIELDS)[K], string>>;

/** Titles and labels as the demo county's account would have chosen them from WeChat's library. */
const CARDS: { readonly [K in TemplateKey]: { readonly title: string; readonly fields: Labels<K> } } = {
  return: { title: '学生到校提醒', fields: { thing1: '学生', date2: '日期', thing3: '请您' } },
  alert: { title: '待办提醒', fields: { thing1: '事项', thing2: '学生', time3: '时间', thing4: '请您' } },
  letter: { title: '签署提醒', fields: { thing1: '事项', thing2: '谁的', thing3: '请您' } },
};

const idOf = (key: TemplateKey): string => `demo-template-${key}`;

/** The templates of the demo county's account, by their id. */
export const TEMPLATES: Readonly<Record<string, MessageTemplate>> = Object.fromEntries(
  TEMPLATE_KEYS.map((key) => [idOf(key), CARDS[key]]),
);

/** Key of the product → id of the template, as a county configures it. */
export const templateIds = (): Readonly<Record<TemplateKey, string>> => ({
  return: idOf('return'),
  alert: idOf('alert'),
  letter: idOf('letter'),
});
