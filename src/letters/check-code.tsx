import { View } from '@tarojs/components';
import { useState } from 'react';
import type { VerifiedLetter } from '#domain/letters/api';
import { IDENTITY_LEVELS, SIGN_METHODS } from '#domain/letters/documents';
import { type ApiProblem, asProblem, call } from '../api';
import { CheckPaper } from '../check-paper';
import { spokenInstant } from '../spoken';
import { BigButton } from '../ui/big-button';
import { Card } from '../ui/card';
import { classes } from '../ui/classes';
import { Field } from '../ui/field';
import { Notice } from '../ui/notice';
import { Row } from '../ui/row';
import { Sheet } from '../ui/sheet';
import { CheckEvidence } from './check-evidence';
import styles from './letter-text.module.css';
import { PublishedKeys } from './published';

const c = classes(styles);

type Found = { readonly letters: readonly VerifiedLetter[] };

function Verified({ letter }: { letter: VerifiedLetter }) {
  return (
    <>
      {letter.genuine ? (
        <Notice tone="good" title="是真的，签字后没有改动过" />
      ) : (
        <Notice tone="danger" title="记录与签字时不一致">
          请不要使用，并告诉县教育局。
        </Notice>
      )}
      <Card title={letter.title} aside={letter.term} flush>
        <Row title="孩子" aside={`${letter.childName}，${letter.school}`} />
        <Row title="签字人" aside={letter.signer} />
        <Row title="时间" aside={spokenInstant(letter.signedAt)} />
        <Row title="方式" aside={`${SIGN_METHODS[letter.method]}，${IDENTITY_LEVELS[letter.level]}`} />
      </Card>
    </>
  );
}

/** 查验: whoever was shown a receipt types its code and sees what it stands for, with names masked. */
export function CheckCode() {
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<Found>();
  const [problem, setProblem] = useState<ApiProblem>();
  const check = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      setFound(await call('letters.verify', { code }));
    } catch (error) {
      setProblem(asProblem(error));
    }
    setBusy(false);
  };
  const change = (text: string): void => {
    setCode(text);
    setFound(undefined);
  };
  return (
    <>
      <Card flush>
        <Row icon="search" title="查验一份回执" detail="输入回执上的查验码" onPress={() => setOpen(true)} />
        <CheckPaper />
        <CheckEvidence />
        <PublishedKeys />
      </Card>
      <Sheet
        open={open}
        title="查验回执"
        onClose={() => setOpen(false)}
        bottom={
          <BigButton disabled={code.trim() === ''} busy={busy && '正在查'} onPress={() => void check()}>
            查验
          </BigButton>
        }
      >
        <View className={c('margin')}>
          <Field
            label="查验码"
            hint="12 位，大小写都可以"
            value={code}
            onChange={change}
            maxLength={20}
            placeholder="如 7K2M-9QWX-4TBD"
            onDone={() => void check()}
          />
          {problem ? <Notice tone="danger" title={problem.message} /> : null}
          {found?.letters.map((letter) => (
            <Verified key={letter.signedAt} letter={letter} />
          ))}
          {found?.letters.length === 0 ? (
            <Notice tone="warn" title="没有查到">
              请核对查验码；别的县的回执要到那个县查。
            </Notice>
          ) : null}
        </View>
      </Sheet>
    </>
  );
}
