import Taro from '@tarojs/taro';
import { MATTERS, RECEIVED_STATES } from '#domain/cases/referral';
import { Async } from '../../../ui/async';
import { Card } from '../../../ui/card';
import { Empty } from '../../../ui/empty';
import { Page } from '../../../ui/page';
import { Row } from '../../../ui/row';
import { StatusTag } from '../../../ui/status-tag';
import { useCall } from '../../../use-call';
import { dueWords, openReferral, receivedOf } from '../words';

/** 转来的: what was sent to this department, what waits first. */
export default function Referred() {
  const called = useCall('cases.referred', {});
  return (
    <Page title="转来的">
      <Async called={called} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="circle-check" title="没有转来的">
              乡镇或教育局转给本部门的，会列在这里。
            </Empty>
          ) : (
            <Card flush>
              {items.map((row) => {
                const { tone, word } = receivedOf(row);
                return (
                  <Row
                    key={row.id}
                    title={MATTERS[row.matter].title}
                    detail={`${row.from}，${dueWords(row, RECEIVED_STATES)}`}
                    aside={<StatusTag tone={tone}>{word}</StatusTag>}
                    onPress={() => void Taro.navigateTo({ url: openReferral(row.id) })}
                  />
                );
              })}
            </Card>
          )
        }
      </Async>
    </Page>
  );
}
