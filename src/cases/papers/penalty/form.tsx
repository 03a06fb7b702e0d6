import type { ReactNode } from 'react';
import type { Operation } from '#domain/api';
import { BigButton } from '../../../ui/big-button';
import { Card } from '../../../ui/card';
import { Notice } from '../../../ui/notice';
import type { Act } from '../../../use-act';

export interface PenaltyFormProps {
  readonly one: string;
  readonly onDone: () => void;
}

interface FrameProps<O extends Operation> {
  readonly title: string;
  readonly says: string;
  readonly missing: string | undefined;
  readonly act: Act<O>;
  readonly does: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** What every step of the chain looks like: what it means, what it asks, one button. */
export function PenaltyForm<O extends Operation>(props: FrameProps<O>) {
  const { title, says, missing, act, does, onPress, children } = props;
  return (
    <>
      <Notice tone="calm" title={title}>
        {says}
      </Notice>
      <Card>{children}</Card>
      {act.problem ? (
        <Notice tone="warn" title={act.problem.message}>
          {act.problem.fields.map(({ rule }) => rule).join('，')}
        </Notice>
      ) : null}
      <BigButton
        icon="check"
        says={missing}
        disabled={missing !== undefined}
        busy={act.busy && '正在保存'}
        onPress={onPress}
      >
        {does}
      </BigButton>
    </>
  );
}
