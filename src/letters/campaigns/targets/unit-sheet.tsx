import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { TargetValue } from '#domain/letters/campaigns';
import { wrongValue } from '#domain/letters/pasted-targets';
import type { ApiProblem } from '../../../api';
import { BigButton } from '../../../ui/big-button';
import { Field } from '../../../ui/field';
import { Inset } from '../../../ui/inset';
import { Sheet } from '../../../ui/sheet';
import { ProblemNotice } from '../problem-notice';

interface UnitSheetProps {
  readonly row: ReplyOf<'letters.unitTargets'>['units'][number];
  readonly targets: readonly TargetValue[];
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
  readonly onKeep: (values: Readonly<Record<string, string>>) => void;
  readonly onClose: () => void;
}

/** The targets of one unit; left empty, the common value holds. */
export function UnitSheet({ row, targets, busy, problem, onKeep, onClose }: UnitSheetProps) {
  const [values, setValues] = useState<Readonly<Record<string, string>>>(row.values);
  const said = (id: string): string => (values[id] ?? '').trim();
  const wrong = targets.map((target) => (said(target.id) ? wrongValue(target, said(target.id)) : null));
  return (
    <Sheet
      open
      title={row.name}
      onClose={onClose}
      bottom={
        <BigButton
          says="没填的，用各单位一样的。"
          disabled={wrong.some((one) => one !== null)}
          busy={busy && '正在保存'}
          onPress={() => onKeep(Object.fromEntries(targets.map(({ id }) => [id, said(id)])))}
        >
          保存
        </BigButton>
      }
    >
      <Inset>
        {targets.map((target, at) => (
          <Field
            key={target.id}
            label={target.unit ? `${target.label}（${target.unit}）` : target.label}
            optional
            value={values[target.id] ?? ''}
            maxLength={60}
            placeholder={target.value}
            problem={wrong[at] ?? undefined}
            onChange={(value) => setValues((before) => ({ ...before, [target.id]: value }))}
          />
        ))}
        <ProblemNotice problem={problem} />
      </Inset>
    </Sheet>
  );
}
