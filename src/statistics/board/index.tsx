import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { RequestOf } from '#domain/api';
import { isPlainDate, type PlainDate } from '#domain/plain-date';
import { Async } from '../../ui/async';
import { isWide } from '../../ui/is-wide';
import { MasterDetail } from '../../ui/master-detail';
import { Page } from '../../ui/page';
import { BoardTable } from '../board-table';
import { BoardView } from '../board-view';
import { ListView } from '../list-view';
import { PrintedCheckpoint } from '../printed-checkpoint';
import { useBoard } from '../use-board';

type ListRequest = RequestOf<'statistics.list'>;

const urlOf = ({ unit, what, date, round }: ListRequest): string => {
  const rest = [date ? `&date=${date}` : '', round ? `&round=${encodeURIComponent(round)}` : ''].join('');
  return `/statistics/list/index?unit=${encodeURIComponent(unit)}&what=${what}${rest}`;
};

/** 看板: the figures of a unit and of each unit below it; every number opens its list, on a desktop at the right. */
export default function BoardScreen() {
  const { params } = useRouter();
  const [date, setDate] = useState<PlainDate | undefined>(
    params['date'] && isPlainDate(params['date']) ? params['date'] : undefined,
  );
  const [round, setRound] = useState<string>();
  const [list, setList] = useState<ListRequest>();
  const { called, asOf } = useBoard({ unit: params['unit'], date, round });
  const openList = (request: ListRequest): void => {
    if (isWide()) {
      setList(request);
    } else {
      void Taro.navigateTo({ url: urlOf(request) });
    }
  };
  const board = (
    <Async called={called} rows={8}>
      {(data) => (
        <BoardView
          board={data}
          asOf={asOf}
          busy={called.busy}
          onRefresh={called.reload}
          onDate={setDate}
          onRound={setRound}
          onList={openList}
        />
      )}
    </Async>
  );
  const table = called.data && isWide() ? <BoardTable board={called.data} asOf={asOf} onList={openList} /> : undefined;
  return (
    <Page title="看板" wide>
      <MasterDetail
        list={board}
        detail={list === undefined ? table : <ListView key={JSON.stringify(list)} request={list} titled />}
        onClose={() => setList(undefined)}
        invitation="点左边任何一个数字，这里就是它的名单。"
      />
      {called.data && isWide() ? <PrintedCheckpoint /> : null}
    </Page>
  );
}
