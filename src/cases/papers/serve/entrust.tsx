import { useState } from 'react';
import type { AddresseeRow, PaperRow } from '#domain/cases/api-papers';
import { OUTSIDE } from '#domain/cases/transfer';
import { asProblem } from '../../../api';
import type { ChosenFile } from '../../../platform/contract';
import { spokenDate } from '../../../spoken';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Field } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { PhotoPicker } from '../../../ui/photo-picker';
import { Select } from '../../../ui/select';
import { useAct } from '../../../use-act';
import { useCall } from '../../../use-call';
import { useProof } from '../../use-proof';

const LINE = 60;

interface EntrustProps {
  readonly one: string;
  readonly row: PaperRow;
  readonly who: AddresseeRow;
  readonly onDone: () => void;
}

/** 请另一个乡镇送达: which one, and where the guardian is. */
function Request({ one, row, who, onDone }: EntrustProps) {
  const [to, setTo] = useState<string>();
  const [place, setPlace] = useState('');
  const places = useCall('cases.transfers', { case: one }, { onShow: false });
  const act = useAct('cases.entrustService');
  const choices = [
    ...(places.data?.townships ?? []).map(({ id, name }) => ({ value: id, label: name })),
    { value: OUTSIDE, label: '本县以外' },
  ];
  const send = async (): Promise<void> => {
    const target = to === OUTSIDE ? {} : { to };
    if (await act.run({ case: one, paper: row.id, addressee: who.slot, place: place.trim(), ...target })) {
      onDone();
    }
  };
  return (
    <Card title="先委托">
      <Select label="请哪里送达" choices={choices} value={to} onChoose={setTo} />
      <Field
        label={`${who.name}现在在哪里`}
        hint={to === OUTSIDE ? '写明省、市、县、乡镇。内容会加密保存' : '内容会加密保存，只有受委托的乡镇看得到'}
        maxLength={LINE}
        value={place}
        onChange={setPlace}
      />
      {act.problem ? <Notice tone="warn" title={act.problem.message} /> : null}
      <Button
        icon="send"
        look="strong"
        wide
        disabled={to === undefined || !place.trim()}
        busy={act.busy && '正在委托'}
        onPress={() => void send()}
      >
        发出委托
      </Button>
    </Card>
  );
}

/** What a township elsewhere answers comes by letter: its photo is the acceptance. */
function Letter({ one, row, who, onDone }: EntrustProps) {
  const [photos, setPhotos] = useState<readonly ChosenFile[]>([]);
  const [failed, setFailed] = useState<string>();
  const act = useAct('cases.acceptService');
  const proofOf = useProof(one);
  const [photo] = photos;
  const save = async (): Promise<void> => {
    if (!photo) {
      return;
    }
    setFailed(undefined);
    try {
      if (await act.run({ entrusted: `${row.id}:${who.slot}`, letter: await proofOf(photo) })) {
        onDone();
      }
    } catch (error) {
      setFailed(asProblem(error).message);
    }
  };
  const wrong = failed ?? act.problem?.message;
  return (
    <Card title="等对方回函">
      <PhotoPicker label="对方接受委托的回函" most={1} photos={photos} onChange={setPhotos} />
      {wrong ? <Notice tone="warn" title={wrong} /> : null}
      <Button wide disabled={photo === undefined} busy={act.busy && '正在保存'} onPress={() => void save()}>
        登记对方已接受
      </Button>
    </Card>
  );
}

/** 委托送达: a request first; only what the other township took is service. */
export function Entrust(props: EntrustProps) {
  const { entrusted } = props.who;
  if (entrusted === null) {
    return <Request {...props} />;
  }
  if (entrusted.acceptedOn !== null) {
    return <Notice tone="good" title={`${entrusted.to}已于${spokenDate(entrusted.acceptedOn)}接受委托`} />;
  }
  return entrusted.to === '外地' ? (
    <Letter {...props} />
  ) : (
    <Notice tone="calm" title={`已经委托${entrusted.to}，等对方接受`}>
      对方接受、送达、寄回送达回证以后，再登记。
    </Notice>
  );
}
