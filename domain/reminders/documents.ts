import type { Instant } from '#domain/plain-date';
import type { Rev } from '#domain/records';

export const MESSAGE_KINDS = [
  'returnToSchool',
  'backAtSchool',
  'missingChild',
  'childFound',
  'dangerReported',
  'absenceDay1',
  'absenceDay2',
  'leadOpened',
  'answerGiven',
  'bindingAsked',
  'letterToSign',
  'deferralAsked',
  'deferralDecided',
  'deferralEnds',
  'deferralDue',
  'trial',
] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

const MESSAGE_STATES = ['queued', 'sending', 'delivered', 'read', 'acted', 'withdrawn'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

/** 一键回答 of a 返校提醒 (issue order); two of them are 走失 (law.md 6). */
export const ANSWERS = {
  today: '今天到校',
  tomorrow: '明天到校',
  sickLeave: '生病请假',
  elsewhere: '在外地就读',
  leftNotArrived: '孩子已离家但未到校',
  cannotReach: '联系不上孩子',
  unwilling: '孩子不愿上学',
  needHelp: '需要帮助',
} as const;
export type Answer = keyof typeof ANSWERS;

/** How a push on one channel ended; the inbox itself never fails. */
export interface Push {
  readonly channel: 'subscription';
  readonly state: 'sending' | 'sent' | 'failed' | 'uncertain' | 'skipped';
  /** WeChat's error code, or 0; `-1` no grant left, `-2` 未配置, `-3` nobody holds the post. */
  readonly code: number;
  readonly at: Instant;
}

/**
 * 消息, `_id` = `<cause:kind:receiver>`: a document in the receiver's inbox; pushes are copies. `cause` is a natural subject
 * (`absence:<child:date>`), never a fact id. `receiver` is a post id, or `person:<id>` for guardians.
 */
export interface Message {
  readonly _id: string;
  readonly county: string;
  readonly cause: string;
  readonly kind: MessageKind;
  readonly receiver: string;
  readonly child: string | null;
  /** Path of the unit on whose behalf it was sent, for those who may see unread lists. */
  readonly path: string;
  readonly state: MessageState;
  readonly urgent: boolean;
  readonly sendAt: Instant;
  readonly createdAt: Instant;
  /** When it came into the inbox; null while it waits and for what was withdrawn before: then nobody sees it. */
  readonly deliveredAt: Instant | null;
  readonly readAt: Instant | null;
  readonly answer: Answer | null;
  readonly answeredAt: Instant | null;
  /** 走失: when an answer first said that the child is missing. Changing the answer does not take the alarm back; the roll does. */
  readonly alarmedAt: Instant | null;
  readonly push: Push | null;
  /** What the card needs: ids, dates, counts. No names, no case detail. */
  readonly data: Readonly<Record<string, string | number>>;
  readonly rev: Rev;
}

/** 订阅次数, `_id` = `<person:template>`. */
export interface Grant {
  readonly _id: string;
  readonly county: string;
  readonly person: string;
  readonly template: string;
  readonly granted: number;
  readonly spent: number;
  readonly refused: boolean;
  readonly rev: Rev;
}
