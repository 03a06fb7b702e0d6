import type { EntrustmentRow } from '#domain/letters/api-entrustment';
import { dayOf } from '#domain/plain-date';
import { serverNow } from '../../api';
import { platform } from '../../platform';
import { spokenDate, spokenInstant } from '../../spoken';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Empty } from '../../ui/empty';
import { Inset } from '../../ui/inset';
import { Row } from '../../ui/row';
import { StatusTag } from '../../ui/status-tag';
import { useCall } from '../../use-call';

/** From when until when, as one line. */
export function spanWords({ from, until }: Pick<EntrustmentRow, 'from' | 'until'>): string {
  return until === null ? `${spokenDate(from)}起` : `${spokenDate(from)}到${spokenDate(until)}`;
}

/** What was told at one time. */
export function EntrustmentCard({ row, mayCall }: { readonly row: EntrustmentRow; readonly mayCall: boolean }) {
  const isOver = row.until !== null && row.until < dayOf(serverNow());
  return (
    <Card
      title={`${row.relation} ${row.carer}`}
      aside={<StatusTag tone={isOver ? 'calm' : 'act'}>{isOver ? '已过期' : '照护中'}</StatusTag>}
      flush
    >
      <Row icon="calendar-days" title={spanWords(row)} detail="照护时间" />
      <Row icon="phone" title={row.phone} detail="照护人电话" />
      <Row icon="users-round" title={row.reach} detail="怎么找到父母" />
      <Row icon="clock" title={spokenInstant(row.at)} detail="告知时间" />
      {row.writtenBy ? <Row icon="user-round" title={row.writtenBy} detail="代记人，父母当面说的" /> : null}
      {mayCall ? (
        <Inset>
          <Button wide icon="phone" onPress={() => void platform.call(row.phone)}>
            {`打电话给${row.carer}`}
          </Button>
        </Inset>
      ) : null}
    </Card>
  );
}

/** 一个孩子的告知, the newest first, for class teacher, principal and village; opening it is written down. */
export function Entrusted({ child }: { readonly child: string }) {
  const called = useCall(
    'letters.entrustments',
    { child },
    { isEmpty: ({ items }) => items.length === 0, onShow: false },
  );
  return (
    <Async
      called={called}
      empty={
        <Empty icon="hand-heart" title="家长还没有告知">
          父母要外出的，请他们在手机上填：责任书回执下面，或首页“谁在照顾孩子”。
        </Empty>
      }
    >
      {({ items }) => (
        <>
          {items.map((row) => (
            <EntrustmentCard key={row.id} row={row} mayCall />
          ))}
        </>
      )}
    </Async>
  );
}
