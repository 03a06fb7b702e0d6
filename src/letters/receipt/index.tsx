import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useMemo } from 'react';
import type { Receipt } from '#domain/letters/api';
import { IDENTITY_LEVELS, SIGN_METHODS } from '#domain/letters/documents';
import { decodeInk } from '#domain/letters/ink';
import { isSigned } from '#domain/letters/machine';
import { isLegalGuardian } from '#domain/letters/who-signs';
import { useActing } from '../../acting';
import { platform } from '../../platform';
import { spokenDate, spokenInstant } from '../../spoken';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { InkPicture } from '../../ui/ink-picture';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { useCall } from '../../use-call';
import { ShareToParents } from '../ask-themself';
import { useMay } from '../campaigns/may';
import { IssuerSigned, Sides } from '../letter-text';
import styles from '../letter-text.module.css';
import { PrintLetter } from '../paper/print-letter';
import { TakeBack } from '../paper/take-back';
import { ReplacedBy } from '../replaced-by';
import { NextLetter } from '../sign/next-letter';
import { VoidLetter } from '../sign/void-letter';
import { openEntrust, openLetter, openTellFor, standsAs } from '../words';
import { EvidenceFile } from './evidence-file';
import { OrganSealCard } from './organ-seal';

const c = classes(styles);

function Signature({ receipt }: { receipt: Receipt }) {
  const ink = useMemo(() => (receipt.ink ? decodeInk(receipt.ink) : undefined), [receipt.ink]);
  return ink ? (
    <Card title="签名" aside={receipt.signedBy.name}>
      <InkPicture ink={ink} label="签名" />
    </Card>
  ) : null;
}

/** 现场照片: a browser asks at its seat, one step above the app. */
function ScenePhoto({ photo: { url, path } }: { photo: NonNullable<Receipt['photo']> }) {
  const picture = platform.name === 'h5' ? `../${path}` : url;
  return <Row icon="camera" title="现场照片" aside="看" onPress={() => void Taro.previewImage({ urls: [picture] })} />;
}

/** 签字人: who of the household, or who held the post on that day; of a child's letter the two sides name the signer. */
function SignedBy({ receipt: { signedBy } }: { receipt: Receipt }) {
  return <Row title="签字人" aside={`${signedBy.name}${signedBy.relation ? `（${signedBy.relation}）` : ''}`} />;
}

function Facts({ receipt }: { receipt: Receipt }) {
  return (
    <Card title={receipt.title} aside={receipt.term} flush>
      <Sides letter={receipt} />
      {receipt.edge === 'teacherGuardian' ? null : <SignedBy receipt={receipt} />}
      <IssuerSigned letter={receipt} />
      <Row title="时间" aside={receipt.signedAt === null ? '' : spokenInstant(receipt.signedAt)} />
      <Row title="方式" aside={receipt.method ? SIGN_METHODS[receipt.method] : ''} />
      {receipt.helpedBy ? <Row title="协助人" aside={receipt.helpedBy} /> : null}
      {receipt.witness ? <Row title="按指印，见证人" aside={receipt.witness} /> : null}
      {receipt.photo ? <ScenePhoto photo={receipt.photo} /> : null}
      {receipt.paper ? <Row title="纸上的日期" aside={spokenDate(receipt.paper.signedOn)} /> : null}
      {receipt.paper ? <Row title="收件人" detail="核对过纸质原件" aside={receipt.paper.vouchedBy} /> : null}
      <Row title="身份核对" aside={IDENTITY_LEVELS[receipt.level]} />
    </Card>
  );
}

/** Where the guardian can tell who looks after the child: on their own phone, or to whoever has just helped them to sign. */
function tellAt({ edge, id, child, kind, method }: Receipt, isFamily: boolean, mayTell: boolean): string | undefined {
  const isGuardian = edge === 'groupHousehold' || (kind !== null && isLegalGuardian(kind));
  if (!isGuardian || !mayTell) {
    return undefined;
  }
  if (isFamily) {
    return child ? openEntrust(child) : '/letters/entrust/index';
  }
  return method === 'assisted' ? openTellFor(id) : undefined;
}

