import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import { DECLINE_REASONS } from '#domain/letters/acts';
import type { LetterRow } from '#domain/letters/api';
import { EDGES } from '#domain/letters/edges';
import { call } from '../../../api';
import { Async } from '../../../ui/async';
import { Card } from '../../../ui/card';
import { ChildRow } from '../../../ui/child-row';
import { Choices } from '../../../ui/choices';
import { Empty } from '../../../ui/empty';
import { More } from '../../../ui/more';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { StatusTag } from '../../../ui/status-tag';
import { useCall } from '../../../use-call';
import { usePages } from '../../../use-pages';
import { openLetter, openReceipt, standsAs, whenOf } from '../../words';
import { NAMES_WORDS, type NamesGroup, partyOf } from '../words';
import { LetterSheet } from './letter-sheet';

type List = ReplyOf<'letters.list'>;
type Shown = NamesGroup | 'all';

const isSigned = ({ state }: LetterRow): boolean => state === 'signed' || state === 'countersigned';
const openOne = (row: LetterRow): void =>
  void Taro.navigateTo({ url: isSigned(row) ? openReceipt(row.id) : openLetter(row.id) });

function Rows({ first, ask }: { readonly first: List; readonly ask: (cursor: string) => Promise<List> }) {
  const pages = usePages<LetterRow>(first, ask);
  const [open, setOpen] = useState<LetterRow>();
  const [{ title, term } = { title: '', term: '' }] = pages.items;
  const count = pages.more ? '' : `${pages.items.length} 份`;
  return (
    <>
      <Card title={first.place} aside={[title, term, count].filter(Boolean).join('，')} flush>
        {pages.items.map((row) => {
          const { tone, word } = standsAs(row);
          const { name, place, who } = partyOf(row);
          return (
            <ChildRow
              key={row.id}
              name={name}
              place={place}
              need={row.declined ? `${who}，${DECLINE_REASONS[row.declined]}` : who}
              when={whenOf(row)}
              status={<StatusTag tone={tone}>{word}</StatusTag>}
              onPress={() => (EDGES[row.edge].isInternal ? setOpen(row) : openOne(row))}
            />
          );
        })}
      </Card>
      <More pages={pages} />
      {open ? <LetterSheet row={open} onOpen={() => openOne(open)} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}

const SHOWN: readonly { readonly value: Shown; readonly label: string }[] = [
  { value: 'unsigned', label: '没签' },
  { value: 'unreachable', label: '联系不上' },
  { value: 'signed', label: '已签' },
  { value: 'self', label: '本人' },
  { value: 'assisted', label: '协助' },
  { value: 'paper', label: '纸质' },
  { value: 'declined', label: '暂不签' },
  { value: 'all', label: '全部' },
];

/** 名单 behind a number of the progress. */
export default function NamesPage() {
  const { params } = useRouter();
  const unit = decodeURIComponent(params['unit'] ?? '');
  const period = decodeURIComponent(params['period'] ?? '');
  const [shown, setShown] = useState<Shown>(SHOWN.find(({ value }) => value === params['group'])?.value ?? 'all');
  const request = { unit, period, group: shown === 'all' ? undefined : shown };
  const called = useCall('letters.list', request, {
    isEmpty: ({ items, cursor }) => items.length === 0 && cursor === null,
  });
  return (
    <Page title={shown === 'all' ? '责任书名单' : NAMES_WORDS[shown]}>
      <Choices label="看哪些" choices={SHOWN} value={shown} onChoose={setShown} />
      {shown === 'unreachable' ? (
        <Notice tone="calm" title="没有人绑定手机，提醒发不到">
          请打电话或上门。点开一份，可以现场签字。
        </Notice>
      ) : null}
      <Async
        called={called}
        rows={6}
        empty={
          <Empty icon="circle-check" title="没有">
            换一项看看，或回到上一页。
          </Empty>
        }
      >
        {(first) => <Rows key={shown} first={first} ask={(cursor) => call('letters.list', { ...request, cursor })} />}
      </Async>
    </Page>
  );
}
