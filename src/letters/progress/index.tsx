import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import type { ReplyOf } from '#domain/api';
import type { LetterRow } from '#domain/letters/api';
import { EDGES } from '#domain/letters/edges';
import { PERMISSIONS } from '#domain/permission-table';
import { POSTS, type Role } from '#domain/posts';
import { useActing, useActingUnit } from '../../acting';
import { call } from '../../api';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { classes } from '../../ui/classes';
import { Empty } from '../../ui/empty';
import { More } from '../../ui/more';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { StatusTag } from '../../ui/status-tag';
import { useCall } from '../../use-call';
import { usePages } from '../../use-pages';
import { openUnit } from '../campaigns/words';
import { CheckCode } from '../check-code';
import { KindChoice, type Kinds, kindsNow, useKind } from '../kind-choice';
import styles from '../letter-text.module.css';
import { PrintBlank } from '../paper/print-blank';
import { aboutOf, declineReasonsOf, openChain, openLetter, openPaper, standsAs, whenOf } from '../words';

type Unsigned = ReplyOf<'letters.unsigned'>;
type Progressed = ReplyOf<'letters.progress'>;
const c = classes(styles);
const go = (url: string): void => void Taro.navigateTo({ url });

const reasonOf = ({ edge, declined }: LetterRow): string =>
  declineReasonsOf(edge).find(({ value }) => value === declined)?.label ?? '';

interface Asked {
  readonly unit: string | undefined;
  readonly period: string | undefined;
}

function Rows({ first, unit, period }: Asked & { readonly first: Unsigned }) {
  const pages = usePages(first, (cursor) => call('letters.unsigned', { unit, period, cursor }));
  return (
    <>
      <Card title={first.place} aside="还没签的" flush>
        {pages.items.map((row) => {
          const { tone, word } = standsAs(row);
          return (
            <ChildRow
              key={row.id}
              name={aboutOf(row)}
              place={`${row.schoolName}${row.className}`}
              need={`等${row.edge === 'groupHousehold' ? row.partyName : `${row.relation}${row.adultName}`}签${row.declined ? `（暂不签：${reasonOf(row)}）` : ''}`}
              when={whenOf(row)}
              status={<StatusTag tone={tone}>{word}</StatusTag>}
              onPress={() => go(openLetter(row.id))}
            />
          );
        })}
      </Card>
      <More pages={pages} />
    </>
  );
}

/** 每一种责任书: of children, of households, of posts, whoever began it; a tap opens figures, reminder and lists of this unit. */
function EachKind({ data, kinds }: { readonly data: Progressed; readonly kinds: Kinds }) {
  return kinds.length > 0 ? (
    <Card title="每一种签了多少" aside={data.unit.name} flush>
      {kinds.map(({ period, title, edge, term }) => (
        <Row
          key={period}
          icon="sheet"
          title={edge ? EDGES[edge].title : title}
          detail={`${title}，${term}`}
          onPress={() => go(openUnit({ unit: data.unit.id, period }))}
        />
      ))}
    </Card>
  ) : null;
}

/** 没有签的, of one kind of letter at a time: the families' where there are such. */
function Waiting({ unit, kinds }: { readonly unit: string | undefined; readonly kinds: Kinds }) {
  const kind = useKind(kinds);
  const { period } = kind;
  const asked = { unit, period };
  const called = useCall('letters.unsigned', asked, {
    isEmpty: ({ items, cursor }) => items.length === 0 && cursor === null,
  });
  return (
    <>
      <KindChoice kinds={kinds} kind={kind} />
      <Async
        called={called}
        empty={
          <Empty icon="circle-check" title="这一种没有等签的">
            都签好了，或还没有发起。
          </Empty>
        }
      >
        {(first) => <Rows key={period} first={first} {...asked} />}
      </Async>
    </>
  );
}

/** 收纸质: for whoever goes from door to door with the sheets. */
function OnPaper({ unit }: { unit: string | undefined }) {
  const own = useActingUnit();
  const role = useActing().as?.split(':')[1] ?? '';
  const may = role in POSTS && PERMISSIONS['letters.signPaper'][role as Role] !== undefined;
  return may ? (
    <Card title="不用手机签的">
      <View className={c('line')}>
        <PrintBlank unit={unit ?? own} />
      </View>
      <Button wide icon="camera" onPress={() => go(openPaper(unit ?? own))}>
        收签好的纸质责任书
      </Button>
    </Card>
  ) : null;
}

/** 没有签的: the list behind a unit's number, on either line; the counts themselves stand on the board. */
export default function Progress() {
  const { params } = useRouter();
  const unit = params['unit'] ? decodeURIComponent(params['unit']) : undefined;
  const called = useCall('letters.progress', { unit });
  const own = useActingUnit();
  return (
    <Page title="责任书进度">
      <Card flush>
        <Row
          icon="list-checks"
          title="各单位签了多少"
          detail="在看板上，按单位看"
          onPress={() => go(`/statistics/board/index${unit ? `?unit=${encodeURIComponent(unit)}` : ''}`)}
        />
        <Row
          icon="landmark"
          title="责任链"
          detail="谁和谁签，签了没有"
          onPress={() => go(openChain(unit?.split('~')[0] ?? own))}
        />
      </Card>
      <Async called={called}>
        {(data) => {
          const kinds = kindsNow(data);
          return (
            <>
              <EachKind data={data} kinds={kinds} />
              <Waiting unit={unit} kinds={kinds} />
            </>
          );
        }}
      </Async>
      <OnPaper unit={unit} />
      <CheckCode />
    </Page>
  );
}
