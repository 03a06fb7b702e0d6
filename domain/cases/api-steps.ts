import type { CaseState } from '#domain/cases/documents';
import type { CaseCause, Ending, Exclusion, Measure, PauseReason } from '#domain/cases/steps';
import type { PlainDate } from '#domain/plain-date';

/** Acts that say nothing more than that they are done. */
export const PLAIN_STEPS = [
  'verify',
  'exclude',
  'rejectProposal',
  'suspect',
  'confirm',
  'persuade',
  'review',
  'admonish',
  'loseTrack',
  'find',
  'confirmReturn',
  'strikeOff',
  'close',
  'reopen',
] as const;
export type PlainStep = (typeof PLAIN_STEPS)[number];

/** What every act answers: the case as it stands then. */
export interface Stepped {
  readonly case: string;
  readonly state: CaseState;
}

/** Where the browser or the phone puts a file. */
export interface BegunUpload {
  readonly upload: string;
  readonly cloudPath: string;
  readonly url: string;
}

/** What was uploaded and finished as proof of what is said. */
type Proof = string;

type PlainSteps = {
  [A in PlainStep as `cases.${A}`]: { request: { readonly case: string }; reply: Stepped };
};

/** Wire types of the acts of a case, one operation each: who may do it is its row of the permission table. */
export interface StepsApi extends PlainSteps {
  /** 证明材料, step 1 and 2: a photo of the document, checked and kept. */
  'cases.beginProof': { request: { readonly case: string; readonly size: number }; reply: BegunUpload };
  'cases.finishProof': {
    request: { readonly case: string; readonly upload: string };
    reply: { readonly upload: string };
  };
  /** 一生一案 (R147): causes and what is done about them. */
  'cases.plan': {
    request: { readonly case: string; readonly causes: readonly CaseCause[]; readonly measures: readonly Measure[] };
    reply: Stepped;
  };
  /** 会商 (R69): when, who sat together, what was decided. */
  'cases.confer': {
    request: {
      readonly case: string;
      readonly on: PlainDate;
      readonly people: string;
      readonly decision: string;
    };
    reply: Stepped;
  };
  'cases.proposeExclusion': {
    request: { readonly case: string; readonly reason: Exclusion; readonly proof: Proof };
    reply: Stepped;
  };
  'cases.proposeReopening': { request: { readonly case: string; readonly proof: Proof }; reply: Stepped };
  /** 中止计时: for a listed reason only. */
  'cases.pause': {
    request: {
      readonly case: string;
      readonly from: PlainDate;
      readonly to: PlainDate;
      readonly reason: PauseReason;
    };
    reply: Stepped;
  };
  /** 登记返校: a claim, until the class confirms it on its roll. */
  'cases.claimReturn': { request: { readonly case: string; readonly on: PlainDate }; reply: Stepped };
  'cases.end': {
    request: { readonly case: string; readonly reason: Ending; readonly proof: Proof };
    reply: Stepped;
  };
}
