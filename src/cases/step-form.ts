import type { Operation, RequestOf } from '#domain/api';
import type { CaseCause, Ending, Exclusion, Measure, PauseReason, StepAction } from '#domain/cases/steps';
import { isPlainDate, type PlainDate } from '#domain/plain-date';
import type { ChosenFile } from '../platform/contract';

/** What is filled in for a step; each step asks for a part of it. */
export interface StepForm {
  readonly on: string;
  readonly photos: readonly ChosenFile[];
  readonly exclusion: Exclusion | undefined;
  readonly ending: Ending | undefined;
  readonly causes: readonly CaseCause[];
  readonly measures: readonly Measure[];
  readonly people: string;
  readonly decision: string;
  readonly from: string;
  readonly to: string;
  readonly pause: PauseReason | undefined;
}

export const blankStep = (today: PlainDate): StepForm => ({
  on: today,
  photos: [],
  exclusion: undefined,
  ending: undefined,
  causes: [],
  measures: [],
  people: '',
  decision: '',
  from: today,
  to: '',
  pause: undefined,
});

export type StepOperation = `cases.${StepAction}` & Operation;

/** What is still missing, as a sentence; null when it can be sent. */
export function missingIn(form: StepForm, asks: readonly string[]): string | null {
  const wants: Readonly<Record<string, string | null>> = {
    on: isPlainDate(form.on) ? null : '请选日期。',
    proof: form.photos.length > 0 ? null : '请拍下证明材料。',
    exclusion: form.exclusion ? null : '请选排除的原因。',
    ending: form.ending ? null : '请选办结的原因。',
    plan: form.causes.length > 0 && form.measures.length > 0 ? null : '请选原因和措施。',
    minutes: form.people.trim() && form.decision.trim() ? null : '请写明谁参加、定了什么。',
    pause:
      form.pause && isPlainDate(form.from) && isPlainDate(form.to) && form.from <= form.to
        ? null
        : '请选原因和起止日期。',
  };
  return asks.map((ask) => wants[ask] ?? null).find((one) => one !== null) ?? null;
}

/** The request of a step from what was filled in. @param proof The name of the uploaded proof, where the step asks for one. */
export function stepRequest(one: string, action: StepAction, form: StepForm, proof: string): RequestOf<StepOperation> {
  const parts: Readonly<Partial<Record<StepAction, object>>> = {
    plan: { causes: form.causes, measures: form.measures },
    confer: { on: form.on, people: form.people.trim(), decision: form.decision.trim() },
    proposeExclusion: { reason: form.exclusion, proof },
    proposeReopening: { proof },
    pause: { from: form.from, to: form.to, reason: form.pause },
    claimReturn: { on: form.on },
    end: { reason: form.ending, proof },
  };
  return { case: one, ...parts[action] } as RequestOf<StepOperation>;
}
