import { useState } from 'react';
import { asProblem } from '../../../api';
import type { ChosenFile } from '../../../platform/contract';
import { BigButton } from '../../../ui/big-button';
import { Inset } from '../../../ui/inset';
import { Notice } from '../../../ui/notice';
import { PhotoPicker } from '../../../ui/photo-picker';
import { Sheet } from '../../../ui/sheet';
import { useAct } from '../../../use-act';
import { useProof } from '../../use-proof';

interface SealSheetProps {
  readonly one: string;
  readonly paper: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** 上传盖章件: the paper as the organ signed and sealed it. */
export function SealSheet({ one, paper, onClose, onDone }: SealSheetProps) {
  const [photos, setPhotos] = useState<readonly ChosenFile[]>([]);
  const [failed, setFailed] = useState<string>();
  const act = useAct('cases.sealPaper');
  const proofOf = useProof(one);
  const [photo] = photos;
  const save = async (): Promise<void> => {
    if (!photo) {
      return;
    }
    setFailed(undefined);
    try {
      if (await act.run({ case: one, paper, scan: await proofOf(photo) })) {
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
      title="上传盖章件"
      onClose={onClose}
      bottom={
        <BigButton
          icon="upload"
          says={photo ? undefined : '请拍下盖了章的文书。'}
          disabled={photo === undefined}
          busy={act.busy && '正在保存'}
          onPress={() => void save()}
        >
          上传
        </BigButton>
      }
    >
      <Inset>
        {wrong ? <Notice tone="warn" title={wrong} /> : null}
        <PhotoPicker label="盖章件" hint="文号、签字和章都要看得清" most={1} photos={photos} onChange={setPhotos} />
      </Inset>
    </Sheet>
  );
}
