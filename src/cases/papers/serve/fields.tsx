import { RECEIVERS, type Receiver, WITNESSES, type WitnessOf } from '#domain/cases/papers';
import type { PlainDate } from '#domain/plain-date';
import { Card } from '../../../ui/card';
import { Choices } from '../../../ui/choices';
import { Field } from '../../../ui/field';
import { PhotoPicker } from '../../../ui/photo-picker';
import { METHOD_WORDS, type ServeForm } from './serve-form';

const NAME = 20;
const LINE = 60;
const WORDS = 300;
const PHOTOS = 3;
const YES_NO = (yes: string, no: string) => [
  { value: 'yes' as const, label: yes },
  { value: 'no' as const, label: no },
];
const WHO = (Object.entries(RECEIVERS) as [Receiver, string][]).map(([value, label]) => ({ value, label }));
const WITNESS_OF = [
  ...(Object.entries(WITNESSES) as [WitnessOf, string][]).map(([value, label]) => ({ value, label: `${label}的人` })),
  { value: 'none' as const, label: '没有见证人，拍了照' },
];

interface FieldsProps {
  readonly form: ServeForm;
  readonly change: (form: ServeForm) => void;
  /** Name of 受送达人. */
  readonly name: string;
}

/** 谁签收: whoever is not the guardian is asked about twice, since most are no service. */
function Receiving({ form, change, name }: FieldsProps) {
  const isOther = form.receiver !== undefined && form.receiver !== 'addressee';
  return (
    <>
      <Choices
        label="谁签收的"
        choices={WHO}
        value={form.receiver}
        onChoose={(receiver) => change({ ...form, receiver })}
      />
      {form.receiver === 'adultOfHome' ? (
        <Choices
          label={`和${name}住在一起吗`}
          hint="和孩子同住不算，要和受送达人本人同住"
          choices={YES_NO('住在一起', '不住在一起')}
          value={form.livesTogether}
          onChoose={(livesTogether) => change({ ...form, livesTogether })}
        />
      ) : null}
      {isOther ? (
        <>
          <Choices
            label="成年了吗"
            choices={YES_NO('成年', '未成年')}
            value={form.isAdult}
            onChoose={(isAdult) => change({ ...form, isAdult })}
          />
          <Field
            label="签收人姓名"
            maxLength={NAME}
            value={form.receiverName}
            onChange={(receiverName) => change({ ...form, receiverName })}
          />
          <Field
            label={`是${name}的什么人`}
            placeholder="如：母亲、配偶"
            maxLength={NAME}
            value={form.relation}
            onChange={(relation) => change({ ...form, relation })}
          />
        </>
      ) : null}
    </>
  );
}

/** 留置: why it was refused, and who saw it. */
function Refused({ form, change }: FieldsProps) {
  return (
    <>
      <Field
        kind="long"
        label="为什么拒收"
        hint="对方怎么说、怎么做，照实写"
        maxLength={WORDS}
        value={form.refusal}
        onChange={(refusal) => change({ ...form, refusal })}
      />
      <Choices
        label="谁见证的"
        hint="只能是村委会、居委会或单位的人；孩子、家里人、送达人不能见证"
        choices={WITNESS_OF}
        value={form.witnessOf}
        onChoose={(witnessOf) => change({ ...form, witnessOf })}
      />
      {form.witnessOf !== undefined && form.witnessOf !== 'none' ? (
        <>
          <Field
            label={form.witnessOf === 'committee' ? '哪个村委会、居委会' : '哪个单位'}
            maxLength={LINE}
            value={form.witnessUnit}
            onChange={(witnessUnit) => change({ ...form, witnessUnit })}
          />
          <Field
            label="见证人姓名"
            maxLength={NAME}
            value={form.witness}
            onChange={(witness) => change({ ...form, witness })}
          />
        </>
      ) : null}
    </>
  );
}

function Servers({ form, change }: FieldsProps) {
  const [first, second] = form.servers;
  return (
    <>
      <Field
        label="送达人"
        maxLength={NAME}
        value={first}
        onChange={(name) => change({ ...form, servers: [name, second] })}
      />
      <Field
        label="另一位送达人"
        optional
        maxLength={NAME}
        value={second}
        onChange={(name) => change({ ...form, servers: [first, name] })}
      />
    </>
  );
}

/** Exactly what the chosen method wants, no more. */
export function ServeFields({ today, issuedOn, ...props }: FieldsProps & DaysProps) {
  const { form, change } = props;
  if (form.method === undefined) {
    return null;
  }
  const { asks, day, place, photo } = METHOD_WORDS[form.method];
  return (
    <Card title="经过">
      {asks.includes('receiver') ? <Receiving {...props} /> : null}
      {asks.includes('refusal') ? <Refused {...props} /> : null}
      {asks.includes('failedBefore') ? (
        <Field
          kind="long"
          label="别的方式为什么送不到"
          maxLength={WORDS}
          value={form.failedBefore}
          onChange={(failedBefore) => change({ ...form, failedBefore })}
        />
      ) : null}
      <Field
        kind="date"
        label={day}
        from={issuedOn ?? today}
        to={today}
        value={form.on}
        onChange={(on) => change({ ...form, on })}
      />
      <Field
        label={place}
        maxLength={LINE}
        value={form.place}
        onChange={(words) => change({ ...form, place: words })}
      />
      <Servers {...props} />
      <PhotoPicker
        label={photo}
        hint="字和签名都要看得清"
        most={PHOTOS}
        photos={form.photos}
        onChange={(photos) => change({ ...form, photos })}
      />
    </Card>
  );
}

interface DaysProps {
  readonly today: PlainDate;
  readonly issuedOn: PlainDate | null;
}
