import Taro, { useRouter } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import type { LetterText } from '#domain/letters/api';
import { isPostEdge } from '#domain/letters/edges';
import { isSigned } from '#domain/letters/machine';
import { removeDraft } from '../../drafts';
import { useSubscription } from '../../subscribe';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { SignaturePad } from '../../ui/signature-pad';
import { TickBox } from '../../ui/tick-box';
import { useCall } from '../../use-call';
import { AskThemself } from '../ask-themself';
import { LetterBody } from '../letter-text';
import { OrganSealCard } from '../receipt/organ-seal';
import { ReplacedBy } from '../replaced-by';
import { SigningNotices } from '../signing-notices';
import { signingDraft, signingSays, useSigning } from '../use-signing';
import { aboutOf, declineReasonsOf, openReceipt, standsAs } from '../words';
import { Decline, declineMeans } from './decline';
import { Explained } from './explained';
import { HelpThere } from './help-there';
import { NextLetter } from './next-letter';
import { VoidLetter } from './void-letter';

interface SigningProps {
  readonly letter: LetterText;
  readonly onDeclined: () => void;
  readonly reload: () => void;
}

/** Who keeps a copy once it is signed. */
const KEPT = {
  guardian: '提交后，家里和学校各留一份。',
  household: '提交后，家里和村民小组各留一份。',
  post: '提交后，双方各留一份。',
} as const;

function keptBy({ edge }: LetterText): string {
  return edge === 'groupHousehold' ? KEPT.household : KEPT[isPostEdge(edge) ? 'post' : 'guardian'];
}

const declinedWhy = ({ edge, declined }: LetterText): string =>
  declineReasonsOf(edge).find(({ value }) => value === declined)?.label ?? '';

function Signing({ letter, onDeclined, reload }: SigningProps) {
  const { id, digest, readingMs } = letter;
  const signing = useSigning({ id, digest: digest.sm3, readingMs, label: `${aboutOf(letter)}的责任书` }, reload);
  const subscription = useSubscription(isPostEdge(letter.edge) ? ['letter'] : ['return', 'letter']);
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
      {letter.declined ? (
        <Notice tone="calm" title={`上次选了先不签：${declinedWhy(letter)}`}>
          想好了，现在就可以签；还不想签，不用再点什么。
        </Notice>
      ) : null}
      <LetterBody letter={letter} />
      <Explained letter={id} />
      <TickBox
        label="看懂了，打勾"
        sentence={letter.statement}
        ticked={signing.understood}
        onTick={() => signing.setUnderstood(!signing.understood)}
      />
      <Card title="签名" aside={letter.edge === 'groupHousehold' ? undefined : letter.adultName}>
        <SignaturePad label="请在框里写上您的姓名" value={signing.ink} onChange={signing.setInk} />
      </Card>
      <SigningNotices signing={signing} problem={signing.problem} />
      <BigButton
        icon="pen-line"
        says={signingSays(signing, keptBy(letter))}
        disabled={!signing.able}
        busy={signing.busy && '正在提交'}
        onPress={press}
      >
        提交签字
      </BigButton>
      {letter.declined ? null : <Decline letter={letter} onDone={onDeclined} />}
    </>
  );
}

/** Why nobody can sign here now. */
function closedWords(letter: LetterText): string {
  const { word } = standsAs(letter);
  if (letter.replaced) {
    return letter.checkCode === null ? '原来的一份没有签' : '原来的一份签过';
  }
  if (letter.declined) {
    return `暂不签：${declinedWhy(letter)}`;
  }
  if (word !== '待签') {
    return word;
  }
  return letter.edge === 'teacherGuardian' ? `等${letter.relation}本人来签` : `等${letter.partyName}来签`;
}

/** Whether it waits for somebody of the family who may be far away. */
const asksThemself = (letter: LetterText): boolean =>
  letter.edge === 'teacherGuardian' && !letter.maySign && standsAs(letter).word === '待签';

/** A letter that is not the caller's to sign, or is signed: to read only. */
function Closed({ letter, reload }: { letter: LetterText; reload: () => void }) {
  const signed = isSigned(letter);
  // Signed once, whatever became of it since: the receipt says what.
  const wasSigned = letter.checkCode !== null;
  useEffect(() => {
    if (signed) {
      removeDraft(signingDraft(letter.id));
    }
  }, [signed, letter.id]);
  return (
    <>
      <ReplacedBy letter={letter} wasSigned={wasSigned} />
      <Notice
        tone={standsAs(letter).tone}
        title={closedWords(letter)}
        action={
          wasSigned ? (
            <Button icon="file-text" onPress={() => void Taro.navigateTo({ url: openReceipt(letter.id) })}>
              看回执
            </Button>
          ) : undefined
        }
      >
        {letter.paused && standsAs(letter).word === '已暂停' ? '恢复以后再签。您现在不用做什么。' : undefined}
      </Notice>
      <HelpThere letter={letter} />
      <LetterBody letter={letter} />
      {signed ? <OrganSealCard letter={letter} onChanged={reload} /> : null}
      <Explained letter={letter.id} />
      {asksThemself(letter) ? <AskThemself letter={letter} /> : null}
      {letter.mayVoid ? <VoidLetter letter={letter} onVoided={reload} /> : null}
    </>
  );
}

/** 已记下, on to the next one, or back to this one after a slip of the finger. */
function Declined({ letter, onBack }: { letter: LetterText; onBack: () => void }) {
  return (
    <>
      <Notice tone="good" title="已记下，先不签">
        {declineMeans(letter)}想好了，随时再来签。
      </Notice>
      <NextLetter after={letter.id} />
      <Button look="quiet" wide onPress={onBack}>
        点错了，还是要签
      </Button>
    </>
  );
}

/** 签责任书: plain summary, every word, a tick, a name by hand. */
export default function Sign() {
  const { params } = useRouter();
  const id = decodeURIComponent(params['letter'] ?? '');
  const called = useCall('letters.read', { letter: id }, { onShow: false });
  const [declined, setDeclined] = useState(false);
  const goBack = () => {
    setDeclined(false);
    called.reload();
  };
  return (
    <Page title="责任书">
      <Async called={called} rows={6}>
        {(letter) => {
          if (declined) {
            return <Declined letter={letter} onBack={goBack} />;
          }
          return letter.maySign && !letter.paused ? (
            <Signing letter={letter} onDeclined={() => setDeclined(true)} reload={called.reload} />
          ) : (
            <Closed letter={letter} reload={called.reload} />
          );
        }}
      </Async>
    </Page>
  );
}
