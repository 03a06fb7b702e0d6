import { View } from '@tarojs/components';
import type { ReplyOf } from '#domain/api';
import { spokenDate } from '../../../spoken';
import { Async } from '../../../ui/async';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { classes } from '../../../ui/classes';
import { Empty } from '../../../ui/empty';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { StatusTag } from '../../../ui/status-tag';
import { useAct } from '../../../use-act';
import { useCall } from '../../../use-call';
import { PrintEntrusted } from '../../print-paper';
import styles from '../paper-text.module.css';

const c = classes(styles);

type Asked = ReplyOf<'cases.entrustedServices'>['items'][number];

/** 一份委托: whom to serve and where; nothing else of the case. */
function AskedCard({ asked, onDone }: { readonly asked: Asked; readonly onDone: () => void }) {
  const act = useAct('cases.acceptService');
  const { id, title, number, from, name, place, requestedOn, acceptedOn } = asked;
  const accept = async (): Promise<void> => {
    if (await act.run({ entrusted: id })) {
      onDone();
    }
  };
  return (
    <Card
      title={`送达${name}`}
      aside={
        <StatusTag tone={acceptedOn === null ? 'act' : 'good'}>{acceptedOn === null ? '等接受' : '已接受'}</StatusTag>
      }
    >
      <View className={c('asked')}>
        <View>{`${title}（${number}）`}</View>
        <View>{`在：${place}`}</View>
        <View>{`${from}，${spokenDate(requestedOn)}委托`}</View>
      </View>
      {act.problem ? <Notice tone="warn" title={act.problem.message} /> : null}
      {acceptedOn === null ? (
        <Button icon="check" look="strong" wide busy={act.busy && '正在接受'} onPress={() => void accept()}>
          接受委托
        </Button>
      ) : (
        <>
          <Notice tone="calm" title="送到以后，把签了名的送达回证寄回去">
            {`${spokenDate(acceptedOn)}接受。由${from}登记送达。`}
          </Notice>
          <PrintEntrusted entrusted={id} />
        </>
      )}
    </Card>
  );
}

/** 委托我们送达的 */
export default function EntrustedPage() {
  const called = useCall('cases.entrustedServices', {}, { isEmpty: ({ items }) => items.length === 0 });
  return (
    <Page title="委托我们送达的">
      <Async
        called={called}
        rows={4}
        empty={
          <Empty icon="circle-check" title="没有委托">
            别的乡镇请我们送达时，会在这里。
          </Empty>
        }
      >
        {({ items }) => items.map((asked) => <AskedCard key={asked.id} asked={asked} onDone={called.reload} />)}
      </Async>
    </Page>
  );
}
