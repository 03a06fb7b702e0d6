import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useMemo, useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { ChainLetter, ChainLink } from '#domain/letters/api-chain';
import { isSigned } from '#domain/letters/machine';
import { useActingUnit } from '../../acting';
import { call } from '../../api';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Empty } from '../../ui/empty';
import { More } from '../../ui/more';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { StatusTag, type Tone } from '../../ui/status-tag';
import { useCall } from '../../use-call';
import { usePages } from '../../use-pages';
import { openChain, openEither, standsAs, whenOf } from '../words';
import styles from './chain.module.css';

type Chain = ReplyOf<'letters.chain'>;

const c = classes(styles);
const go = (url: string): void => void Taro.navigateTo({ url });
/** Rows of a long list that are shown at once. */
const SHOWN = 30;

const NOTHING = { tone: 'calm', word: '还没发' } as const;

/** Several posts of one unit as one word. */
function linkStands(letters: readonly ChainLetter[]): { readonly tone: Tone; readonly word: string } {
  const [first] = letters;
  if (!first) {
    return NOTHING;
  }
  const signed = letters.filter(isSigned).length;
  if (letters.length === 1) {
    return standsAs(first);
  }
  return { tone: signed === letters.length ? 'good' : 'act', word: `签了 ${signed} / ${letters.length}` };
}

function openerOf({ id, state }: ChainLetter): (() => void) | undefined {
  return id === null ? undefined : () => go(openEither({ id, state }));
}

/** What two units have between them. */
function Between({ letters }: { letters: readonly ChainLetter[] }) {
  if (letters.length === 0) {
    return <StatusTag tone={NOTHING.tone}>{NOTHING.word}</StatusTag>;
  }
  return (
    <>
      {letters.map((letter) => {
        const { tone, word } = standsAs(letter);
        const press = openerOf(letter);
        return (
          <View key={`${letter.partyName} ${letter.title}`}>
            <StatusTag tone={tone}>{word}</StatusTag>
            <View className={c('title')}>{letter.partyName}</View>
            <View className={c('title')}>{whenOf(letter)}</View>
            {press ? (
              <Button look="quiet" icon="file-text" onPress={press}>
                看这一份
              </Button>
            ) : null}
          </View>
        );
      })}
    </>
  );
}

/** 往上: from the county to this unit, and what lies between each two. */
function Upward({ chain }: { chain: Chain }) {
  return (
    <Card title="往上" aside={`${chain.schoolYear}学年`} flush>
      <View className={c('top')}>
        {chain.above.map((step) => (
          <View key={step.unit} className={c('step')}>
            <View className={c('dot')} />
            <View className={c('name')}>{step.name}</View>
            <View className={c('title')}>{`${step.title}，和${step.below}签`}</View>
            <View className={c('between')}>
              <Between letters={step.letters} />
            </View>
          </View>
        ))}
        <View className={c('step', 'last')}>
          <View className={c('dot', 'here')} />
          <View className={c('name')}>{chain.unit.name}</View>
          <View className={c('title')}>{chain.above.length === 0 ? '从这里开始' : '这里'}</View>
        </View>
      </View>
    </Card>
  );
}

function Link({ link }: { link: ChainLink }) {
  const { tone, word } = linkStands(link.letters);
  const [first] = link.letters;
  const { unit } = link;
  const press = unit === null ? first && openerOf(first) : () => go(openChain(unit));
  return (
    <Row
      title={link.name}
      detail={first ? whenOf(first) : undefined}
      aside={<StatusTag tone={tone}>{word}</StatusTag>}
      label={`${link.name}，${word}`}
      onPress={press}
    />
  );
}

interface DownwardProps {
  readonly chain: Chain;
  readonly group: Chain['below'][number];
}

/** 往下: one edge, those not signed first; of families a page at a time. */
function Downward({ chain, group }: DownwardProps) {
  const first = useMemo(() => ({ items: group.links, cursor: group.cursor }), [group]);
  const pages = usePages<ChainLink>(first, async (cursor) => {
    const { edge } = group;
    const page = await call('letters.chainFamilies', {
      unit: chain.unit.id,
      edge,
      schoolYear: chain.schoolYear,
      cursor,
    });
    return { items: page.links, cursor: page.cursor };
  });
  const [all, setAll] = useState(false);
  const isWhole = ({ letters }: ChainLink): boolean => letters.length > 0 && letters.every(isSigned);
  const links = [...pages.items].sort((a, b) => Number(isWhole(a)) - Number(isWhole(b)));
  const shown = all ? links : links.slice(0, SHOWN);
  return (
    <Card
      title={`往下：${group.title}`}
      aside={`签齐 ${links.filter(isWhole).length} / ${links.length}${pages.more ? '，没取完' : ''}`}
      flush
    >
      {links.length === 0 ? (
        <Empty icon="file-text" title="还没有发出的">
          甲方发起以后，这里会有。
        </Empty>
      ) : null}
      {shown.map((link) => (
        <Link key={link.unit ?? link.letters[0]?.id ?? link.name} link={link} />
      ))}
      {shown.length < links.length ? (
        <Button wide look="quiet" onPress={() => setAll(true)}>
          {`再看 ${links.length - shown.length} 个`}
        </Button>
      ) : (
        <More pages={pages} />
      )}
    </Card>
  );
}

/** 责任链: who signs with whom, from the county down to households and parents, and whether it is signed. */
export default function ChainPage() {
  const { params } = useRouter();
  const own = useActingUnit();
  const unit = params['unit'] ? decodeURIComponent(params['unit']) : own;
  const called = useCall('letters.chain', unit ? { unit } : {});
  return (
    <Page title="责任链">
      <Async called={called} rows={6}>
        {(chain) => (
          <>
            <Upward chain={chain} />
            {chain.below.map((group) => (
              <Downward key={group.edge} chain={chain} group={group} />
            ))}
            {chain.below.length === 0 ? <Notice tone="calm" title="这一级下面不再往下签" /> : null}
          </>
        )}
      </Async>
    </Page>
  );
}
