import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { PaperRow } from '#domain/cases/api-papers';
import { TO_COURT } from '#domain/cases/paper-rules';
import { useMay } from '../../may';
import { spokenDate } from '../../spoken';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { StatusTag } from '../../ui/status-tag';
import { useCall } from '../../use-call';
import { AddressSheet } from './address-sheet';
import { Chain, isInChain } from './chain';
import styles from './paper-text.module.css';
import {
  aheadWords,
  isOfChain,
  openMake,
  openPaper,
  openPenalty,
  openServe,
  paperName,
  paperWord,
  servedWords,
} from './words';

export type Papers = ReplyOf<'cases.papers'>;

const c = classes(styles);

const go = (url: string): void => void Taro.navigateTo({ url });

/** Its number, and guardian by guardian how far its service is. */
function linesOf({ addressees, voided, state, number, kind, ahead }: PaperRow): string[] {
  if (TO_COURT.includes(kind) && state === 'issued') {
    return [number ?? '', '交给法院的，由法院送达'];
  }
  if (voided) {
    return [number ?? '', `${spokenDate(voided.on)}作废，文号保留`];
  }
  return state === 'draft'
    ? [`写给${addressees.map(({ name }) => name).join('、')}`, ahead ? aheadWords(ahead) : '']
    : [number ?? '', ...addressees.map((one) => `${one.relation}${one.name}：${servedWords(one)}`)];
}

/** 文书: newest first, each with its number and how far its service is. */
function List({ one, items }: { readonly one: string; readonly items: readonly PaperRow[] }) {
  return items.length === 0 ? (
    <Empty icon="file-text" title="还没有文书">
      起草以后先看全文，再制发。
    </Empty>
  ) : (
    <Card title="文书" aside={`${items.length} 份`} flush>
      {items.map((row) => {
        const { tone, word } = paperWord(row);
        return (
          <Row
            key={row.id}
            icon="file-text"
            title={
              <View className={c('named')}>
                <View>{row.title}</View>
                <StatusTag tone={tone}>{word}</StatusTag>
              </View>
            }
            detail={linesOf(row)
              .filter(Boolean)
              .map((line) => <View key={line}>{line}</View>)}
            onPress={() => go(openPaper(one, row.id))}
          />
        );
      })}
    </Card>
  );
}

interface PartProps {
  readonly one: string;
  readonly papers: Papers;
}

/** 可以起草的: what cannot be yet says why. */
function Kinds({ one, papers }: PartProps) {
  const mayDraft = useMay('cases.draftPaper');
  const kinds = papers.kinds.filter(({ kind }) => !isOfChain(kind));
  // In the procedure of penalty nothing of these can be made: what can be stands in its steps.
  return mayDraft && !(isInChain(papers) && kinds.every(({ closed }) => closed !== null)) ? (
    <Card title="起草" flush>
      {kinds.map(({ kind, title, closed }) =>
        closed === null ? (
          <Row key={kind} icon="pen-line" title={title} onPress={() => go(openMake(one, kind))} />
        ) : (
          <Row key={kind} icon="lock" title={title} detail={closed} />
        ),
      )}
    </Card>
  ) : null;
}

/** 送达地址确认书: without one, nothing sent online is service. */
function Addresses({ one, papers, onDone }: PartProps & { readonly onDone: () => void }) {
  const mayConfirm = useMay('cases.confirmAddress');
  const [slot, setSlot] = useState<Papers['guardians'][number]>();
  return mayConfirm ? (
    <Card title="送达地址确认书" flush>
      {papers.guardians.map((who) => (
        <Row
          key={who.slot}
          icon="user-round"
          title={`${who.relation} ${who.name}`}
          detail={
            who.addressConfirmedOn === null
              ? '没有签过，发微信不算送达'
              : `${spokenDate(who.addressConfirmedOn)}签过，可以电子送达`
          }
          onPress={() => setSlot(who)}
        />
      ))}
      {slot ? (
        <AddressSheet
          one={one}
          who={slot}
          onClose={() => setSlot(undefined)}
          onDone={() => {
            setSlot(undefined);
            onDone();
          }}
        />
      ) : null}
    </Card>
  ) : null;
}

/** The one thing to do: read and issue, seal, serve, or draft what is open. */
function Next({ one, papers }: PartProps) {
  const mayDraft = useMay('cases.draftPaper');
  const toIssue = papers.items.find(({ acts }) => acts.includes('issueNotice') || acts.includes('decide'));
  const toServe = papers.items.find(({ acts }) => acts.includes('serveNotice'));
  const toDraft = papers.kinds.find(
    ({ kind, closed }) => closed === null && !isOfChain(kind) && !papers.items.some((row) => row.kind === kind),
  );
  if (papers.penalty.acts.includes('legalReview')) {
    return (
      <BigButton icon="pen-line" says="看完文书再写。" onPress={() => go(openPenalty(one, 'legalReview'))}>
        写审核意见
      </BigButton>
    );
  }
  if (toIssue) {
    return (
      <BigButton icon="file-text" says={`${toIssue.title}起草好了。`} onPress={() => go(openPaper(one, toIssue.id))}>
        看全文，制发
      </BigButton>
    );
  }
  if (toServe) {
    return (
      <BigButton
        icon="send"
        says={`${paperName(toServe)}，送到监护人手里才起算。`}
        onPress={() => go(openServe(one, toServe.id))}
      >
        登记送达
      </BigButton>
    );
  }
  return toDraft && mayDraft ? (
    <BigButton icon="pen-line" says="先选写给谁，再看全文。" onPress={() => go(openMake(one, toDraft.kind))}>
      {`起草${toDraft.title}`}
    </BigButton>
  ) : null;
}

/** 个案的文书: what was made, how far it was served, what can be made next, and the chain. */
export default function PapersPage() {
  const { params } = useRouter();
  const one = decodeURIComponent(params['case'] ?? '');
  const called = useCall('cases.papers', { case: one });
  return (
    <Page
      title={called.data ? `${called.data.child.name}的文书与送达` : '文书与送达'}
      bottom={called.data ? <Next one={one} papers={called.data} /> : undefined}
    >
      <Async called={called} rows={5}>
        {(papers) => (
          <>
            <Chain one={one} papers={papers} />
            <List one={one} items={papers.items} />
            <Kinds one={one} papers={papers} />
            <Addresses one={one} papers={papers} onDone={called.reload} />
          </>
        )}
      </Async>
    </Page>
  );
}
