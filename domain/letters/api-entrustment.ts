import type { Instant, PlainDate } from '#domain/plain-date';

/** 委托照护情况告知, as those who must know it read it. */
export interface EntrustmentRow {
  readonly id: string;
  readonly carer: string;
  readonly relation: string;
  readonly phone: string;
  readonly from: PlainDate;
  readonly until: PlainDate | null;
  readonly reach: string;
  readonly at: Instant;
  /** 代记人: post and name of whoever wrote down what a guardian without a phone told; null when the guardian wrote. */
  readonly writtenBy: string | null;
}

/** Wire types of 委托照护情况告知. */
export interface EntrustmentApi {
  /** 委托照护情况告知: whom the parents who leave have entrusted (未成年人保护法 22, 23). Changes nothing else. */
  'letters.tellEntrustment': {
    request: {
      readonly child: string;
      readonly carer: string;
      readonly relation: string;
      readonly phone: string;
      readonly from: PlainDate;
      readonly until: PlainDate | null;
      readonly reach: string;
      /** 代记: which guardian told it, where staff write it down in the same sitting as an assisted signature. */
      readonly told?: 'guardian' | 'guardian2' | undefined;
    };
    reply: { readonly entrustment: string; readonly at: Instant };
  };
  /** 委托照护名单 below a unit, by child, the newest that was told of each; without telephone numbers. */
  'letters.entrusted': {
    request: { readonly unit: string; readonly cursor?: string | undefined };
    reply: {
      readonly place: string;
      readonly items: readonly (Pick<EntrustmentRow, 'carer' | 'relation' | 'from' | 'until'> & {
        readonly child: string;
        readonly childName: string;
        readonly className: string;
      })[];
      readonly cursor: string | null;
    };
  };
  /** Staff leave a line in 查看登记. */
  'letters.entrustments': { request: { readonly child: string }; reply: { readonly items: readonly EntrustmentRow[] } };
}
