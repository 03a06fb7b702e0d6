import { useState } from 'react';
import type { RequestOf } from '#domain/api';
import { PRESENT, type Present } from '#domain/letters/event';
import { type ApiProblem, asProblem, call } from '../../api';
import { platform } from '../../platform';
import type { ChosenFile } from '../../platform/contract';
import { Card } from '../../ui/card';
import { Choices, toggled } from '../../ui/choices';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { PhotoPicker } from '../../ui/photo-picker';
import { TickBox } from '../../ui/tick-box';
import { ProblemNotice } from '../campaigns/problem-notice';

const WHO = (Object.entries(PRESENT) as [Present, string][]).map(([value, label]) => ({ value, label }));
const HANDS = [
  { value: 'name', label: '会写名字' },
  { value: 'fingerprint', label: '不会写，按指印' },
] as const;
type Hand = (typeof HANDS)[number]['value'];
const WITNESS = /^.{2,20}$/u;

/** What the phone sends of the scene. */
type AtScene = Pick<RequestOf<'letters.assist'>, 'present' | 'readAloud' | 'photo' | 'fingerprint'>;

interface Photo {
  readonly file: ChosenFile;
  readonly upload: string;
}

async function uploaded(letter: string, file: ChosenFile): Promise<Photo> {
  const { upload, ...target } = await call('letters.beginAssistPhoto', { letter, size: file.size });
  await platform.upload(target, file);
  return { file, upload };
}

/** 现场照片: brought in as soon as it is taken; without one the letter can be signed just as well. */
function usePhoto(letter: string) {
  const [photo, setPhoto] = useState<Photo>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const choose = async ([file]: readonly ChosenFile[]): Promise<void> => {
    setPhoto(undefined);
    setProblem(undefined);
    if (!file) {
      return;
    }
    setBusy(true);
    await uploaded(letter, file).then(setPhoto, (error: unknown) => setProblem(asProblem(error)));
    setBusy(false);
  };
  return { photo, busy, problem, choose };
}

/** 现场: who is there, how the signer signs, who saw it. `lacking` says what is missing before it can be sent. */
export function useScene(letter: string) {
  const [present, setPresent] = useState<readonly Present[]>(['signer']);
  const [hand, setHand] = useState<Hand>('name');
  const [witness, setWitness] = useState('');
  const photo = usePhoto(letter);
  const isMark = hand === 'fingerprint';
  const lacksWitness = isMark && !WITNESS.test(witness.trim());
  const without = lacksWitness ? '按指印的，请写见证人姓名。' : undefined;
  const upload = photo.photo?.upload;
  const atScene: AtScene = {
    present: [...present],
    readAloud: true,
    ...(upload ? { photo: upload } : {}),
    ...(isMark ? { fingerprint: { witness: witness.trim() } } : {}),
  };
  return {
    present,
    setPresent,
    hand,
    setHand,
    witness,
    setWitness,
    photo,
    isMark,
    atScene,
    lacking: present.includes('signer') ? without : '签字的人不在场，不能签。',
  };
}

interface SceneProps {
  readonly name: string;
  readonly scene: ReturnType<typeof useScene>;
  /** Why the witness that was sent is none. */
  readonly witnessProblem: string | undefined;
  readonly understood: boolean;
  readonly onUnderstood: (understood: boolean) => void;
}

function Photograph({ photo }: { readonly photo: SceneProps['scene']['photo'] }) {
  return (
    <>
      <PhotoPicker
        label="现场照片"
        optional
        most={1}
        hint="本人愿意才拍，不拍也能签。"
        photos={photo.photo ? [photo.photo.file] : []}
        onChange={(photos) => void photo.choose(photos)}
      />
      {photo.busy ? <Notice tone="calm" title="正在上传照片" /> : null}
      <ProblemNotice problem={photo.problem} />
    </>
  );
}

/** 现场: chips, a tick, a witness only for a fingerprint, a photo only where it is welcome. */
export function Scene({ name, scene, witnessProblem, understood, onUnderstood }: SceneProps) {
  const here = scene.present.includes('signer');
  return (
    <Card title="现场">
      <Choices
        label="谁在场"
        hint="可以选几个；签字的人一定要在场。"
        choices={WHO}
        value={scene.present}
        onChoose={(one) => scene.setPresent(toggled(scene.present, one))}
        problem={here ? undefined : '签字的人要在场。'}
      />
      <Choices label="怎么签" choices={HANDS} value={scene.hand} onChoose={scene.setHand} />
      {scene.isMark ? (
        <Field
          label="见证人姓名"
          hint="在场看着按指印的另一个人。"
          value={scene.witness}
          maxLength={20}
          problem={witnessProblem}
          onChange={scene.setWitness}
        />
      ) : null}
      <Photograph photo={scene.photo} />
      <TickBox
        label="念完了，打勾"
        sentence={`已念给${name}听，他说听懂了，同意签字`}
        ticked={understood}
        onTick={() => onUnderstood(!understood)}
      />
    </Card>
  );
}
