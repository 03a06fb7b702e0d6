import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { DeferralFilter } from '#domain/cases/api-deferral';
import { spokenDate } from '../../spoken';
import { Async } from '../../ui/async';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { StatusTag } from '../../ui/status-tag';
import { Tabs } from '../../ui/tabs';
import { useCall } from '../../use-call';
import { daysOf, kindOf, openDeferral, standingOf } from '../deferral/words';

const FILTERS: readonly { readonly value: DeferralFilter; readonly label: string }[] = [
  { value: 'applied', label: '等批准' },
  { value: 'granted', label: '正在休' },
  { value: 'toFile', label: '没备案' },
  { value: 'all', label: '全部' },
];

const NOTHING: Readonly<Record<DeferralFilter, string>> = {
  applied: '没有等批准的申请。',
  granted: '现在没有缓学、休学的孩子。',
  toFile: '都备案了。',
  all: '还没有人申请过。',
};

/** 缓学、休学名单: what waits first, then what ends first. */
export default function DeferralList() {
  const { params } = useRouter();
  const [filter, setFilter] = useState<DeferralFilter>('applied');
  const called = useCall('cases.deferrals', { unit: params['unit'], filter });
  const counts = called.data?.counts;
  return (
    <Page title="缓学、休学">
      <Tabs
        label="筛选"
        tabs={FILTERS.map((tab) => ({ ...tab, count: counts?.[tab.value] }))}
        value={filter}
        onChoose={setFilter}
      />
      <Async called={called} rows={4}>
        {({ unit, items }) =>
          items.length === 0 ? (
            <Empty icon="circle-check" title="没有">
              {NOTHING[filter]}
            </Empty>
          ) : (
            <Card flush title={unit.name} aside={`共 ${items.length} 个`}>
              {items.map((row) => {
                const { tone, word } = standingOf(row);
                return (
                  <ChildRow
                    key={row.id}
                    name={row.name}
                    place={row.className}
                    need={kindOf(row)}
                    when={
                      <>
                        <View>{daysOf(row)}</View>
                        <View>{`${spokenDate(row.on)}申请`}</View>
                      </>
                    }
                    status={<StatusTag tone={tone}>{word}</StatusTag>}
                    onPress={() => void Taro.navigateTo({ url: openDeferral(row.child) })}
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
