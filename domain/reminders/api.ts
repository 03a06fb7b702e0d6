import type { Finder } from '#domain/cases/missing';
import type { Instant, PlainDate } from '#domain/plain-date';
import type { Answer, MessageKind, Push } from '#domain/reminders/documents';
import type { TemplateKey } from '#domain/reminders/templates';

/** A message as its receiver sees it in the list. */
export interface MessageRow {
  readonly id: string;
  readonly kind: MessageKind;
  readonly state: 'delivered' | 'read' | 'acted' | 'withdrawn';
  readonly urgent: boolean;
  readonly deliveredAt: Instant;
  /** As whom it was received: 班主任 · 三(2)班; 家长 for a guardian. */
  readonly receiver: string;
  readonly childName: string | null;
  readonly className: string | null;
  readonly answer: Answer | null;
  readonly data: Readonly<Record<string, string | number>>;
}

/** One line of what was already tried for the child: what happened, when, and how it stands. */
export interface Tried {
  readonly at: Instant;
  readonly kind: MessageKind | 'contact';
  readonly to: 'guardian' | 'staff';
  /** How many were told, and how many of them have read it. */
  readonly told: number;
  readonly read: number;
  readonly answer: Answer | null;
}

export interface MessageView extends MessageRow {
  readonly to: 'guardian' | 'staff';
  /** The post that received it: what it links to is opened as that post. Null for a guardian. */
  readonly post: string | null;
  readonly child: string | null;
  /** Whether and until when the receiver may answer; null when it cannot be answered (any more). */
  readonly answerUntil: Instant | null;
  readonly answeredAt: Instant | null;
  /** 走失 that this guardian told of: when and by whom the child was found; null while it is sought, and where nothing was. */
  readonly found: { readonly at: Instant; readonly who: Finder | 'roll' } | null;
  /** Whom a guardian can telephone about a day that is over. */
  readonly office: { readonly name: string; readonly phone: string; readonly demo: boolean } | null;
  readonly push: Pick<Push, 'state' | 'code'> | null;
  /** Class of the child, for the link to the roll. */
  readonly classId: string | null;
  /** For staff, oldest first. */
  readonly tried: readonly Tried[];
  readonly date: PlainDate | null;
}

/** Answers of WeChat's subscription dialog. */
export const SUBSCRIBE_ANSWERS = ['accept', 'reject', 'ban', 'filter', 'off'] as const;
export type SubscribeAnswer = (typeof SUBSCRIBE_ANSWERS)[number];

/** Wire types of the function `reminders`: operation → what is asked and what is answered. */
export interface RemindersApi {
  /** 消息: everything for this person and all posts they hold in the county, newest first. */
  'reminders.inbox': {
    request: { readonly only?: 'unread' | undefined; readonly cursor?: string | undefined };
    reply: { readonly items: readonly MessageRow[]; readonly unread: number; readonly cursor: string | null };
  };
  /** How many are unread, for a badge (99 = 99 or more). */
  'reminders.unreadCount': { request: Record<string, never>; reply: { readonly unread: number } };
  'reminders.message': { request: { readonly message: string }; reply: MessageView };
  'reminders.read': { request: { readonly message: string }; reply: { readonly message: string } };
  /** 一键回答 of a guardian; may be changed until the end of the day. */
  'reminders.answer': {
    request: { readonly message: string; readonly answer: Answer };
    reply: { readonly message: string; readonly answer: Answer; readonly answeredAt: Instant };
  };
  /** 订阅: which templates this caller may be asked for and how many sends are left of each; unconfigured ones are left out. */
  'reminders.subscriptions': {
    request: Record<string, never>;
    reply: {
      readonly templates: readonly { readonly key: TemplateKey; readonly id: string; readonly left: number }[];
    };
  };
  /** What WeChat's dialog answered, by template id. */
  'reminders.subscribed': {
    request: { readonly answers: readonly { readonly template: string; readonly answer: SubscribeAnswer }[] };
    reply: { readonly accepted: number };
  };
  /** 未读: whom a class's messages have not reached yet. */
  'reminders.unread': {
    request: { readonly unit: string; readonly cursor?: string | undefined };
    reply: {
      readonly items: readonly {
        readonly message: string;
        readonly kind: MessageKind;
        readonly child: string | null;
        readonly childName: string | null;
        readonly deliveredAt: Instant;
        readonly push: Pick<Push, 'state' | 'code'> | null;
      }[];
      readonly cursor: string | null;
    };
  };
}
