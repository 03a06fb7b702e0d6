import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { LETTER_KINDS, type LetterKind, SIGNINGS, type Signing } from '#domain/letters/campaigns';
import { summaryHeadings } from '#domain/letters/content';
import { EDGE_IDS, EDGES } from '#domain/letters/edges';
import { Explanations } from '../../../explanations';
import { Async } from '../../../ui/async';
import { BigButton } from '../../../ui/big-button';
import { Card } from '../../../ui/card';
import { Choices } from '../../../ui/choices';
import { Field } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { Select } from '../../../ui/select';
import { useAct } from '../../../use-act';
import { useCall } from '../../../use-call';
import { ProblemNotice } from '../../campaigns/problem-notice';
import { openTemplate } from '../words';
import { type Draft, draftOf, lacking, newDraft, refusal, wrongIn } from './draft';
import { Names, type PartProps, Targets } from './lists';

const KINDS = (Object.keys(LETTER_KINDS) as LetterKind[]).map((value) => ({ value, label: LETTER_KINDS[value] }));
const ORDERS = (Object.keys(SIGNINGS) as Signing[]).map((value) => ({ value, label: SIGNINGS[value] }));

/** 谁和谁签, 标题, 顺序. */
function Head({ draft, onChange }: PartProps) {
  return (
    <Card title="基本">
      {draft.template === undefined ? (
        <Select
          label="谁和谁签"
          choices={EDGE_IDS.map((edge) => ({ value: edge, label: EDGES[edge].title }))}
          value={draft.edge}
          onChoose={(edge) => onChange({ edge })}
        />
      ) : (
        <Notice tone="calm" title={EDGES[draft.edge].title} />
      )}
      <Choices label="叫什么" choices={KINDS} value={draft.kind} onChoose={(kind) => onChange({ kind })} />
      <Field
        label="标题"
        value={draft.title}
        maxLength={40}
        placeholder="如：控辍保学目标管理责任书"
        problem={refusal(draft.title)}
        onChange={(title) => onChange({ title })}
      />
      <Choices
        label="签字顺序"
        list
        choices={ORDERS}
        value={draft.signing}
        onChoose={(signing) => onChange({ signing })}
      />
    </Card>
  );
}

function Text({ draft, onChange }: PartProps) {
  const line = (at: number, text: string): void => {
    const [first, second, third] = draft.summary.map((old, n) => (n === at ? text : old));
    onChange({ summary: [first ?? '', second ?? '', third ?? ''] });
  };
  return (
    <>
      <Card title="最前面的三句话" aside="让人一看就懂">
        {summaryHeadings(draft.edge).map((label, at) => (
          <Field
            key={label}
            label={label}
            kind="long"
            value={draft.summary[at] ?? ''}
            maxLength={120}
            problem={wrongIn(draft, draft.summary[at] ?? '')}
            onChange={(text) => line(at, text)}
          />
        ))}
      </Card>
      <Card title="正文">
        <Field
          label="全文"
          kind="long"
          hint="一段一行。写 {{乙方单位}} 这样的变量，发出时换成真的名称。"
          value={draft.body}
          maxLength={6000}
          problem={wrongIn(draft, draft.body)}
          onChange={(body) => onChange({ body })}
        />
        <Field
          label="打勾的话"
          value={draft.statement}
          maxLength={120}
          problem={refusal(draft.statement)}
          onChange={(statement) => onChange({ statement })}
        />
      </Card>
    </>
  );
}

/** Everything in it that could not be published. */
function wrongs(draft: Draft): number {
  const texts = [...draft.summary, draft.body].map((text) => wrongIn(draft, text));
  return [...texts, refusal(draft.title), refusal(draft.statement)].filter((one) => one !== undefined).length;
}

function Form({ first }: { readonly first: Draft }) {
  const [draft, setDraft] = useState(first);
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const save = useAct('letters.saveTemplate');
  const submit = async (): Promise<void> => {
    const saved = await save.run(draft);
    if (saved) {
      await Taro.redirectTo({ url: openTemplate(saved.template, saved.version) });
    }
  };
  const owed = lacking(draft);
  const wrong = wrongs(draft);
  const part = { draft, onChange: change };
  return (
    <>
      <Head {...part} />
      <Text {...part} />
      <Names {...part} />
      <Targets {...part} />
      <Explanations explanations={draft.explanations} refusal={refusal} onChange={change} />
      {wrong > 0 ? (
        <Notice tone="warn" title={`有 ${wrong} 处不能发布`}>
          不能写押金、罚款、取消待遇这类话。草稿可以先存。
        </Notice>
      ) : null}
      <ProblemNotice problem={save.problem} />
      <BigButton
        says={owed ?? '存为草稿，读一遍再发布。'}
        disabled={owed !== undefined}
        busy={save.busy && '正在保存'}
        onPress={() => void submit()}
      >
        保存草稿
      </BigButton>
    </>
  );
}

function Existing({ template, version }: { readonly template: string; readonly version: number }) {
  const called = useCall('letters.template', { template, version }, { onShow: false });
  return <Async called={called}>{(whole) => <Form first={draftOf(whole)} />}</Async>;
}

/** 写模板: a new one, or the county's next version of one that is there. */
export default function EditPage() {
  const { params } = useRouter();
  const template = params['template'];
  return (
    <Page title={template ? '改模板' : '新写模板'}>
      {template ? (
        <Existing template={decodeURIComponent(template)} version={Number(params['version'] ?? '0')} />
      ) : (
        <Form first={newDraft('townshipVillage')} />
      )}
    </Page>
  );
}
