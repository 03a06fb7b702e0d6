import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { DeferralView } from '#domain/cases/api-deferral';
import { DEFERRAL_REASONS, HEARINGS } from '#domain/cases/deferral';
import { dayOf } from '#domain/plain-date';
import { asProblem, call, serverNow } from '../../api';
import { platform } from '../../platform';
import { spokenDate } from '../../spoken';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Notice } from '../../ui/notice';
import { StatusTag } from '../../ui/status-tag';
import { useAct } from '../../use-act';
import { PrintDeferral } from '../print-paper';
import { DecideForm } from './decide-form';
import styles from './deferral.module.css';
import { daysOf, kindOf, standingOf } from './words';

const c = classes(styles);

interface OneProps {
  readonly one: DeferralView;
  readonly onDone: () => void;
}

/** 看证明: the photos as they were kept; each look is logged. */
function SeePapers({ one }: Pick<OneProps, 'one'>) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const count = one.certificates + (one.paper ? 1 : 0);
  const see = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const urls: string[] = [];
      for (let at = 0; at < count; at += 1) {
        const { url, path } = await call('cases.deferralFile', { deferral: one.id, at });
        urls.push(platform.name === 'h5' ? `../${path}` : url);
      }
      await Taro.previewImage({ urls });
    } catch (error) {
      setProblem(asProblem(error).message);
    }
    setBusy(false);
  };
  return (
    <>
      <Button icon="folder-open" busy={busy && '正在打开'} onPress={() => void see()}>
        {`看证明（${count} 张）`}
      </Button>
      {problem ? <Notice tone="warn" title={problem} /> : null}
    </>
  );
}

function Decision({ one }: Pick<OneProps, 'one'>) {
  const { decision, appeal } = one;
  return decision ? (
    <View className={c('said')}>
      <View>{`${decision.by}，${spokenDate(decision.on)}${decision.granted ? '批准' : '没有批准'}`}</View>
      <View>{`理由：${decision.reasons}`}</View>
      <View>{HEARINGS[decision.hearing]}</View>
      {decision.childSaid ? <View>{`孩子说：${decision.childSaid}`}</View> : null}
      {one.filedOn ? <View>{`${spokenDate(one.filedOn)}报县教育局备案`}</View> : null}
      {one.endedOn ? <View>{`提前结束，最后一天是${spokenDate(one.endedOn)}`}</View> : null}
      {appeal ? (
        <Notice tone="act" title="不服怎么办">
          {appeal}
        </Notice>
      ) : null}
    </View>
  ) : null;
}

function Acts({ one, onDone }: OneProps) {
  const withdraw = useAct('cases.withdrawDeferral');
  const file = useAct('cases.fileDeferral');
  const end = useAct('cases.endDeferral');
  const after = async (done: Promise<unknown>): Promise<void> => {
    if (await done) {
      onDone();
    }
  };
  const problem = withdraw.problem ?? file.problem ?? end.problem;
  const deferral = one.id;
  return (
    <>
      {problem ? <Notice tone="warn" title={problem.message} /> : null}
      {one.acts.includes('withdraw') ? (
        <Button look="danger" busy={withdraw.busy && '正在撤回'} onPress={() => void after(withdraw.run({ deferral }))}>
          撤回申请
        </Button>
      ) : null}
      {one.acts.includes('file') ? (
        <Button look="strong" busy={file.busy && '正在备案'} onPress={() => void after(file.run({ deferral }))}>
          备案
        </Button>
      ) : null}
      {one.acts.includes('end') ? (
        <Button busy={end.busy && '正在保存'} onPress={() => void after(end.run({ deferral, on: dayOf(serverNow()) }))}>
          孩子好了，今天起回来上学
        </Button>
      ) : null}
    </>
  );
}

/** One application: how it stands, what was said, what can be done. */
export function DeferralCard({ one, onDone }: OneProps) {
  const { tone, word } = standingOf(one);
  return (
    <>
      <Card title={`${kindOf(one)}申请`} aside={<StatusTag tone={tone}>{word}</StatusTag>}>
        <View className={c('lines')}>
          <View>{daysOf(one)}</View>
          <View>{DEFERRAL_REASONS[one.reason]}</View>
          <View>
            {[`${one.applicant}，${spokenDate(one.on)}申请`, one.writtenBy ? `${one.writtenBy}代记` : '']
              .filter(Boolean)
              .join('，')}
          </View>
          {one.words?.note ? <View>{`病情：${one.words.note}`}</View> : null}
          {one.words?.childSaid ? <View>{`家长转述，孩子说：${one.words.childSaid}`}</View> : null}
        </View>
        <Decision one={one} />
        {one.mayPrint ? (
          <View className={c('print')}>
            <PrintDeferral deferral={one.id} />
          </View>
        ) : null}
        <View className={c('buttons')}>
          {one.certificates > 0 || one.paper ? <SeePapers one={one} /> : null}
          <Acts one={one} onDone={onDone} />
        </View>
        {one.closed ? <Notice tone="calm" title={one.closed} /> : null}
      </Card>
      {one.acts.includes('decide') ? <DecideForm one={one} onDone={onDone} /> : null}
    </>
  );
}
