import type { PostRef } from '#domain/cases/api';
import type { DangerOrgan, DangerOutcome, DangerReason, DangerSide } from '#domain/cases/danger';
import type { Instant } from '#domain/plain-date';

/** 强制报告 as those see it who are named in it. */
export interface DangerView {
  readonly id: string;
  readonly child: { readonly id: string; readonly name: string; readonly className: string };
  readonly reason: DangerReason;
  readonly words: string;
  readonly at: Instant;
  readonly state: 'open' | 'closed';
  readonly mustPolice: boolean;
  readonly told: readonly { readonly organ: DangerOrgan; readonly at: Instant; readonly by: PostRef }[];
  readonly notes: readonly {
    readonly at: Instant;
    readonly by: PostRef;
    readonly outcome: DangerOutcome | null;
    readonly words: string;
  }[];
  /** 谁能看. */
  readonly named: readonly {
    readonly at: Instant;
    readonly as: 'reporter' | 'told' | 'handed';
    readonly post: PostRef;
  }[];
  /** 打开记录, the latest first. */
  readonly opened: readonly { readonly at: Instant; readonly post: PostRef }[];
  /** To whom it can be handed. */
  readonly hands: readonly PostRef[];
  /** 演示: numbers are shown, not dialled. */
  readonly demo: boolean;
}

/** Wire types of 强制报告. */
export interface DangerApi {
  /** 报告: two taps; what was seen in words can come later. Nobody but those named reads it again. */
  'cases.reportDanger': {
    request: {
      readonly child: string;
      readonly reason: DangerReason;
      readonly words?: string | undefined;
      readonly organ?: DangerOrgan | undefined;
      readonly keepFrom?: DangerSide | undefined;
    };
    reply: { readonly danger: string; readonly mustPolice: boolean };
  };
  /** The closed file; who opens it stands in it before it is given. */
  'cases.danger': { request: { readonly danger: string }; reply: DangerView };
  /** 后续: told to an organ, what came of it, handed to somebody. */
  'cases.followDanger': {
    request: {
      readonly danger: string;
      readonly organ?: DangerOrgan | undefined;
      readonly outcome?: DangerOutcome | undefined;
      readonly words?: string | undefined;
      readonly handTo?: string | undefined;
    };
    reply: { readonly danger: string; readonly state: 'open' | 'closed' };
  };
  /** The files in which the caller is named, the open ones first; nothing of what they hold. */
  'cases.dangers': {
    request: Record<string, never>;
    reply: {
      readonly items: readonly { readonly id: string; readonly at: Instant; readonly state: 'open' | 'closed' }[];
    };
  };
}
