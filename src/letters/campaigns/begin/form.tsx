import Taro from '@tarojs/taro';
import type { TemplateRow } from '#domain/letters/api-templates';
import { SIGNINGS } from '#domain/letters/campaigns';
import { EDGES, type EdgeId } from '#domain/letters/edges';
import { dayOf, type PlainDate } from '#domain/plain-date';
import { serverNow } from '../../../api';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Choices } from '../../../ui/choices';
import { Field } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Row } from '../../../ui/row';
import { openTemplate } from '../../templates/words';
import { TERM_WORDS } from '../words';
import { type Plan, termsFor } from './plan';

/** Occasions that need no keyboard (R7). */
const NAMES = ['开学', '散学典礼', '返乡', '家长会'] as const;

export interface FormProps {
  readonly plan: Plan;
  readonly onChange: (change: Partial<Plan>) => void;
}

interface ChooseProps extends FormProps {
  readonly edges: readonly EdgeId[];
  readonly templates: readonly TemplateRow[];
}

const today = (): PlainDate => dayOf(serverNow());
const keyOf = ({ template, version }: TemplateRow): string => `${template}:${version}`;

/** 谁和谁签, 用哪份模板. */
export function Choose({ plan, edges, templates, onChange }: ChooseProps) {
  const fit = templates.filter(({ edge }) => edge === plan.edge);
  const { template } = plan;
  return (
    <Card title="签什么">
      <Choices
        label="谁和谁签"
        list={edges.length > 4}
        choices={edges.map((edge) => ({ value: edge, label: EDGES[edge].title }))}
        value={plan.edge}
        onChoose={(edge) =>
          onChange({ edge, template: undefined, term: termsFor(edge, today())[0], targets: {}, variables: {} })
        }
      />
      {plan.edge ? (
        <Choices
          label="用哪份模板"
          list
          choices={fit.map((one) => ({
            value: keyOf(one),
            label: one.title,
            detail: one.builtIn ? '通用模板' : `本县模板，第 ${one.version} 版`,
          }))}
          value={template ? keyOf(template) : undefined}
          onChoose={(key) => onChange({ template: fit.find((one) => keyOf(one) === key) })}
        />
      ) : null}
      {template ? (
        <>
          <Notice tone="calm" title={`签字顺序：${SIGNINGS[template.signing]}`} />
          <Button
            wide
            look="quiet"
            icon="file-text"
            onPress={() => void Taro.navigateTo({ url: openTemplate(template.template, template.version) })}
          >
            先看看内容
          </Button>
        </>
      ) : null}
    </Card>
  );
}

/** A draft keeps edge, template and term: they are its name. */
export function Fixed({ plan }: Pick<FormProps, 'plan'>) {
  return (
    <Card title="签什么" flush>
      <Row title={plan.template?.title ?? ''} detail={plan.edge ? EDGES[plan.edge].title : ''} />
      <Row title="管多久" aside={TERM_WORDS[plan.term]} />
    </Card>
  );
}

/** 什么时候签, 叫什么. */
export function Window({ plan, onChange, fixed }: FormProps & { readonly fixed: boolean }) {
  return (
    <Card title="什么时候签">
      {fixed ? null : (
        <Choices
          label="管多久"
          choices={termsFor(plan.edge, today()).map((value) => ({ value, label: TERM_WORDS[value] }))}
          value={plan.term}
          onChoose={(term) => onChange({ term })}
        />
      )}
      <Field label="从哪天" kind="date" value={plan.from} onChange={(day) => onChange({ from: day as PlainDate })} />
      <Field
        label="到哪天"
        kind="date"
        value={plan.until}
        from={plan.from}
        onChange={(day) => onChange({ until: day as PlainDate })}
        problem={plan.until < plan.from ? '不能早于开始日期' : undefined}
      />
      <Choices
        label="什么场合"
        optional
        choices={NAMES.map((name) => ({ value: name, label: name }))}
        value={NAMES.find((name) => name === plan.name)}
        onChoose={(name) => onChange({ name: name === plan.name ? '' : name })}
      />
      <Field
        label="这次叫什么"
        optional
        value={plan.name}
        maxLength={20}
        placeholder="如：春节返乡"
        onChange={(name) => onChange({ name })}
      />
    </Card>
  );
}

/** 指标 and the template's own variables: written into every letter. */
export function Values({ plan, onChange }: FormProps) {
  const { template, targets, variables } = plan;
  if (!template || template.targets.length + template.variables.length === 0) {
    return null;
  }
  return (
    <Card title="写进责任书的">
      {template.targets.map(({ id, label, unit }) => (
        <Field
          key={id}
          label={unit ? `${label}（${unit}）` : label}
          value={targets[id] ?? ''}
          maxLength={60}
          placeholder={unit === '%' ? '如：≥95' : unit ? '如：0' : '写清楚要做到什么'}
          onChange={(value) => onChange({ targets: { ...targets, [id]: value } })}
        />
      ))}
      {template.variables.map((name) => (
        <Field
          key={name}
          label={name}
          value={variables[name] ?? ''}
          maxLength={60}
          onChange={(value) => onChange({ variables: { ...variables, [name]: value } })}
        />
      ))}
    </Card>
  );
}
