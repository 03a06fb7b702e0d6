import { View } from '@tarojs/components';
import { useState } from 'react';
import type { CheckedPaper } from '#domain/office/api-forms';
import { type ApiProblem, asProblem, call } from './api';
import styles from './check-paper.module.css';
import { platform } from './platform';
import { spokenDate } from './spoken';
import { BigButton } from './ui/big-button';
import { Button } from './ui/button';
import { Card } from './ui/card';
import { classes } from './ui/classes';
import { Field } from './ui/field';
import { Notice } from './ui/notice';
import { Row } from './ui/row';
import { Sheet } from './ui/sheet';

const c = classes(styles);

function Checked({ paper }: { readonly paper: CheckedPaper }) {
  const { title, number, organ, issuedOn, isVoid, isGenuine } = paper;
  return (
    <>
      {isGenuine ? (
        <Notice tone={isVoid ? 'warn' : 'good'} title={isVoid ? '这份文书已经作废' : '是真的，制发以后没有改动过'} />
      ) : (
        <Notice tone="danger" title="记录与制发时不一致">
          请不要使用，并告诉制发的机关。
        </Notice>
      )}
      <Card title={title} flush>
        <Row title="文号" aside={number} />
        <Row title="机关" aside={organ} />
        <Row title="日期" aside={spokenDate(issuedOn)} />
      </Card>
    </>
  );
}

interface Asked {
  readonly number: string;
  readonly code: string;
}

function useCheck() {
  const [asked, change] = useState<Asked>({ number: '', code: '' });
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<readonly CheckedPaper[]>();
  const [problem, setProblem] = useState<ApiProblem>();
  const check = async (one: Asked): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    setFound(undefined);
    try {
      setFound((await call('office.checkPaper', one)).papers);
    } catch (error) {
      setProblem(asProblem(error));
    }
    setBusy(false);
  };
  const scan = async (): Promise<void> => {
    // 文号, a blank, 查验码.
    const [number = '', code = ''] = ((await platform.scan()) ?? '').split(' ');
    if (code !== '') {
      change({ number, code });
      await check({ number, code });
    }
  };
  return { asked, change, busy, found, problem, check, scan };
}

type Checking = ReturnType<typeof useCheck>;

function Asking({ asked, change, scan }: Checking) {
  return (
    <>
      {platform.name === 'weapp' ? (
        <Button wide icon="scan-line" onPress={() => void scan()}>
          扫文书上的码
        </Button>
      ) : null}
      <Field
        label="文号"
        value={asked.number}
        onChange={(number) => change({ ...asked, number })}
        maxLength={60}
        placeholder="如 青石镇限返〔2026〕1号"
      />
      <Field
        label="查验码"
        hint="在文书最后，12 位，大小写都可以"
        value={asked.code}
        onChange={(code) => change({ ...asked, code })}
        maxLength={20}
        placeholder="如 7K2M-9QWX-4TBD"
      />
    </>
  );
}

function Answer({ found, problem }: Checking) {
  return (
    <>
      {problem ? <Notice tone="danger" title={problem.message} /> : null}
      {found?.map((paper) => (
        <Checked key={paper.number} paper={paper} />
      ))}
      {found?.length === 0 ? (
        <Notice tone="warn" title="没有查到">
          请核对文号和查验码；也可以打电话问文书上写的机关。
        </Notice>
      ) : null}
    </>
  );
}

/** 查验文书: whoever was handed a paper of law types, or scans, what stands at its foot. */
export function CheckPaper() {
  const [open, setOpen] = useState(false);
  const checking = useCheck();
  const { asked, busy, check } = checking;
  const isAsked = asked.number.trim() !== '' && asked.code.trim() !== '';
  const bottom = (
    <BigButton disabled={!isAsked} busy={busy && '正在查'} onPress={() => void check(asked)}>
      查验
    </BigButton>
  );
  return (
    <>
      <Row icon="search" title="查验一份文书" detail="政府或教育局送来的通知书" onPress={() => setOpen(true)} />
      <Sheet open={open} title="查验文书" onClose={() => setOpen(false)} bottom={bottom}>
        <View className={c('inside')}>
          <Asking {...checking} />
          <Answer {...checking} />
        </View>
      </Sheet>
    </>
  );
}
