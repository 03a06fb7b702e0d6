import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import { dayOf } from '#domain/plain-date';
import { useActingUnit } from '../../../acting';
import { serverNow } from '../../../api';
import { Async } from '../../../ui/async';
import { BigButton } from '../../../ui/big-button';
import { Card } from '../../../ui/card';
import { Empty } from '../../../ui/empty';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { Row } from '../../../ui/row';
import { useAct } from '../../../use-act';
import { useCall } from '../../../use-call';
import { ProblemNotice } from '../problem-notice';
import { openCampaign, TOGETHER_PAGE } from '../words';
import { Choose, Fixed, Values, Window } from './form';
import { newPlan, owed, type Plan, planOf, requestOf, whenFor } from './plan';
import { ToBegin, type ToBeginWith } from './to-begin';

type Draft = ReplyOf<'letters.campaign'>;

interface FormProps extends ToBeginWith {
  readonly draft?: Draft;
}

/** Filled in from top to bottom; it is kept as a draft, and counted before it goes out. */
function Form({ edges, templates, terms, draft }: FormProps) {
  const unit = useActingUnit();
  const of = draft && templates.find((one) => one.template === draft.template && one.version === draft.templateVersion);
  const [only] = edges;
  const [plan, setPlan] = useState<Plan>(() =>
    draft ? planOf(draft, of) : newPlan(edges.length === 1 ? only : undefined, dayOf(serverNow()), terms),
  );
  const change = (part: Partial<Plan>): void => setPlan((before) => ({ ...before, ...part }));
  const save = useAct('letters.saveCampaign');
  const request = requestOf(plan, unit, draft);
  const submit = async (): Promise<void> => {
    const saved = request && (await save.run(request));
    if (saved) {
      await (draft ? Taro.navigateBack() : Taro.redirectTo({ url: openCampaign(saved.campaign) }));
    }
  };
  if (draft && !of) {
    return (
      <Notice tone="warn" title="模板有了新的版本">
        请不要这份草稿，用新模板重新发起。
      </Notice>
    );
  }
  return (
    <>
      {draft ? (
        <Fixed plan={plan} />
      ) : (
        <Choose plan={plan} edges={edges} templates={templates} terms={terms} onChange={change} />
      )}
      {plan.template ? (
        <>
          <Window plan={plan} onChange={change} whens={draft ? [] : whenFor(plan.edge, terms)} />
          <Values plan={plan} onChange={change} />
        </>
      ) : null}
      <ProblemNotice problem={save.problem} />
      <BigButton
        says={owed(plan) ?? '先存为草稿，看看要发多少份，再发出。'}
        disabled={request === undefined}
        busy={save.busy && '正在保存'}
        onPress={() => void submit()}
      >
        下一步：看看要发多少份
      </BigButton>
    </>
  );
}

function NewForm() {
  return (
    <ToBegin
      least={1}
      none={
        <Empty icon="lock" title="这个岗位不发起签订">
          由签订的甲方，或县教育局发起。
        </Empty>
      }
    >
      {(known) => (
        <>
          {known.edges.length > 1 ? (
            <Card flush>
              <Row
                icon="list-checks"
                title="一次发起好几种"
                detail="一起数、一起发、一起结束"
                onPress={() => void Taro.redirectTo({ url: TOGETHER_PAGE })}
              />
            </Card>
          ) : null}
          <Form {...known} />
        </>
      )}
    </ToBegin>
  );
}

function EditForm({ id }: { readonly id: string }) {
  const draft = useCall('letters.campaign', { campaign: id }, { onShow: false });
  const templates = useCall('letters.templates', {}, { onShow: false });
  return (
    <Async called={draft}>
      {(campaign) => (
        <Async called={templates}>
          {({ items }) => (
            <Form
              edges={[campaign.edge]}
              terms={[]}
              draft={campaign}
              templates={items.filter(({ state }) => state === 'published')}
            />
          )}
        </Async>
      )}
    </Async>
  );
}

/** 发起签订, or change a draft of it. */
export default function BeginPage() {
  const { params } = useRouter();
  const id = params['campaign'];
  return <Page title={id ? '改草稿' : '发起签订'}>{id ? <EditForm id={decodeURIComponent(id)} /> : <NewForm />}</Page>;
}
