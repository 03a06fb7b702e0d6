import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { PenaltyAct, PenaltyStanding } from '#domain/cases/api-papers';
import { CASE_ACTIONS } from '#domain/cases/machine';
import { TO_COURT } from '#domain/cases/paper-rules';
import { PAPER_KINDS, type PaperKind } from '#domain/cases/papers';
import { useMay } from '../../may';
import { spokenDate } from '../../spoken';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { type Step, StepList } from '../../ui/step-list';
import type { Papers } from '.';
import { isOfChain, openMake, openPaper, openPenalty, paperName, paperWord, servedWords } from './words';

const go = (url: string) => (): void => void Taro.navigateTo({ url });

interface ChainProps {
  readonly one: string;
  readonly papers: Papers;
}

/** Whether this case has come as far as the chain at all. */
export const isInChain = ({ items, penalty, kinds }: Papers): boolean =>
  penalty.acts.length > 0 ||
  penalty.closed.length > 0 ||
  penalty.officers.length > 0 ||
  items.some(({ kind }) => isOfChain(kind)) ||
  kinds.some(({ kind, closed }) => isOfChain(kind) && closed === null);

const DONE: Readonly<Record<PenaltyAct, (standing: PenaltyStanding) => string | null>> = {
  nameOfficers: ({ officers, openedOn }) =>
    officers.length === 0
      ? null
      : [
          officers.map(({ name, certificate }) => `${name}（${certificate}）`).join('、'),
          openedOn === null ? '' : `${spokenDate(openedOn)}立案`,
        ]
          .filter(Boolean)
          .join('，'),
  answerStatement: ({ statement }) =>
    statement && `${spokenDate(statement.on)}${statement.received ? '收到，已书面答复' : '期限内没有提出'}`,
  legalReview: ({ review }) =>
    review && `${spokenDate(review.on)}${review.by.name}${review.agrees ? '同意' : '不同意'}：${review.opinion}`,
};

/** Whose step it is, for whoever may not take it. */
const WHO: Readonly<Record<PenaltyAct, string>> = {
  nameOfficers: '由机关或者执法人员办',
  answerStatement: '由机关或者执法人员办',
  legalReview: '由没有办理过的法制审核员办',
};

function actStep({ one, papers: { penalty } }: ChainProps, act: PenaltyAct): Step {
  const done = DONE[act](penalty);
  const against = penalty.closed.find((closed) => closed.act === act);
  const isOpen = penalty.acts.includes(act);
  return {
    key: act,
    title: CASE_ACTIONS[act].title,
    detail: done ?? (against ? `还缺：${against.reason}（${against.source}）` : isOpen ? '现在可以办' : WHO[act]),
    state: done !== null ? 'done' : isOpen ? 'current' : 'open',
    onPress: isOpen ? go(openPenalty(one, act)) : undefined,
  };
}

function paperStep({ one, papers: { items, kinds } }: ChainProps, kind: PaperKind, mayDraft: boolean): Step {
  const row = items.find((paper) => paper.kind === kind && paper.state !== 'void');
  const closed = kinds.find((known) => known.kind === kind)?.closed ?? null;
  if (row) {
    const { word, tone } = paperWord(row);
    const against = row.closed.find(({ act }) => act === 'issueNotice' || act === 'decide' || act === 'goToCourt');
    const served =
      row.state === 'issued' && !TO_COURT.includes(kind)
        ? row.addressees.map((who) => `${who.name}${servedWords(who)}`)
        : [];
    return {
      key: kind,
      title: paperName(row),
      detail: [word, ...served, against ? `还缺：${against.reason}（${against.source}）` : '']
        .filter(Boolean)
        .join('；'),
      state: tone === 'good' ? 'done' : 'current',
      onPress: go(openPaper(one, row.id)),
    };
  }
  return {
    key: kind,
    title: PAPER_KINDS[kind].title,
    detail: closed ?? '可以先起草，编号、签字、盖章以后才算数',
    state: 'open',
    onPress: closed === null && mayDraft ? go(openMake(one, kind)) : undefined,
  };
}

interface WayBackProps {
  readonly one: string;
  readonly locked: string;
  readonly mayAdmonish: boolean;
  readonly isReviewer: boolean;
}

/** Where nothing of the chain is open: what the reviewer need not do, and the way back, offered to whoever may take it. */
function WayBack({ one, locked, mayAdmonish, isReviewer }: WayBackProps) {
  const { title } = CASE_ACTIONS.admonish;
  return (
    <Notice
      tone="calm"
      title="不能进入处罚程序"
      action={
        mayAdmonish ? (
          <Button icon="undo-2" wide onPress={go(`/cases/step/index?case=${encodeURIComponent(one)}&action=admonish`)}>
            {title}
          </Button>
        ) : undefined
      }
    >
      <View>{locked}</View>
      {isReviewer ? <View>您可以看文书和送达；这里没有处罚，不用写审核意见。</View> : null}
      {mayAdmonish ? null : <View>{`下一步由制发通知的乡镇分管领导或县教育局领导办：“${title}”。请告诉他们。`}</View>}
    </Notice>
  );
}

/** 处罚程序: every link of the chain with what it still wants. Nothing in it happens by itself. */
export function Chain({ one, papers }: ChainProps) {
  const mayDraft = useMay('cases.draftPaper');
  const mayAdmonish = useMay('cases.admonish');
  const isReviewer = useMay('cases.legalReview');
  const { locked, suitUntil, courtUntil } = papers.penalty;
  if (!isInChain(papers)) {
    return null;
  }
  if (locked !== null) {
    return <WayBack one={one} locked={locked} mayAdmonish={mayAdmonish} isReviewer={isReviewer} />;
  }
  const props = { one, papers };
  const terms = [
    suitUntil === null ? '' : `起诉期限到${spokenDate(suitUntil)}`,
    courtUntil === null ? '' : `申请强制执行到${spokenDate(courtUntil)}`,
  ].filter(Boolean);
  return (
    <Card title="处罚程序" flush>
      <Inset>
        <Notice tone="calm" title="孩子返校，程序就终止">
          每一步都由人办，不会自动处罚。{terms.length > 0 ? `${terms.join('，')}。` : ''}
        </Notice>
      </Inset>
      <StepList
        steps={[
          actStep(props, 'nameOfficers'),
          paperStep(props, 'penaltyTold', mayDraft),
          actStep(props, 'answerStatement'),
          actStep(props, 'legalReview'),
          paperStep(props, 'penaltyDecision', mayDraft),
          paperStep(props, 'demand', mayDraft),
          paperStep(props, 'courtApplication', mayDraft),
          paperStep(props, 'complaint', mayDraft),
        ]}
      />
    </Card>
  );
}
