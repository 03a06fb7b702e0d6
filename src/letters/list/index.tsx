import Taro from '@tarojs/taro';
import type { LetterRow } from '#domain/letters/api';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { StatusTag } from '../../ui/status-tag';
import { useCall } from '../../use-call';
import { CheckCode } from '../check-code';
import { openLetter, openReceipt, standsAs, whenOf } from '../words';

const go = (url: string): void => void Taro.navigateTo({ url });

/** A letter of the other guardian that is not signed: nothing that this person can do. */
const WAITING = { tone: 'calm', word: '等本人签' } as const;

interface LettersProps {
  readonly title: string;
  readonly rows: readonly LetterRow[];
  readonly open: (row: LetterRow) => void;
  /** Whether the caller is the one to sign. */
  readonly own?: boolean;
}

function Letters({ title, rows, open, own = false }: LettersProps) {
  return (
    <Card title={title} aside={`${rows.length} 份`} flush>
      {rows.map((row) => {
        const { tone, word } = own || row.state === 'signed' ? standsAs(row) : WAITING;
        return (
          <ChildRow
            key={row.id}
            name={row.childName}
            place={row.className}
            need={`${row.title}（${row.relation}${row.adultName}）`}
            when={whenOf(row)}
            status={<StatusTag tone={tone}>{word}</StatusTag>}
            onPress={() => open(row)}
          />
        );
      })}
    </Card>
  );
}

/** 我的责任书: what waits for one's own signature, then what is signed. */
export default function List() {
  const called = useCall(
    'letters.mine',
    {},
    {
      isEmpty: ({ toSign, others }) => toSign.length + others.length === 0,
    },
  );
  const [first] = called.data?.toSign ?? [];
  return (
    <Page
      title="我的责任书"
      bottom={
        first ? (
          <BigButton icon="pen-line" says={`先签${first.childName}的。`} onPress={() => go(openLetter(first.id))}>
            去签字
          </BigButton>
        ) : undefined
      }
    >
      <Async
        called={called}
        empty={
          <Empty icon="file-text" title="还没有责任书">
            班主任发出后，这里会有，也会提醒您。
          </Empty>
        }
      >
        {({ toSign, others }) => (
          <>
            {toSign.length > 0 ? (
              <Letters own title="等您签" rows={toSign} open={(row) => go(openLetter(row.id))} />
            ) : null}
            {others.length > 0 ? (
              <Letters
                title="签过的，和家里别人的"
                rows={others}
                open={(row) => go(row.state === 'signed' ? openReceipt(row.id) : openLetter(row.id))}
              />
            ) : null}
          </>
        )}
      </Async>
      <CheckCode />
    </Page>
  );
}
