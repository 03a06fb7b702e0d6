import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import type { CasePage } from '#domain/cases/api';
import type { TransferView } from '#domain/cases/api-transfer';
import { useMay } from '../../may';
import { spokenDate } from '../../spoken';
import { Async } from '../../ui/async';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { StatusTag } from '../../ui/status-tag';
import { useCall } from '../../use-call';
import { PrintTransfer } from '../print-paper';
import { AnswerForm } from './answer-form';
import { SendForm } from './send-form';
import styles from './transfer.module.css';

const c = classes(styles);

/** One hand-over with its answer. */
function TransferCard({ one, sent }: { readonly one: string; readonly sent: TransferView }) {
  const mayPrint = useMay('office.transferLetter');
  const { answer } = sent;
  const tag = answer ? (
    <StatusTag tone={answer.accepted ? 'good' : 'warn'}>{answer.accepted ? '已接收' : '已退回'}</StatusTag>
  ) : (
    <StatusTag tone="act">等接收</StatusTag>
  );
  return (
    <Card title={`${sent.from} → ${sent.to}`} aside={tag}>
      <View>{`${spokenDate(sent.on)}移交`}</View>
      <View>{sent.reason}</View>
      {sent.contact ? <View>{`对方：${sent.contact}`}</View> : null}
      {answer ? <View>{`${spokenDate(answer.on)}${answer.accepted ? '接收' : `退回：${answer.reason}`}`}</View> : null}
      {mayPrint ? (
        <View className={c('print')}>
          <PrintTransfer one={one} n={sent.n} />
        </View>
      ) : null}
    </Card>
  );
}

interface TransfersProps {
  readonly page: CasePage;
  readonly onDone: () => void;
}

function Transfers({ page, onDone }: TransfersProps) {
  const called = useCall('cases.transfers', { case: page.id });
  const against = page.closed.find(({ action }) => action === 'acceptTransfer');
  return (
    <Async called={called} rows={4}>
      {({ townships, items }) => {
        const [latest] = items;
        const waits = page.state === 'transferred' && latest?.answer === null;
        return (
          <>
            {page.actions.includes('transfer') ? (
              <SendForm one={page.id} townships={townships} onDone={onDone} />
            ) : null}
            <View className={c('apart')}>
              {items.map((sent) => (
                <TransferCard key={sent.n} one={page.id} sent={sent} />
              ))}
            </View>
            {waits && page.actions.includes('acceptTransfer') ? (
              <AnswerForm one={page.id} sent={latest} onDone={onDone} />
            ) : null}
            {waits && against ? <Notice tone="calm" title={against.reason} /> : null}
          </>
        );
      }}
    </Async>
  );
}

/** 移交外地: to another township, or out of the county; the receiver takes the case or gives it back. */
export default function TransferPage() {
  const { params } = useRouter();
  const id = decodeURIComponent(params['case'] ?? '');
  const called = useCall('cases.case', { case: id });
  return (
    <Page title={called.data ? `移交${called.data.child.name}的个案` : '移交'}>
      <Async called={called} rows={4}>
        {(page) => <Transfers page={page} onDone={() => void Taro.navigateBack()} />}
      </Async>
    </Page>
  );
}
