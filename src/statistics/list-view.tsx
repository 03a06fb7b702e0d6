import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { RequestOf } from '#domain/api';
import { ABSENCE_REASONS } from '#domain/attendance/documents';
import { SIGN_METHODS } from '#domain/letters/documents';
import type { ListItem, ListPage } from '#domain/statistics/api';
import { call } from '../api';
import { spokenDate } from '../spoken';
import { Async } from '../ui/async';
import { Card } from '../ui/card';
import { ChildRow } from '../ui/child-row';
import { Empty } from '../ui/empty';
import { More } from '../ui/more';
import { Row } from '../ui/row';
import { StatusTag, type Tone } from '../ui/status-tag';
import { useCall } from '../use-call';
import { usePages } from '../use-pages';
import { LIST_EMPTY, LIST_TITLES } from './figure-words';

const go = (url: string) => (): void => void Taro.navigateTo({ url });

function letterTag(item: Extract<ListItem, { kind: 'letter' }>): { readonly tone: Tone; readonly word: string } {
  if (item.group === 'unsigned') {
    return { tone: 'warn', word: '没签' };
  }
  return item.group === 'declined'
    ? { tone: 'calm', word: '不签' }
    : { tone: 'good', word: SIGN_METHODS[item.method ?? 'self'] };
}

function LetterLine({ item }: { readonly item: Extract<ListItem, { kind: 'letter' }> }) {
  const { tone, word } = letterTag(item);
  const signer = `${item.relation}${item.adultName}`;
  // Without a signature there is no receipt: the letter itself can be read.
  const page = item.group === 'unsigned' || item.group === 'declined' ? 'sign' : 'receipt';
  return (
    <ChildRow
      name={item.name}
      place={item.place}
      need={item.group === 'unsigned' ? `等${signer}签` : signer}
      when={item.group === 'unsigned' ? `${spokenDate(item.until)} 前签` : undefined}
      status={<StatusTag tone={tone}>{word}</StatusTag>}
      onPress={go(`/letters/${page}/index?letter=${encodeURIComponent(item.id)}`)}
    />
  );
}

function Line({ item, date }: { readonly item: ListItem; readonly date: string }) {
  const child = `/roster/child/index?child=${item.id}`;
  switch (item.kind) {
    case 'child':
      return <ChildRow name={item.name} place={item.place} onPress={go(child)} />;
    case 'absence':
      return (
        <ChildRow
          name={item.name}
          place={item.place}
          status={
            <StatusTag tone={item.reason === 'unexcused' ? 'warn' : 'calm'}>{ABSENCE_REASONS[item.reason]}</StatusTag>
          }
          onPress={go(child)}
        />
      );
    case 'class':
      return (
        <Row
          icon="school"
          title={item.name}
          detail={item.place}
          onPress={go(`/attendance/sheet/index?unit=${item.id}&date=${date}`)}
        />
      );
    case 'letter':
      return <LetterLine item={item} />;
    default:
      return (
        <ChildRow
          name={item.name}
          place={item.place}
          when={`从 ${spokenDate(item.openedOn)} 起`}
          status={<StatusTag tone={item.urgent ? 'danger' : 'warn'}>{item.urgent ? '可能走失' : '线索'}</StatusTag>}
          onPress={go(`/cases/case/index?case=${encodeURIComponent(item.id)}`)}
        />
      );
  }
}

interface LinesProps {
  readonly first: ListPage;
  readonly request: RequestOf<'statistics.list'>;
}

function Lines({ first, request }: LinesProps) {
  const pages = usePages<ListItem>(first, (cursor) => call('statistics.list', { ...request, cursor }));
  if (pages.items.length === 0 && !pages.more) {
    return (
      <Empty icon="circle-check" title="没有">
        {LIST_EMPTY[request.what] ?? '这里没有人。'}
      </Empty>
    );
  }
  const isOfDay = ['absent', 'unexcused', 'rollMissing'].includes(request.what);
  const seen = pages.more ? `已列出 ${pages.items.length}` : `共 ${pages.items.length}`;
  return (
    <>
      <Card
        flush
        title={<View>{[first.unit.name, isOfDay ? spokenDate(first.date) : ''].filter(Boolean).join(' ')}</View>}
        aside={seen}
      >
        {pages.items.map((item) => (
          <Line key={`${item.kind}:${item.id}`} item={item} date={first.date} />
        ))}
      </Card>
      <More pages={pages} />
    </>
  );
}

/** 名单 behind a number; a page of its own, or at the right of the board. */
export function ListView({
  request,
  titled = false,
}: {
  readonly request: RequestOf<'statistics.list'>;
  readonly titled?: boolean;
}) {
  const called = useCall('statistics.list', request);
  return (
    <>
      {titled ? <Card title={LIST_TITLES[request.what]} /> : null}
      <Async called={called} rows={6}>
        {(first) => <Lines first={first} request={request} />}
      </Async>
    </>
  );
}
