import Taro from '@tarojs/taro';
import type { ReplyOf } from '#domain/api';
import type { LetterRow } from '#domain/letters/api';
import { EDGES } from '#domain/letters/edges';
import { asksNow } from '#domain/letters/machine';
import { useActingUnit } from '../../acting';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { StatusTag } from '../../ui/status-tag';
import { useCall } from '../../use-call';
import { CheckCode } from '../check-code';
import { openBatch, openChain, openEither, openLetter, standsAs, whenOf } from '../words';

type AtPost = ReplyOf<'letters.atPost'>;

const go = (url: string): void => void Taro.navigateTo({ url });

function Letters({
  title,
  rows,
  open,
}: {
  title: string;
  rows: readonly LetterRow[];
  open: (row: LetterRow) => string;
}) {
  return rows.length === 0 ? null : (
    <Card title={title} aside={`${rows.length} 份`} flush>
      {rows.map((row) => {
        const { tone, word } = standsAs(row);
        return (
          <ChildRow
            key={row.id}
            name={row.title}
            place={row.term}
            need={`和${row.issuerName}签`}
            when={whenOf(row)}
            status={<StatusTag tone={tone}>{word}</StatusTag>}
            onPress={() => go(open(row))}
          />
        );
      })}
    </Card>
  );
}

/** 等我签的 as 甲方: all of one campaign with one signature. */
function ToCountersign({ rows }: { rows: AtPost['toCountersign'] }) {
  return rows.length === 0 ? null : (
    <Card title="等我作为甲方签" flush>
      {rows.map(({ campaign, title, name, edge, letters }) => (
        <Row
          key={campaign}
          icon="pen-line"
          title={title}
          detail={[EDGES[edge].title, name].filter(Boolean).join('，')}
          aside={<StatusTag tone="act">{`${letters} 份`}</StatusTag>}
          onPress={() => go(openBatch(campaign))}
        />
      ))}
    </Card>
  );
}

/** The one thing to do now: one's own letter first, then what waits for 甲方. */
function Next({ toSign, toCountersign }: AtPost) {
  const [own] = toSign.filter(asksNow);
  const [batch] = toCountersign;
  if (own) {
    return (
      <BigButton icon="pen-line" says={`${own.title}，先看再签。`} onPress={() => go(openLetter(own.id))}>
        去签字
      </BigButton>
    );
  }
  return batch ? (
    <BigButton
      icon="pen-line"
      says={`${batch.letters} 份，看过以后签一次名。`}
      onPress={() => go(openBatch(batch.campaign))}
    >
      去签字
    </BigButton>
  ) : null;
}

/** 我的岗位责任书: what the acting post signs as 乙方, as 甲方, and has signed. */
export default function AtPostPage() {
  const unit = useActingUnit();
  const called = useCall(
    'letters.atPost',
    {},
    { isEmpty: ({ toSign, others, toCountersign }) => toSign.length + others.length + toCountersign.length === 0 },
  );
  const waits = called.data && called.data.toSign.length + called.data.toCountersign.length > 0;
  return (
    <Page title="我的岗位责任书" bottom={waits && called.data ? <Next {...called.data} /> : undefined}>
      <Async
        called={called}
        empty={
          <Empty icon="file-text" title="这个岗位还没有责任书">
            上级发出后，这里会有，也会发消息。
          </Empty>
        }
      >
        {({ toSign, others, toCountersign }) => (
          <>
            <Letters title="等我签" rows={toSign.filter(asksNow)} open={(row) => openLetter(row.id)} />
            <Letters
              title="先不签的，和暂停的"
              rows={toSign.filter((row) => !asksNow(row))}
              open={(row) => openLetter(row.id)}
            />
            <ToCountersign rows={toCountersign} />
            <Letters title="签过的" rows={others} open={openEither} />
          </>
        )}
      </Async>
      <Card flush>
        <Row icon="list-checks" title="责任链" detail="谁和谁签，签了没有" onPress={() => go(openChain(unit))} />
      </Card>
      <CheckCode />
    </Page>
  );
}
