import Taro from '@tarojs/taro';
import type { LetterRow } from '#domain/letters/api';
import { asksNow, isOpen } from '#domain/letters/machine';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { StatusTag } from '../../ui/status-tag';
import { CheckCode } from '../check-code';
import { useFamilyLetters } from '../family-letters';
import { aboutOf, openEither, openLetter, standsAs, whenOf } from '../words';

const go = (url: string): void => void Taro.navigateTo({ url });

/** A letter of the other guardian that is not signed: nothing that this person can do. */
const WAITING = { tone: 'calm', word: '等本人签' } as const;

interface LettersProps {
  readonly title: string;
  readonly rows: readonly LetterRow[];
  /** Whether the caller is the one to sign. */
  readonly own?: boolean;
}

function wordOf(row: LetterRow, own: boolean) {
  return !own && isOpen(row) && row.edge !== 'groupHousehold' ? WAITING : standsAs(row);
}

function Letters({ title, rows, own = false }: LettersProps) {
  return rows.length === 0 ? null : (
    <Card title={title} aside={`${rows.length} 份`} flush>
      {rows.map((row) => {
        const { tone, word } = wordOf(row, own);
        const isHousehold = row.edge === 'groupHousehold';
        return (
          <ChildRow
            key={row.id}
            name={aboutOf(row)}
            place={isHousehold ? row.childName : row.className}
            need={
              isHousehold
                ? `${row.title}（全家一份，父母一人签就行）`
                : `${row.title}（${row.relation}${row.adultName}）`
            }
            when={whenOf(row)}
            status={<StatusTag tone={tone}>{word}</StatusTag>}
            onPress={() => go(own ? openLetter(row.id) : openEither(row))}
          />
        );
      })}
    </Card>
  );
}

/** 我的责任书: of the children and of the household; what waits for one's own signature, then what is signed. */
export default function List() {
  const called = useFamilyLetters();
  const waiting = called.data?.toSign.filter(asksNow) ?? [];
  const [first] = waiting;
  return (
    <Page
      title="我的责任书"
      bottom={
        first ? (
          <BigButton
            icon="pen-line"
            says={
              waiting.length > 1
                ? `共 ${waiting.length} 份，一份接一份签。先签${aboutOf(first)}的。`
                : `先签${aboutOf(first)}的。`
            }
            onPress={() => go(openLetter(first.id))}
          >
            去签字
          </BigButton>
        ) : undefined
      }
    >
      <Async
        called={called}
        empty={
          <Empty icon="file-text" title="还没有责任书">
            班主任或村里发出后，这里会有，也会提醒您。
          </Empty>
        }
      >
        {({ toSign, others }) => (
          <>
            <Letters own title="等您签" rows={toSign.filter(asksNow)} />
            <Letters own title="先不签的，和暂停的" rows={toSign.filter((row) => !asksNow(row))} />
            <Letters title="签过的，和家里别人的" rows={others} />
          </>
        )}
      </Async>
      <CheckCode />
    </Page>
  );
}
