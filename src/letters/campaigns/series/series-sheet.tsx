import { useState } from 'react';
import type { CampaignRow } from '#domain/letters/api-campaigns';
import type { CampaignAct } from '#domain/letters/campaign-rules';
import { addDays, dayOf, type PlainDate, spokenDate } from '#domain/plain-date';
import { serverNow } from '../../../api';
import { BigButton } from '../../../ui/big-button';
import { Button } from '../../../ui/button';
import { Field } from '../../../ui/field';
import { Inset } from '../../../ui/inset';
import { Notice } from '../../../ui/notice';
import { Sheet } from '../../../ui/sheet';
import { useAct } from '../../../use-act';
import { ProblemNotice } from '../problem-notice';
import { AgreeToReplace } from '../replaced';
import type { Replaces } from '../use-preview';
import { ACT_WORDS } from '../words';

const EXTENDED_DAYS = 7;

const TELLS: Readonly<Record<CampaignAct, string>> = {
  issue: '发出以后，内容不能再改。',
  pause: '没签完的先不能签，等甲方签的也停。签好的不受影响。',
  resume: '没签的又可以签了。',
  extend: '没签的改为新的截止日期。',
  close: '没签的不再签，也不会影响任何家庭。结束以后不能再打开。',
};

interface SeriesSheetProps {
  readonly series: string;
  readonly rows: readonly CampaignRow[];
  readonly act: CampaignAct;
  /** What issuing takes the place of. */
  readonly replaces: Replaces;
  readonly onClose: () => void;
  readonly onStarted: () => void;
}

/** 一起办: which of them it is for is said before it is done. */
export function SeriesSheet({ series, rows, act, replaces, onClose, onStarted }: SeriesSheetProps) {
  const [agreed, setAgreed] = useState(false);
  const today = dayOf(serverNow());
  const able = rows.filter(({ acts }) => acts.includes(act));
  const latest = [today, ...able.map(({ until }) => until)].sort().at(-1) ?? today;
  const [until, setEnd] = useState<PlainDate>(addDays(latest, EXTENDED_DAYS));
  const change = useAct('letters.changeSeries');
  const verb = act === 'issue' ? '发出' : ACT_WORDS[act];
  const run = async (): Promise<void> => {
    if (await change.run(act === 'extend' ? { series, act, until } : { series, act })) {
      onStarted();
    }
  };
  return (
    <Sheet
      open
      title={`一起${verb}这 ${able.length} 种？`}
      onClose={onClose}
      bottom={
        <>
          <BigButton
            says={act === 'extend' ? `延到${spokenDate(until)}。` : undefined}
            disabled={replaces.signed > 0 && !agreed}
            busy={change.busy && '正在办理'}
            onPress={() => void run()}
          >
            {`一起${verb}`}
          </BigButton>
          <Button look="quiet" wide onPress={onClose}>
            先不办
          </Button>
        </>
      }
    >
      <Inset>
        <Notice tone={act === 'close' ? 'warn' : 'calm'} title={TELLS[act]}>
          {able.map(({ edgeTitle }) => edgeTitle).join('、')}
        </Notice>
        <AgreeToReplace replaces={replaces} agreed={agreed} onAgree={() => setAgreed(!agreed)} />
        {act === 'extend' ? (
          <Field
            label="新的截止日期"
            kind="date"
            value={until}
            from={today}
            onChange={(day) => setEnd(day as PlainDate)}
          />
        ) : null}
        <ProblemNotice problem={change.problem} />
      </Inset>
    </Sheet>
  );
}
