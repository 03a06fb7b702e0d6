import type { ReplyOf } from '#domain/api';
import { DEFERRAL_REASONS, type DeferralReason, NOT_DEFERRABLE, type NotDeferrable } from '#domain/cases/deferral';
import { isPlainDate } from '#domain/plain-date';
import type { AdultSlot } from '#domain/roster/documents';
import type { ChosenFile } from '../../platform/contract';
import { Card } from '../../ui/card';
import { type Choice, Choices } from '../../ui/choices';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { PhotoPicker } from '../../ui/photo-picker';

export type Known = ReplyOf<'cases.childDeferrals'>;
type Reason = DeferralReason | NotDeferrable;

/** What is filled in of an application. */
export interface Application {
  readonly told: AdultSlot | undefined;
  readonly reason: Reason | undefined;
  readonly from: string;
  readonly until: string;
  readonly note: string;
  readonly childSaid: string;
  readonly certificates: readonly ChosenFile[];
  readonly paper: readonly ChosenFile[];
}

export const blankApplication = (today: string): Application => ({
  told: undefined,
  reason: undefined,
  from: today,
  until: '',
  note: '',
  childSaid: '',
  certificates: [],
  paper: [],
});

export const isRefused = (reason: Reason | undefined): reason is NotDeferrable =>
  reason !== undefined && reason in NOT_DEFERRABLE;

/** What is still to be filled in; undefined: nothing. */
export function missingOf(form: Application, isWritten: boolean): string | undefined {
  if (isWritten && form.told === undefined) {
    return '请选是哪位监护人申请。';
  }
  if (form.reason === undefined) {
    return '请选为什么不能上学。';
  }
  if (!isPlainDate(form.from) || !isPlainDate(form.until) || form.until < form.from) {
    return '请选从哪天到哪天。';
  }
  if (form.certificates.length === 0) {
    return '请拍下医院的证明。';
  }
  return isWritten && form.paper.length === 0 ? '请拍下监护人签了名的申请。' : undefined;
}

function reasonsOf({ otherReasons }: Known): Choice<Reason>[] {
  const { other, ...health } = DEFERRAL_REASONS;
  const lawful = (Object.entries(health) as [Reason, string][]).map(([value, label]) => ({ value, label }));
  const more = otherReasons === '' ? [] : [{ value: 'other' as const, label: other, detail: otherReasons }];
  const others = (Object.entries(NOT_DEFERRABLE) as [Reason, { title: string }][]).map(([value, { title }]) => ({
    value,
    label: title,
  }));
  return [...lawful, ...more, ...others];
}

interface FieldsProps {
  readonly known: Known;
  readonly form: Application;
  readonly change: (form: Application) => void;
}

/** Why: what is not the child's health is answered at once, with the way that there is instead. */
export function Why({ known, form, change }: FieldsProps) {
  return (
    <Card title="为什么不能上学">
      {known.guardians.length > 0 ? (
        <Choices
          label="哪位监护人申请"
          choices={known.guardians.map(({ slot, name, relation }) => ({ value: slot, label: `${relation} ${name}` }))}
          value={form.told}
          onChoose={(told) => change({ ...form, told })}
        />
      ) : null}
      <Choices
        label="原因"
        list
        choices={reasonsOf(known)}
        value={form.reason}
        onChoose={(reason) => change({ ...form, reason })}
      />
      {isRefused(form.reason) ? (
        <Notice tone="warn" title={`${NOT_DEFERRABLE[form.reason].title}，不能缓学、休学`}>
          {NOT_DEFERRABLE[form.reason].instead}
        </Notice>
      ) : null}
    </Card>
  );
}

/** Until when, what the illness is, what the child says, and the papers. */
export function Rest({ known, form, change }: FieldsProps) {
  return (
    <Card title="什么时候、什么病">
      <Field kind="date" label="从哪天起" value={form.from} onChange={(from) => change({ ...form, from })} />
      <Field
        kind="date"
        label="到哪天"
        hint={`最长 ${known.maxMonths} 个月。到时没有好，可以再申请；好得早，随时可以回来。`}
        value={form.until}
        from={form.from}
        onChange={(until) => change({ ...form, until })}
      />
      <Field
        kind="long"
        label="什么病"
        optional
        hint="内容会加密保存，只有办理的人能看。"
        value={form.note}
        maxLength={300}
        onChange={(note) => change({ ...form, note })}
      />
      <Field
        kind="long"
        label="孩子自己怎么说"
        optional
        hint="用孩子的原话。批准以前，办理的人还会问孩子。"
        value={form.childSaid}
        maxLength={300}
        onChange={(childSaid) => change({ ...form, childSaid })}
      />
      <PhotoPicker
        label={known.certificate}
        hint="字和章都要看得清，最多 3 张"
        most={3}
        photos={form.certificates}
        onChange={(certificates) => change({ ...form, certificates })}
      />
      {known.guardians.length > 0 ? (
        <PhotoPicker
          label="监护人签了名的书面申请"
          most={1}
          photos={form.paper}
          onChange={(paper) => change({ ...form, paper })}
        />
      ) : null}
    </Card>
  );
}