/** What a family may want to know or tell next; between posts only that the other side signs too. */
function Afterwards({ receipt }: { receipt: Receipt }) {
  const isFamily = useActing().as?.startsWith('family:') ?? false;
  const isCarer = receipt.kind === 'entrustedCarer';
  const mayTell = useMay('letters.tellEntrustment') || isFamily;
  const url = tellAt(receipt, isFamily, mayTell);
  const waitsForIssuer = receipt.signing === 'partyFirst' && receipt.state === 'signed';
  return (
    <>
      {waitsForIssuer ? <Notice tone="calm" title={`接下来由${receipt.issuerName}签`} /> : null}
      {isFamily && receipt.edge === 'teacherGuardian' ? (
        <Notice tone="calm" title="有困难，随时找班主任">
          孩子有事先请假；手机号换了，请告诉老师。
        </Notice>
      ) : null}
      {isCarer ? (
        <Notice tone="act" title="照护人的签字已经算数，父母的还要本人签" action={<ShareToParents letter={receipt} />}>
          父母在外地，用自己的手机就能签。
        </Notice>
      ) : null}
      {url ? (
        <Card flush>
          <Row
            icon="hand-heart"
            title={isFamily ? '要外出务工？' : '父母要外出务工？'}
            detail="告诉学校和村里，谁在照顾孩子"
            onPress={() => void Taro.navigateTo({ url })}
          />
        </Card>
      ) : null}
    </>
  );
}

const HONEST = {
  paper: '原件是纸质签字，由收件人核对后拍照归档；是否本人签的，以纸质原件为准。不是第三方 CA 证书签名。',
  family: '本签名按双方约定的方式签署，由系统记下时间、方式和全文的校验值，不是第三方 CA 证书签名。',
  organs: '单位之间的内部文书，电子签署，由系统记下时间、方式和全文的校验值，不是第三方 CA 证书签名。',
  sealed: '单位之间的内部文书，电子签署，盖章的扫描件已归档；印章以纸质原件为准。不是第三方 CA 证书签名。',
} as const;

/** 如实说明: how far it may be relied on. */
function honestWords({ paper, seal }: Receipt): string {
  if (seal) {
    return seal.scan ? HONEST.sealed : HONEST.organs;
  }
  return HONEST[paper ? 'paper' : 'family'];
}

/** 回执: what was signed, when, how, and the code by which anybody can check it. */
export default function ReceiptPage() {
  const { params } = useRouter();
  const id = decodeURIComponent(params['letter'] ?? '');
  const called = useCall('letters.receipt', { letter: id }, { onShow: false });
  return (
    <Page title="签字回执" bottom={<NextLetter after={id} />}>
      <Async called={called} rows={5}>
        {(receipt) => (
          <>
            <ReplacedBy letter={receipt} wasSigned />
            <Notice
              tone={isSigned(receipt) ? 'good' : 'calm'}
              title={isSigned(receipt) ? '签好了' : `签过，${standsAs(receipt).word}`}
              action={
                <Button icon="id-card" onPress={() => void platform.copy(receipt.checkCode)}>
                  复制查验码
                </Button>
              }
            >
              查验码 {receipt.checkCode}，可以截屏留存。
            </Notice>
            <Facts receipt={receipt} />
            <Signature receipt={receipt} />
            <OrganSealCard letter={receipt} onChanged={called.reload} />
            <EvidenceFile receipt={receipt} />
            <Afterwards receipt={receipt} />
            <View className={c('honest')}>{honestWords(receipt)}</View>
            <View className={c('line')}>
              <PrintLetter letter={receipt.id} />
            </View>
            {receipt.mayVoid ? <VoidLetter letter={receipt} onVoided={called.reload} /> : null}
            {receipt.paper?.mayVoid ? <TakeBack letter={receipt.id} /> : null}
            <Button look="quiet" wide onPress={() => void Taro.navigateTo({ url: openLetter(receipt.id) })}>
              再看一遍全文
            </Button>
          </>
        )}
      </Async>
    </Page>
  );
}
