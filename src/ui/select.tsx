import { View } from '@tarojs/components';
import { type ReactNode, useState } from 'react';
import type { Choice } from './choices';
import { classes } from './classes';
import { FieldFrame } from './field';
import styles from './field.module.css';
import { Icon } from './icon';
import { Press } from './press';
import { Row } from './row';
import { Sheet } from './sheet';

const c = classes(styles);

interface SelectProps<T extends string> {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T | undefined;
  readonly onChoose: (value: T) => void;
  readonly hint?: ReactNode;
  readonly problem?: string | undefined;
  readonly optional?: boolean;
}

/** One of many (a school, a township): the choices open as a sheet. For up to six use Choices. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, choices, value, onChoose, hint, problem, optional = false } = props;
  const [open, setOpen] = useState(false);
  const chosen = choices.find((one) => one.value === value);
  return (
    <FieldFrame label={label} hint={hint} problem={problem} optional={optional}>
      <Press
        className={c('control', 'picker', problem && 'wrong', !chosen && 'placeholder')}
        label={`${label}，${chosen?.label ?? '请选择'}`}
        onPress={() => setOpen(true)}
      >
        <View>{chosen?.label ?? '请选择'}</View>
        <Icon name="chevron-down" />
      </Press>
      <Sheet open={open} title={label} onClose={() => setOpen(false)}>
        {choices.map((one) => (
          <Row
            key={one.value}
            title={one.label}
            detail={one.detail}
            current={one.value === value}
            onPress={() => {
              onChoose(one.value);
              setOpen(false);
            }}
          />
        ))}
      </Sheet>
    </FieldFrame>
  );
}
