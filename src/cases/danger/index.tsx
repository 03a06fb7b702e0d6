import Taro, { useRouter } from '@tarojs/taro';
import { spokenInstant } from '../../spoken';
import { Async } from '../../ui/async';
import { Card } from '../../ui/card';
import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { StatusTag } from '../../ui/status-tag';
import { useCall } from '../../use-call';
import { FileView } from './file-view';

/** The files that name this person: when, and whether they are open; nothing of what they hold. */
function Own() {
  const called = useCall('cases.dangers', {});
  return (
    <Async called={called} rows={3}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty icon="lock" title="没有您能看的强制报告">
            发现孩子有危险，先打 110，再在孩子的页面点“强制报告”。
          </Empty>
        ) : (
          <Card flush>
            {items.map(({ id, at, state }) => (
              <Row
                key={id}
                icon="lock"
                title={spokenInstant(at)}
                aside={
                  <StatusTag tone={state === 'open' ? 'danger' : 'calm'}>
                    {state === 'open' ? '正在处理' : '已办结'}
                  </StatusTag>
                }
                onPress={() => void Taro.navigateTo({ url: `/cases/danger/index?danger=${id}` })}
              />
            ))}
          </Card>
        )
      }
    </Async>
  );
}

function One({ danger }: { readonly danger: string }) {
  const called = useCall('cases.danger', { danger }, { onShow: false });
  return (
    <Async called={called} rows={5}>
      {(view) => <FileView view={view} reload={called.reload} />}
    </Async>
  );
}

/** 强制报告: a closed file, or the list of one's own. */
export default function DangerPage() {
  const { params } = useRouter();
  const danger = decodeURIComponent(params['danger'] ?? '');
  return <Page title="强制报告">{danger ? <One danger={danger} /> : <Own />}</Page>;
}
