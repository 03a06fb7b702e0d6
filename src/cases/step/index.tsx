import Taro, { useRouter } from '@tarojs/taro';
import { useMemo, useState } from 'react';
import { BACK_DAYS } from '#domain/cases/contact-rules';
import { CASE_ACTIONS, type CaseAction } from '#domain/cases/machine';
import type { StepAction } from '#domain/cases/steps';
import { addDays, dayOf, type PlainDate } from '#domain/plain-date';
import { asProblem, serverNow } from '../../api';
import { dayProblem } from '../../day-problem';
import { problemWords } from '../../problem-words';
import { spokenDate } from '../../spoken';
import { BigButton } from '../../ui/big-button';
import { Card } from '../../ui/card';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';
import { blankStep, missingIn, type StepOperation, stepRequest } from '../step-form';
import { STEP_WORDS } from '../step-words';
import { useProof } from '../use-proof';
import { StepFields } from './fields';

const isStep = (word: string): word is StepAction & CaseAction => word in STEP_WORDS;

/** The first day that a step may tell of: a return lies after the last day on which the roll missed the child. */
function useFirstDay(id: string, action: StepAction, today: PlainDate) {
  const isReturn = action === 'claimReturn';
  const known = useCall('cases.case', isReturn ? { case: id } : undefined, { onShow: false }).data;
  return isReturn && known
    ? { from: known.returnFrom, because: `最早${spokenDate(known.returnFrom)}：要在立线索和最后一次点名没到校以后` }
    : { from: addDays(today, -BACK_DAYS), because: undefined };
}

/** 办理一步: what it means, what it asks for, one button. */
function Step({ id, action }: { readonly id: string; readonly action: StepAction & CaseAction }) {
  const today = dayOf(serverNow());
  const initial = useMemo(() => blankStep(today), [today]);
  const [form, setForm] = useState(initial);
  const [uploading, setUploading] = useState(false);
  const [failed, setFailed] = useState<string>();
  const { busy, problem, run } = useAct(`cases.${action}` as StepOperation);
  const proofOf = useProof(id);
  const { title } = CASE_ACTIONS[action];
  const { says, asks } = STEP_WORDS[action] ?? { says: '', asks: [] };
  const { from, because } = useFirstDay(id, action, today);
  const late = asks.includes('on') ? dayProblem(form.on, from, today) : undefined;
  const missing = missingIn(form, asks) ?? late ?? null;
  const take = async (): Promise<void> => {
    setFailed(undefined);
    try {
      const [photo] = form.photos;
      setUploading(photo !== undefined);
      const proof = photo && asks.includes('proof') ? await proofOf(photo) : '';
      setUploading(false);
      if (await run(stepRequest(id, action, form, proof))) {
        await Taro.navigateBack();
      }
    } catch (error) {
      setUploading(false);
      setFailed(asProblem(error).message);
    }
  };
  const wrong = failed ?? (problem && problemWords(problem));
  return (
    <Page
      title={title}
      bottom={
        <BigButton
          icon="check"
          says={missing ?? undefined}
          disabled={missing !== null}
          busy={uploading ? '正在上传' : busy ? '正在保存' : false}
          onPress={() => void take()}
        >
          {title}
        </BigButton>
      }
    >
      {wrong ? <Notice tone="warn" title={wrong} /> : null}
      <Notice tone="calm" title={says} />
      {asks.length > 0 ? (
        <Card>
          <StepFields form={form} asks={asks} today={today} from={from} because={because} change={setForm} />
        </Card>
      ) : null}
    </Page>
  );
}

export default function StepScreen() {
  const { params } = useRouter();
  const action = decodeURIComponent(params['action'] ?? '');
  const id = decodeURIComponent(params['case'] ?? '');
  if (!isStep(action)) {
    return (
      <Page title="个案">
        <Empty title="没有这一步">请回到个案，再选一次。</Empty>
      </Page>
    );
  }
  return <Step id={id} action={action} />;
}
