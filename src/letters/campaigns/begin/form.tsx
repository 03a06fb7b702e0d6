import Taro from '@tarojs/taro';
import type { TemplateRow } from '#domain/letters/api-templates';
import type { CampaignTerm } from '#domain/letters/campaign-terms';
import { SIGNINGS } from '#domain/letters/campaigns';
import { EDGES, type EdgeId } from '#domain/letters/edges';
import type { PlainDate } from '#domain/plain-date';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Choices } from '../../../ui/choices';
import { Field } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Row } from '../../../ui/row';
import { openTemplate } from '../../templates/words';
import { TERM_WORDS } from '../words';
import { type Plan, type When, whenFor, whenKey, wrongOf } from './plan';

/** Occasions that need no keyboard (R7). */
const NAMES = ['开学', '散学典礼', '返乡', '家长会'] as const;

export interface FormProps {
  readonly plan: Plan;
  readonly onChange: (change: Partial<Plan>) => void;
}

interface ChooseProps extends FormProps {
  readonly edges: readonly EdgeId[];
  readonly templates: readonly TemplateRow[];
  readonly terms: readonly CampaignTerm[];
}

/** `2026-2027 整个学年` */
export const whenWords = ({ schoolYear, term }: When): string => `${schoolYear} ${TERM_WORDS[term]}`;
const keyOf = ({ template, version }: TemplateRow): string => `${template}:${version}`;

/** 谁和谁签, 用哪份模板. */
export function Choose({ plan, edges, templates, terms, onChange }: ChooseProps) {
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
          onChange({ edge, template: undefined, when: whenFor(edge, terms)[0], targets: {}, variables: {} })
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
      <Row title="管多久" aside={plan.when ? whenWords(plan.when) : ''} />
    </Card>
  );
}

/** 什么时候签, 叫什么. */
export function Window({ plan, onChange, whens }: FormProps & { readonly whens: readonly When[] }) {
  return (
    <Card title="什么时候签">
      {whens.length === 0 ? null : (
        <Choices
          label="管多久"
          hint="以后的学期可以先准备好，到时再发。"
          choices={whens.map((when) => ({ value: whenKey(when), label: whenWords(when) }))}
          value={plan.when && whenKey(plan.when)}
          onChoose={(key) => onChange({ when: whens.find((when) => whenKey(when) === key) })}
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
export function Values({ plan, onChange, title = '写进责任书的' }: FormProps & { readonly title?: string }) {
  const { template, targets, variables } = plan;
  if (!template || template.targets.length + template.variables.length === 0) {
    return null;
  }
  return (
    <Card title={title}>
      {template.targets.map(({ id, label, unit }) => (
        <Field
          key={id}
          label={unit ? `${label}（${unit}）` : label}
          value={targets[id] ?? ''}
          maxLength={60}
          placeholder={unit === '%' ? '如：95' : unit ? '如：0' : '写清楚要做到什么'}
          problem={wrongOf({ id, label, unit }, targets)}
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
