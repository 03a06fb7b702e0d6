import { useRouter } from '@tarojs/taro';
import { PENALTY_ACTS, type PenaltyAct } from '#domain/cases/api-papers';
import { CASE_ACTIONS } from '#domain/cases/machine';
import { Async } from '../../../ui/async';
import { Empty } from '../../../ui/empty';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { useCall } from '../../../use-call';
import { leave } from '../leave';
import { openPapers } from '../words';
import { Officers } from './officers';
import { Review } from './review';
import { Statement } from './statement';

const FORMS = { nameOfficers: Officers, answerStatement: Statement, legalReview: Review } as const;

const isAct = (word: string): word is PenaltyAct => (PENALTY_ACTS as readonly string[]).includes(word);

/** One step of the chain that is no paper; closed, it says why. */
function Step({ one, act }: { readonly one: string; readonly act: PenaltyAct }) {
  const called = useCall('cases.papers', { case: one }, { onShow: false });
  const Form = FORMS[act];
  return (
    <Page title={CASE_ACTIONS[act].title}>
      <Async called={called} rows={4}>
        {({ penalty }) => {
          const against = penalty.closed.find((closed) => closed.act === act);
          return penalty.acts.includes(act) ? (
            <Form one={one} onDone={() => void leave(openPapers(one))} />
          ) : (
            <Notice tone="calm" title={`还不能${CASE_ACTIONS[act].title}`}>
              {against ? `${against.reason}（${against.source}）` : (penalty.locked ?? '现在不用办这一步。')}
            </Notice>
          );
        }}
      </Async>
    </Page>
  );
}

export default function PenaltyPage() {
  const { params } = useRouter();
  const one = decodeURIComponent(params['case'] ?? '');
  const act = decodeURIComponent(params['act'] ?? '');
  return isAct(act) ? (
    <Step one={one} act={act} />
  ) : (
    <Page title="处罚程序">
      <Empty title="没有这一步">请回到文书页，再选一次。</Empty>
    </Page>
  );
}
