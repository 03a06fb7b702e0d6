import { useState } from 'react';
import type { CampaignRow } from '#domain/letters/api-campaigns';
import type { CampaignAct } from '#domain/letters/campaign-rules';
import { addDays, dayOf, type PlainDate, spokenDate } from '#domain/plain-date';
import { serverNow } from '../../api';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { Sheet } from '../../ui/sheet';
import { useAct } from '../../use-act';
import { ProblemNotice } from './problem-notice';
import { AgreeToReplace } from './replaced';
import { NO_REPLACES, type Replaces } from './use-preview';

const EXTENDED_DAYS = 7;

interface Question {
  readonly title: string;
  readonly tells: string;
  readonly more: string;
  readonly button: string;
}

const QUESTIONS: Readonly<Record<CampaignAct, Question>> = {
  issue: {
    title: '补发给还没有的？',
    tells: '只发给后来到岗、后来登记的，已经有的不重发。',
    more: '不用一个一个找，系统会逐个单位查。',
    button: '补发',
  },
  pause: {
    title: '暂停签订？',
    tells: '没签完的先不能签，等甲方签的也停。',
    more: '签好的不受影响。以后可以点“恢复”接着签。',
    button: '暂停',
  },
  resume: { title: '恢复签订？', tells: '没签的又可以签了。', more: '已过期限的，请再延期。', button: '恢复' },
  extend: { title: '延到哪一天？', tells: '没签的改为新的截止日期。', more: '签好的不受影响。', button: '延期' },
  close: {
    title: '结束这次签订？',
    tells: '没签的不再签，也不会影响任何家庭。',
    more: '结束以后不能再打开。签好的都保留。',
    button: '结束',
  },
};

/** A draft has nothing out yet: issuing it is the first time, closing it throws it away. */
const OF_DRAFT: Readonly<Partial<Record<CampaignAct, Question>>> = {
  issue: {
    title: '现在发出？',
    tells: '发出以后，内容不能再改。',
    more: '以后可以暂停、延期，也可以补发给后来的人。',
    button: '发出',
  },
  close: {
    title: '不要这份草稿了？',
    tells: '还没有发出，没有人收到过。',
    more: '以后可以重新建一次。',
    button: '不要了',
  },
};

interface ActSheetProps {
  readonly campaign: CampaignRow;
  readonly act: CampaignAct;
  /** What issuing takes the place of. */
  readonly replaces?: Replaces | undefined;
  readonly onClose: () => void;
  readonly onStarted: () => void;
}

/** 补发, 暂停, 恢复, 延期, 结束: what it does is said and asked before it is done. */
export function ActSheet({ campaign, act, replaces = NO_REPLACES, onClose, onStarted }: ActSheetProps) {
  const [agreed, setAgreed] = useState(false);
  const today = dayOf(serverNow());
  const isLate = campaign.until < today;
  const [until, setUntil] = useState<PlainDate>(addDays(isLate ? today : campaign.until, EXTENDED_DAYS));
  const issue = useAct('letters.issueCampaign');
  const change = useAct('letters.changeCampaign');
  const { title, tells, more, button } = (campaign.state === 'draft' ? OF_DRAFT[act] : undefined) ?? QUESTIONS[act];
  const id = { campaign: campaign.id };
  const run = async (): Promise<void> => {
    const done =
      act === 'issue'
        ? await issue.run(id)
        : await change.run(act === 'extend' ? { ...id, act, until } : { ...id, act });
    if (done) {
      onStarted();
    }
  };
  const problem = issue.problem ?? change.problem;
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      bottom={
        <>
          <BigButton
            says={act === 'extend' ? `延到${spokenDate(until)}。` : undefined}
            disabled={replaces.signed > 0 && !agreed}
            busy={(issue.busy || change.busy) && '正在办理'}
            onPress={() => void run()}
          >
            {button}
          </BigButton>
          <Button look="quiet" wide onPress={onClose}>
            先不办
          </Button>
        </>
      }
    >
      <Inset>
        <Notice tone={act === 'close' ? 'warn' : 'calm'} title={tells}>
          {more}
        </Notice>
        <AgreeToReplace replaces={replaces} agreed={agreed} onAgree={() => setAgreed(!agreed)} />
        {act === 'extend' ? (
          <Field
            label="新的截止日期"
            kind="date"
            value={until}
            from={today}
            onChange={(day) => setUntil(day as PlainDate)}
          />
        ) : null}
        <ProblemNotice problem={problem} />
      </Inset>
    </Sheet>
  );
}
