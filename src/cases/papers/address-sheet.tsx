import { useState } from 'react';
import { dayOf, isPlainDate } from '#domain/plain-date';
import { asProblem, serverNow } from '../../api';
import type { ChosenFile } from '../../platform/contract';
import { BigButton } from '../../ui/big-button';
import { Field } from '../../ui/field';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { PhotoPicker } from '../../ui/photo-picker';
import { Sheet } from '../../ui/sheet';
import { useAct } from '../../use-act';
import { useProof } from '../use-proof';
import type { Papers } from '.';

const LINE = 60;

interface AddressSheetProps {
  readonly one: string;
  readonly who: Papers['guardians'][number];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** 登记送达地址确认书: what the guardian signed, its day and its photo. */
export function AddressSheet({ one, who, onClose, onDone }: AddressSheetProps) {
  const today = dayOf(serverNow());
  const [on, setOn] = useState<string>(today);
  const [address, setAddress] = useState('');
  const [photos, setPhotos] = useState<readonly ChosenFile[]>([]);
  const [failed, setFailed] = useState<string>();
  const act = useAct('cases.confirmAddress');
  const proofOf = useProof(one);
  const [photo] = photos;
  const missing = !address.trim() ? '请写确认书上的地址。' : photo ? undefined : '请拍下签了名的确认书。';
  const save = async (): Promise<void> => {
    if (!photo || !isPlainDate(on)) {
      return;
    }
    setFailed(undefined);
    try {
      const scan = await proofOf(photo);
      if (await act.run({ case: one, slot: who.slot, on, address: address.trim(), scan })) {
        onDone();
      }
    } catch (error) {
      setFailed(asProblem(error).message);
    }
  };
  const wrong = failed ?? act.problem?.message;
  return (
    <Sheet
      open
      title={`${who.name}的送达地址确认书`}
      onClose={onClose}
      bottom={
        <BigButton
          icon="check"
          says={missing}
          disabled={missing !== undefined}
          busy={act.busy && '正在保存'}
          onPress={() => void save()}
        >
          登记
        </BigButton>
      }
    >
      <Inset>
        <Notice tone="calm" title="要监护人本人签名，写明同意电子送达">
          签过以后，发到这个地址才算送达。
        </Notice>
        {wrong ? <Notice tone="warn" title={wrong} /> : null}
        <Field kind="date" label="哪天签的" value={on} to={today} onChange={setOn} />
        <Field
          label="确认书上的地址"
          hint="微信、手机号或邮寄地址，照着写。内容会加密保存"
          maxLength={LINE}
          value={address}
          onChange={setAddress}
        />
        <PhotoPicker label="签了名的确认书" hint="字和签名都要看得清" most={1} photos={photos} onChange={setPhotos} />
      </Inset>
    </Sheet>
  );
}
