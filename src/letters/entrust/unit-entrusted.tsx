import Taro from '@tarojs/taro';
import type { ReplyOf } from '#domain/api';
import { dayOf } from '#domain/plain-date';
import { call, serverNow } from '../../api';
import { Async } from '../../ui/async';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { Empty } from '../../ui/empty';
import { More } from '../../ui/more';
import { StatusTag } from '../../ui/status-tag';
import { useCall } from '../../use-call';
import { usePages } from '../../use-pages';
import { openEntrust } from '../words';
import { spanWords } from './entrusted';

function Rows({ first, unit }: { first: ReplyOf<'letters.entrusted'>; unit: string }) {
  const pages = usePages(first, (cursor) => call('letters.entrusted', { unit, cursor }));
  const today = dayOf(serverNow());
  return (
    <>
      {pages.items.length === 0 ? (
        <Empty icon="hand-heart" title="前面的孩子都没有告知">
          往下看后面的孩子。
        </Empty>
      ) : (
        <Card title={first.place} aside={`${pages.items.length} 人`} flush>
          {pages.items.map((row) => {
            const isOver = row.until !== null && row.until < today;
            return (
              <ChildRow
                key={row.child}
                name={row.childName}
                place={row.className}
                need={`${row.relation} ${row.carer}在照顾`}
                when={spanWords(row)}
                status={<StatusTag tone={isOver ? 'calm' : 'act'}>{isOver ? '已过期' : '照护中'}</StatusTag>}
                onPress={() => void Taro.navigateTo({ url: openEntrust(row.child) })}
              />
            );
          })}
        </Card>
      )}
      <More pages={pages} />
    </>
  );
}

/** 委托照护名单 of a class or village: who looks after whom; numbers only on the child's own page. */
export function UnitEntrusted({ unit }: { readonly unit: string }) {
  const called = useCall(
    'letters.entrusted',
    { unit },
    { isEmpty: ({ items, cursor }) => items.length === 0 && cursor === null },
  );
  return (
    <Async
      called={called}
      empty={
        <Empty icon="hand-heart" title="还没有家长告知">
          父母要外出的，请他们在责任书回执下面，或首页“谁在照顾孩子”里填。
        </Empty>
      }
    >
      {(first) => <Rows first={first} unit={unit} />}
    </Async>
  );
}
