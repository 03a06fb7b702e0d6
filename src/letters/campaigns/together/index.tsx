import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { TemplateRow } from '#domain/letters/api-templates';
import { EDGES, type EdgeId } from '#domain/letters/edges';
import { dayOf } from '#domain/plain-date';
import { useActingUnit } from '../../../acting';
import { serverNow } from '../../../api';
import { BigButton } from '../../../ui/big-button';
import { Card } from '../../../ui/card';
import { Choices, toggled } from '../../../ui/choices';
import { Empty } from '../../../ui/empty';
import { Page } from '../../../ui/page';
import { useAct } from '../../../use-act';
import { Values, Window } from '../begin/form';
import { fittingWhen, newPlan, owed, type Plan, partOf, whenFor } from '../begin/plan';
import { ToBegin, type ToBeginWith } from '../begin/to-begin';
import { ProblemNotice } from '../problem-notice';
import { openSeries } from '../words';

const keyOf = ({ template, version }: TemplateRow): string => `${template}:${version}`;
/** The county's own newest version before the common one. */
const likely = (fit: readonly TemplateRow[]): TemplateRow | undefined =>
  [...fit].sort((a, b) => Number(a.builtIn) - Number(b.builtIn) || b.version - a.version)[0];

/** What all of them share, and what each says of its own. */
function useSeries({ edges, templates, terms }: ToBeginWith) {
  const [chosen, setChosen] = useState<readonly EdgeId[]>([]);
  const [shared, setShared] = useState<Plan>(() => newPlan(undefined, dayOf(serverNow()), terms));
  const [own, setOwn] = useState<Partial<Record<EdgeId, Partial<Plan>>>>({});
  const fitting = (edge: EdgeId): TemplateRow[] => templates.filter((one) => one.edge === edge);
  const planOf = (edge: EdgeId): Plan => ({
    ...shared,
    template: likely(fitting(edge)),
    ...own[edge],
    edge,
    when: shared.when && fittingWhen(shared.when, edge, terms),
  });
  const plans = edges.filter((edge) => chosen.includes(edge)).map(planOf);
  return {
    chosen,
    plans,
    shared,
    fitting,
    toggle: (edge: EdgeId) => setChosen((before) => toggled(before, edge)),
    share: (change: Partial<Plan>) => setShared((before) => ({ ...before, ...change })),
    change: (edge: EdgeId, part: Partial<Plan>) =>
      setOwn((before) => ({ ...before, [edge]: { ...before[edge], ...part } })),
  };
}

type Series = ReturnType<typeof useSeries>;

/** What is still owed, and by which of them. */
function lacking({ plans }: Series): string | undefined {
  if (plans.length < 2) {
    return '请选两种以上，一起发起。';
  }
  const wanting = plans.find((plan) => owed(plan) !== undefined);
  return wanting?.edge && `${EDGES[wanting.edge].title}：${owed(wanting)}`;
}

/** One kind of letter: which template, and what is written into it. */
function Part({ series, plan }: { readonly series: Series; readonly plan: Plan }) {
  const { edge, template } = plan;
  if (!edge) {
    return null;
  }
  const fit = series.fitting(edge);
  return (
    <>
      {fit.length > 1 ? (
        <Card title={EDGES[edge].title}>
          <Choices
            label="用哪份模板"
            list
            choices={fit.map((one) => ({
              value: keyOf(one),
              label: one.title,
              detail: one.builtIn ? '通用模板' : `本县模板，第 ${one.version} 版`,
            }))}
            value={template && keyOf(template)}
            onChoose={(key) => series.change(edge, { template: fit.find((one) => keyOf(one) === key) })}
          />
        </Card>
      ) : null}
      <Values plan={plan} title={EDGES[edge].title} onChange={(part) => series.change(edge, part)} />
    </>
  );
}

function Form(props: ToBeginWith) {
  const unit = useActingUnit();
  const series = useSeries(props);
  const { plans, shared } = series;
  const save = useAct('letters.saveSeries');
  const problem = lacking(series);
  const submit = async (): Promise<void> => {
    const { when, name, from, until } = shared;
    const parts = plans.flatMap((plan) => partOf(plan) ?? []);
    const request = { unit, name: name.trim(), from, until, parts, ...(when ? { schoolYear: when.schoolYear } : {}) };
    const saved = await save.run(request);
    if (saved) {
      await Taro.redirectTo({ url: openSeries(saved.series) });
    }
  };
  return (
    <>
      <Card title="签什么">
        <Choices
          label="谁和谁签"
          hint="可以选好几种"
          list
          choices={props.edges.map((edge) => ({ value: edge, label: EDGES[edge].title }))}
          value={series.chosen}
          onChoose={series.toggle}
        />
      </Card>
      <Window plan={shared} onChange={series.share} whens={whenFor(undefined, props.terms)} />
      {plans.map((plan) => (
        <Part key={plan.edge} series={series} plan={plan} />
      ))}
      <ProblemNotice problem={save.problem} />
      <BigButton
        says={problem ?? '先存为草稿，看看各要发多少份，再一起发出。'}
        disabled={problem !== undefined}
        busy={save.busy && '正在保存'}
        onPress={() => void submit()}
      >
        下一步：看看要发多少份
      </BigButton>
    </>
  );
}

/** 一次发起好几种: one occasion, several edges, each with its own letter. */
export default function TogetherPage() {
  return (
    <Page title="一次发起好几种">
      <ToBegin
        least={2}
        none={
          <Empty icon="lock" title="这个岗位不发起好几种签订">
            由签订的甲方，或县教育局发起。
          </Empty>
        }
      >
        {(known) => <Form {...known} />}
      </ToBegin>
    </Page>
  );
}
