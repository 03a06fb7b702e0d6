import Taro from '@tarojs/taro';
import { STATE_TITLES } from '#domain/cases/machine';
import { spokenDate } from '../../../spoken';
import { Async } from '../../../ui/async';
import { Card } from '../../../ui/card';
import { Empty } from '../../../ui/empty';
import { Page } from '../../../ui/page';
import { Row } from '../../../ui/row';
import { StatusTag } from '../../../ui/status-tag';
import { useCall } from '../../../use-call';
import { openPapers } from '../words';

/** 待法制审核: the longest first. */
export default function ReviewsPage() {
  const called = useCall('cases.reviews', {}, { isEmpty: ({ items }) => items.length === 0 });
  return (
    <Page title="法制审核">
      <Async
        called={called}
        rows={4}
        empty={
          <Empty icon="circle-check" title="没有待审核的">
            转法制审核的个案会在这里。
          </Empty>
        }
      >
        {({ items }) => (
          <Card flush>
            {items.map((one) => (
              <Row
                key={one.case}
                icon="file-text"
                title={one.name}
                detail={`${STATE_TITLES[one.state]}，${spokenDate(one.since)}转来`}
                aside={
                  <StatusTag tone={one.reviewed ? 'calm' : 'act'}>{one.reviewed ? '已有意见' : '等审核'}</StatusTag>
                }
                onPress={() => void Taro.navigateTo({ url: openPapers(one.case) })}
              />
            ))}
          </Card>
        )}
      </Async>
    </Page>
  );
}
