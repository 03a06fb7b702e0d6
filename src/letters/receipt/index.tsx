import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useMemo } from 'react';
import type { Receipt } from '#domain/letters/api';
import { IDENTITY_LEVELS, SIGN_METHODS } from '#domain/letters/documents';
import { decodeInk } from '#domain/letters/ink';
import { spokenDate, spokenInstant } from '#domain/plain-date';
import { useActing } from '../../acting';
import { platform } from '../../platform';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { InkPicture } from '../../ui/ink-picture';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { useCall } from '../../use-call';
import styles from '../letter-text.module.css';
import { PrintLetter } from '../paper/print-letter';
import { TakeBack } from '../paper/take-back';
import { openLetter } from '../words';
import { EvidenceFile } from './evidence-file';

const c = classes(styles);

const goHome = (): void => void Taro.reLaunch({ url: '/home/index' });

function Signature({ receipt }: { receipt: Receipt }) {
  const ink = useMemo(() => (receipt.ink ? decodeInk(receipt.ink) : undefined), [receipt.ink]);
  return ink ? (
    <Card title="签名" aside={receipt.adultName}>
      <InkPicture ink={ink} label={`${receipt.adultName}的签名`} />
    </Card>
  ) : null;
}

function Facts({ receipt }: { receipt: Receipt }) {
  return (
    <Card title={receipt.title} aside={receipt.term} flush>
      <Row title="孩子" aside={`${receipt.childName}，${receipt.className}`} />
      <Row title="签字人" aside={`${receipt.adultName}（${receipt.relation}）`} />
      <Row title="时间" aside={receipt.signedAt === null ? '' : spokenInstant(receipt.signedAt)} />
      <Row title="方式" aside={receipt.method ? SIGN_METHODS[receipt.method] : ''} />
      {receipt.helpedBy ? <Row title="协助人" aside={receipt.helpedBy} /> : null}
      {receipt.paper ? <Row title="纸上的日期" aside={spokenDate(receipt.paper.signedOn)} /> : null}
      {receipt.paper ? <Row title="收件人" detail="核对过纸质原件" aside={receipt.paper.vouchedBy} /> : null}
      <Row title="身份核对" aside={IDENTITY_LEVELS[receipt.level]} />
    </Card>
  );
}

/** The next letter of the family, so that several children go in one sitting. */
function NextLetter({ after }: { after: string }) {
  const called = useCall('letters.mine', {});
  const left = called.data?.toSign.filter((row) => row.id !== after) ?? [];
  const [next] = left;
  return next ? (
    <BigButton
      icon="pen-line"
      says={`还有 ${left.length} 份等您签。`}
      onPress={() => void Taro.redirectTo({ url: openLetter(next.id) })}
    >
      下一份：{next.childName}
    </BigButton>
  ) : (
    <BigButton onPress={goHome}>回到首页</BigButton>
  );
}

/** What comes next: a family signs its next letter, staff go back to their list. */
function Next({ after }: { after: string }) {
  const { as } = useActing();
  return as?.startsWith('family:') ? (
    <NextLetter after={after} />
  ) : (
    <BigButton onPress={() => (Taro.getCurrentPages().length > 1 ? void Taro.navigateBack() : goHome())}>
      返回
    </BigButton>
  );
}

/** 回执: what was signed, when, how, and the code by which anybody can check it. */
export default function ReceiptPage() {
  const { params } = useRouter();
  const id = decodeURIComponent(params['letter'] ?? '');
  const called = useCall('letters.receipt', { letter: id }, { onShow: false });
  return (
    <Page title="签字回执" bottom={<Next after={id} />}>
      <Async called={called} rows={5}>
        {(receipt) => (
          <>
            <Notice
              tone="good"
              title="签好了"
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
            <EvidenceFile receipt={receipt} />
            <Notice tone="calm" title="有困难，随时找班主任">
              孩子有事先请假；手机号换了，请告诉老师。
            </Notice>
            <View className={c('honest')}>
              {receipt.paper
                ? '原件是纸质签字，由收件人核对后拍照归档；是否本人签的，以纸质原件为准。不是第三方 CA 证书签名。'
                : '本签名按双方约定的方式签署，由系统记下时间、方式和全文的校验值，不是第三方 CA 证书签名。'}
            </View>
            <View className={c('line')}>
              <PrintLetter letter={receipt.id} />
            </View>
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
