import Taro, { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { HouseholdSigner, LetterText } from '#domain/letters/api';
import { isSigned } from '#domain/letters/machine';
import type { ApiProblem } from '../../api';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { SignaturePad } from '../../ui/signature-pad';
import { useCall } from '../../use-call';
import { LetterBody } from '../letter-text';
import { Explained } from '../sign/explained';
import { SigningNotices } from '../signing-notices';
import { signingSays, useSigning } from '../use-signing';
import { aboutOf, openReceipt } from '../words';
import { Scene, useScene } from './scene';

const keyOf = ({ child, slot }: HouseholdSigner): string => `${child} ${slot}`;

/** Each guardian once, with the children: of brothers and sisters the same parents are registered with each. */
function onceEach(signers: readonly HouseholdSigner[]) {
  const people = new Map<string, { readonly signer: HouseholdSigner; readonly children: string[] }>();
  for (const signer of signers) {
    const key = `${signer.name} ${signer.relation}`;
    const known = people.get(key) ?? { signer, children: [] };
    known.children.push(signer.childName);
    people.set(key, known);
  }
  return [...people.values()];
}

/** Of a household one guardian signs: chosen at once where there is only one. */
function useSigner({ signers }: LetterText) {
  const [key, setKey] = useState<string>();
  const [only, second] = onceEach(signers);
  const signer = key === undefined ? (second ? undefined : only?.signer) : signers.find((one) => keyOf(one) === key);
  return { signer, choose: setKey };
}

interface WhoSignsProps {
  readonly letter: LetterText;
  readonly signer: HouseholdSigner | undefined;
  readonly onChoose: (key: string) => void;
}

function WhoSigns({ letter, signer, onChoose }: WhoSignsProps) {
  return (
    <Card title="一家签一份">
      {letter.signers.length === 0 ? (
        <Notice tone="warn" title="这一户没有登记父母或监护人">
          请先在名册里登记，再来签。
        </Notice>
      ) : (
        <Choices
          label="谁来签"
          list
          choices={onceEach(letter.signers).map(({ signer: one, children }) => ({
            value: keyOf(one),
            label: one.name,
            detail: `${children.join('、')}的${one.relation}`,
          }))}
          value={signer && keyOf(signer)}
          onChoose={onChoose}
        />
      )}
    </Card>
  );
}

interface WrittenProps {
  readonly name: string;
  readonly isMark: boolean;
  readonly signing: Pick<ReturnType<typeof useSigning>, 'ink' | 'setInk'>;
}

function Written({ name, isMark, signing }: WrittenProps) {
  return (
    <Card title="签名" aside={name}>
      <SignaturePad
        label={isMark ? `请${name}用手指在框里按着画一个圈` : `请${name}写上姓名`}
        value={signing.ink}
        onChange={signing.setInk}
      />
    </Card>
  );
}

/** Why it was refused; what was said of a witness is not said of the next one, who has not been sent yet. */
function useRefusal(problem: ApiProblem | undefined, witness: string) {
  const [sent, setSent] = useState('');
  const asked = (): void => setSent(witness);
  if (problem?.code !== 'WITNESS_NOT_ANOTHER') {
    return { asked, problem, ofWitness: undefined };
  }
  const current = sent === witness ? problem : undefined;
  return { asked, problem: current, ofWitness: current?.message };
}

function Assisting({ letter, reload }: { letter: LetterText; reload: () => void }) {
  const { id, digest, readingMs } = letter;
  const signing = useSigning({ id, digest: digest.sm3, readingMs, label: `协助签：${aboutOf(letter)}` }, reload);
  const { signer, choose } = useSigner(letter);
  const isHousehold = letter.edge === 'groupHousehold';
  const name = isHousehold ? (signer?.name ?? '签字人') : letter.adultName;
  const scene = useScene(id);
  const { outcome } = signing;
  const refused = useRefusal(signing.problem, scene.witness);
  useEffect(() => {
    if (outcome === 'signed') {
      void Taro.redirectTo({ url: openReceipt(letter.id) });
    }
  }, [outcome, letter.id]);
  const lacking = isHousehold && !signer ? '请先选谁来签。' : scene.lacking;
  return (
    <>
      <Notice tone="act" title={`请把责任书念给${name}听`}>
        听懂了，再请他自己在您的手机上写名字。不愿签，不勉强，不影响孩子。
      </Notice>
      <LetterBody letter={letter} />
      <Explained letter={id} />
      {isHousehold ? <WhoSigns letter={letter} signer={signer} onChoose={choose} /> : null}
      <Scene
        name={name}
        scene={scene}
        witnessProblem={refused.ofWitness}
        understood={signing.understood}
        onUnderstood={signing.setUnderstood}
      />
      <Written name={name} isMark={scene.isMark} signing={signing} />
      <SigningNotices signing={signing} problem={refused.problem} />
      <BigButton
        icon="hand-heart"
        says={lacking ?? signingSays(signing, isHousehold ? '提交后，家里和村民小组各留一份。' : undefined)}
        disabled={!signing.able || lacking !== undefined || scene.photo.busy}
        busy={signing.busy && '正在提交'}
        onPress={() => {
          refused.asked();
          void signing.send({
            ...scene.atScene,
            ...(signer ? { signer: { child: signer.child, slot: signer.slot } } : {}),
          });
        }}
      >
        提交，记为协助签字
      </BigButton>
    </>
  );
}

/** 协助签字: on the cadre's or teacher's phone, for a guardian without one. Counted apart. */
export default function Assist() {
  const { params } = useRouter();
  const id = decodeURIComponent(params['letter'] ?? '');
  const called = useCall('letters.read', { letter: id }, { onShow: false });
  return (
    <Page title="协助签字">
      <Async called={called} rows={6}>
        {(letter) =>
          isSigned(letter) ? (
            <Notice
              tone="good"
              title="已经签过了"
              action={<Button onPress={() => void Taro.redirectTo({ url: openReceipt(letter.id) })}>看回执</Button>}
            />
          ) : (
            <Assisting letter={letter} reload={called.reload} />
          )
        }
      </Async>
    </Page>
  );
}
