import { useState } from 'react';
import { platform } from '../../../platform';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Choices } from '../../../ui/choices';
import { Field } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Row } from '../../../ui/row';
import { type Draft, namesFor } from './draft';

export interface PartProps {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}

const UNITS = [
  { value: '%', label: '%' },
  { value: '人', label: '人' },
  { value: '户', label: '户' },
  { value: '', label: '文字' },
] as const;
const MOST = { targets: 12, variables: 12 } as const;

const without = <T,>(list: readonly T[], at: number): T[] => list.filter((_, n) => n !== at);
const changed = <T,>(list: readonly T[], at: number, part: Partial<T>): T[] =>
  list.map((one, n) => (n === at ? { ...one, ...part } : one));

/** The first id that no target has. */
function freeId(targets: Draft['targets']): string {
  const ids = new Set(targets.map(({ id }) => id));
  return Array.from({ length: MOST.targets + 1 }, (_, n) => `own${n + 1}`).find((id) => !ids.has(id)) ?? 'own';
}

/** 指标: what 乙方 takes on; the values come with each campaign. */
export function Targets({ draft, onChange }: PartProps) {
  const { targets } = draft;
  return (
    <Card title="指标" aside="数值在发起时填">
      {targets.map((target, at) => (
        <Card
          key={target.id}
          aside={
            <Button look="danger" icon="trash-2" onPress={() => onChange({ targets: without(targets, at) })}>
              去掉
            </Button>
          }
        >
          <Field
            label={`第 ${at + 1} 项指标`}
            value={target.label}
            maxLength={40}
            placeholder="如：义务教育巩固率"
            onChange={(label) => onChange({ targets: changed(targets, at, { label }) })}
          />
          <Choices
            label="单位"
            choices={UNITS}
            value={UNITS.find(({ value }) => value === target.unit)?.value}
            onChoose={(unit) => onChange({ targets: changed(targets, at, { unit }) })}
          />
        </Card>
      ))}
      {targets.length < MOST.targets ? (
        <Button
          wide
          icon="plus"
          onPress={() => onChange({ targets: [...targets, { id: freeId(targets), label: '', unit: '%' }] })}
        >
          加一项指标
        </Button>
      ) : null}
    </Card>
  );
}

const NAME = /^[^\s{}:]{1,20}$/;

/** 变量: tap one to copy it; the county adds names of its own, filled with each campaign. */
export function Names({ draft, onChange }: PartProps) {
  const [name, setName] = useState('');
  const [copied, setCopied] = useState<string>();
  const { variables } = draft;
  const names = namesFor(draft);
  const fits = NAME.test(name) && !names.some((one) => one.name === name);
  const copy = async (one: string): Promise<void> => {
    await platform.copy(`{{${one}}}`).then(
      () => setCopied(`已复制{{${one}}}，贴到正文里要的地方。`),
      () => setCopied(`请在正文里写：{{${one}}}`),
    );
  };
  return (
    <Card title="正文里可以用的变量" aside="点一下复制" flush>
      {copied ? <Notice tone="good" title={copied} /> : null}
      {names.map((one) => (
        <Row key={one.name} title={`{{${one.name}}}`} detail={one.means} onPress={() => void copy(one.name)} />
      ))}
      <Card>
        <Field
          label="加一个本县的变量"
          optional
          value={name}
          maxLength={20}
          placeholder="如：包联领导"
          onChange={(text) => setName(text.trim())}
        />
        <Button
          wide
          icon="plus"
          disabled={!fits || variables.length >= MOST.variables}
          onPress={() => {
            onChange({ variables: [...variables, name] });
            setName('');
          }}
        >
          加上
        </Button>
        {variables.map((one, at) => (
          <Row
            key={one}
            title={one}
            aside={
              <Button look="danger" onPress={() => onChange({ variables: without(variables, at) })}>
                去掉
              </Button>
            }
          />
        ))}
      </Card>
    </Card>
  );
}
