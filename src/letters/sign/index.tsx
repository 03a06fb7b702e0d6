import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { DECLINE_REASONS, type DeclineReason } from '#domain/letters/acts';
import type { LetterText } from '#domain/letters/api';
import { removeDraft } from '../../drafts';
import { useSubscription } from '../../subscribe';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { SignaturePad } from '../../ui/signature-pad';
import { TickBox } from '../../ui/tick-box';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';
import { LetterBody } from '../letter-text';
import styles from '../letter-text.module.css';
import { refusalWords, signingDraft, signingSays, useSigning } from '../use-signing';
import { openReceipt, standsAs } from '../words';

const c = classes(styles);

const REASONS = (Object.entries(DECLINE_REASONS) as [DeclineReason, string][]).map(([value, label]) => ({
  value,
  label,
}));

/** 暂不签: allowed, free, and can be thought over. */
function Decline({ letter, onDone }: { letter: LetterText; onDone: () => void }) {
  const [open, setOpen] = useState(false);
  const decline = useAct('letters.decline');
  const choose = async (reason: DeclineReason) => {
    if (await decline.run({ letter: letter.id, reason })) {
      setOpen(false);
      onDone();
    }
  };
  return (
    <>
      <Button look="quiet" wide onPress={() => setOpen(true)}>
        先不签
      </Button>
      <Sheet open={open} title="先不签，没有关系" onClose={() => setOpen(false)}>
        <View className={c('margin')}>
          不签，不影响孩子上学和受资助。以后随时可以再签。
          {decline.problem ? <Notice tone="danger" title={decline.problem.message} /> : null}
        </View>
        {REASONS.map(({ value, label }) => (
          <Row key={value} title={label} onPress={() => void choose(value)} />
        ))}
      </Sheet>
    </>
  );
}

interface SigningProps {
  readonly letter: LetterText;
  readonly onDeclined: () => void;
  readonly reload: () => void;
}

function Signing({ letter, onDeclined, reload }: SigningProps) {
  const { id, digest, readingMs, childName } = letter;
  const signing = useSigning({ id, digest: digest.sm3, readingMs, label: `${childName}的责任书` }, reload);
  const subscription = useSubscription(['return', 'letter']);
  const { outcome } = signing;
  useEffect(() => {
    if (outcome === 'signed') {
      void Taro.redirectTo({ url: openReceipt(letter.id) });
    }
  }, [outcome, letter.id]);
  const press = () => {
    // WeChat asks only as the first thing in a tap: the reminder first, then the signature.
    const asked = subscription.ask();
    void asked.then(() => signing.send());
  };
  return (
    <>
      <LetterBody letter={letter} />
      <TickBox
        label="看懂了，打勾"
        sentence={letter.statement}
        ticked={signing.understood}
        onTick={() => signing.setUnderstood(!signing.understood)}
      />
      <Card title="签名" aside={letter.adultName}>
        <SignaturePad label="请在框里写上您的姓名" value={signing.ink} onChange={signing.setInk} />
      </Card>
      {signing.opened.problem ? (
        <Notice
          tone="danger"
          title={signing.opened.problem.message}
          action={<Button onPress={signing.opened.again}>再试一次</Button>}
        />
      ) : null}
      {signing.problem ? <Notice tone="warn" title={refusalWords(signing.problem)} /> : null}
      {signing.waits || outcome === 'kept' ? (
        <Notice tone="calm" title="签名已存在手机里，联网后自动提交">
          十分钟内没有网络，请再点一次“提交”，不用重写。
        </Notice>
      ) : null}
      <BigButton
        icon="pen-line"
        says={signingSays(signing)}
        disabled={!signing.able}
        busy={signing.busy && '正在提交'}
        onPress={press}
      >
        提交签字
      </BigButton>
      <Decline letter={letter} onDone={onDeclined} />
    </>
  );
}

/** A letter that is not the caller's to sign, or is signed: to read only. */
function Closed({ letter }: { letter: LetterText }) {
  const signed = letter.state === 'signed';
  const { tone, word } = standsAs(letter);
  useEffect(() => {
    if (signed) {
      removeDraft(signingDraft(letter.id));
    }
  }, [signed, letter.id]);
  return (
    <>
      <Notice
        tone={tone}
        title={word === '待签' ? `等${letter.relation}本人来签` : word}
        action={
          signed ? (
            <Button icon="file-text" onPress={() => void Taro.navigateTo({ url: openReceipt(letter.id) })}>
              看回执
            </Button>
          ) : undefined
        }
      />
      <LetterBody letter={letter} />
    </>
  );
}

/** 签责任书: plain summary, every word, a tick, a name by hand. */
export default function Sign() {
  const { params } = useRouter();
  const id = decodeURIComponent(params['letter'] ?? '');
  const called = useCall('letters.read', { letter: id }, { onShow: false });
  const [declined, setDeclined] = useState(false);
  return (
    <Page title="责任书">
      <Async called={called} rows={6}>
        {(letter) => {
          if (declined) {
            return (
              <Notice
                tone="good"
                title="已记下，先不签"
                action={<Button onPress={() => void Taro.reLaunch({ url: '/home/index' })}>回到首页</Button>}
              >
                不影响孩子上学和受资助。想好了，随时再来签。
              </Notice>
            );
          }
          return letter.maySign ? (
            <Signing letter={letter} onDeclined={() => setDeclined(true)} reload={called.reload} />
          ) : (
            <Closed letter={letter} />
          );
        }}
      </Async>
    </Page>
  );
}
