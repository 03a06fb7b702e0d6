import type { MadeFile, SheetStanding } from '#domain/office/api';
import type { PaperFormat } from '#domain/office/paper';
import type { PlainDate } from '#domain/plain-date';
import type { AdultSlot } from '#domain/roster/documents';

/** 一张表 that was found on a photo by its code: 家访记录表 of a case, or 送达回证 of a paper and one guardian. */
export interface FoundForm {
  /** `signed`: this guardian has been served already; `changed`: the paper is another one now. */
  readonly standing: SheetStanding;
  readonly form: 'visit' | 'receipt';
  /** Empty when unknown. */
  readonly case: string;
  readonly childName: string;
  /** Of a receipt; empty of a visit. */
  readonly paper: string;
  readonly title: string;
  readonly addressee: AdultSlot | null;
  readonly addresseeName: string;
}

/** A paper of law as whoever holds it may check it: of child and guardians nothing. */
export interface CheckedPaper {
  readonly title: string;
  readonly number: string;
  readonly organ: string;
  readonly issuedOn: PlainDate;
  readonly isVoid: boolean;
  /** The text that is kept still has the digest under which it was issued. */
  readonly isGenuine: boolean;
}

/** Wire types of papers of law and forms on paper. */
export interface FormsApi {
  /** 打印文书 from what was kept; a draft bears its watermark. */
  'office.casePaper': {
    request: { readonly case: string; readonly paper: string; readonly format: PaperFormat };
    reply: MadeFile;
  };
  /** 打印送达回证 of one guardian: of a recorded service, or to be filled in by hand. */
  'office.receiptForm': {
    request: {
      readonly case: string;
      readonly paper: string;
      readonly addressee: AdultSlot;
      readonly service?: string | undefined;
      readonly format: PaperFormat;
    };
    reply: MadeFile;
  };
  /** 打印家访记录表 of a case. */
  'office.visitForm': { request: { readonly case: string; readonly format: PaperFormat }; reply: MadeFile };
  /** 打印委托送达的文书, or its 送达回证: for the township that took the request. */
  'office.entrustedSheet': {
    request: { readonly entrusted: string; readonly sheet: 'paper' | 'receipt'; readonly format: PaperFormat };
    reply: MadeFile;
  };
  /** 打印移交函 of the n-th hand-over of a case. */
  'office.transferLetter': {
    request: { readonly case: string; readonly n: number; readonly format: PaperFormat };
    reply: MadeFile;
  };
  /** 打印转介函 */
  'office.referralLetter': { request: { readonly referral: string; readonly format: PaperFormat }; reply: MadeFile };
  /** 打印缓学、休学决定书 */
  'office.deferralPaper': { request: { readonly deferral: string; readonly format: PaperFormat }; reply: MadeFile };
  /** 查验文书 by 文号 and 查验码 as they stand on it. */
  'office.checkPaper': {
    request: { readonly number: string; readonly code: string };
    reply: { readonly papers: readonly CheckedPaper[] };
  };
}
