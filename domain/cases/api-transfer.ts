import type { Stepped } from '#domain/cases/api-steps';
import type { PlainDate } from '#domain/plain-date';

/** A hand-over as both sides read it. */
export interface TransferView {
  /** Which of the case's hand-overs, from 1. */
  readonly n: number;
  readonly from: string;
  readonly to: string;
  readonly isOutside: boolean;
  readonly on: PlainDate;
  readonly reason: string;
  /** How to reach whoever answers outside; empty of a township. */
  readonly contact: string;
  readonly answer: { readonly accepted: boolean; readonly on: PlainDate; readonly reason: string } | null;
}

/** Wire types of 移交外地. */
export interface TransferApi {
  /** Where a case can be handed to, and its hand-overs so far, the newest first. */
  'cases.transfers': {
    request: { readonly case: string };
    reply: {
      readonly child: string;
      readonly townships: readonly { readonly id: string; readonly name: string }[];
      readonly items: readonly TransferView[];
    };
  };
  /** 移交: to a township of the county, or to a place outside with whoever answers there. */
  'cases.transfer': {
    request: {
      readonly case: string;
      readonly to: string;
      readonly place?: string | undefined;
      readonly contact?: string | undefined;
      readonly reason: string;
    };
    reply: Stepped;
  };
  /** 接收: by the receiving township; of a place outside by the receipt that it sent. */
  'cases.acceptTransfer': {
    request: { readonly case: string; readonly proof?: string | undefined };
    reply: Stepped;
  };
  /** 退回, with the reason. */
  'cases.bounce': { request: { readonly case: string; readonly reason: string }; reply: Stepped };
}
