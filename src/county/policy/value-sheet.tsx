import { useState } from 'react';
import type { PolicyOverride } from '#domain/county/documents';
import { POLICY_CHOICES, type PolicyRow } from '#domain/policy/rows';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Choices } from '../../ui/choices';
import { Field } from '../../ui/field';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { Sheet } from '../../ui/sheet';

interface ValueSheetProps {
  readonly row: PolicyRow | undefined;
  /** Not saved yet: null goes back to the pack, undefined is as saved. */
  readonly current: PolicyOverride | null | undefined;
  readonly onClose: () => void;
  readonly onChange: (row: PolicyRow, override: PolicyOverride | null) => void;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** The value as typed, in the type that the pack has; undefined while it is none. */
function typed(row: PolicyRow, text: string): number | string | undefined {
  if (row.type === 'number') {
    return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
  }
  return row.type === 'time' && !TIME.test(text) ? undefined : text;
}

function ValueField({ row, text, onChange }: { row: PolicyRow; text: string; onChange: (text: string) => void }) {
  if (row.type === 'choice') {
    const choices = Object.entries(POLICY_CHOICES[row.key] ?? {}).map(([value, label]) => ({ value, label }));
    return <Choices label="本县的规定" choices={choices} value={text} onChoose={onChange} />;
  }
  if (row.type === 'text') {
    return <Field label="本县的规定" value={text} onChange={onChange} maxLength={60} />;
  }
  return <Field label="本县的规定" kind={row.type === 'time' ? 'time' : 'number'} value={text} onChange={onChange} />;
}

/** One value opened: the pack's beside the county's own, which needs its source. */
export function ValueSheet({ row, current, onClose, onChange }: ValueSheetProps) {
  const saved = current === null ? row?.packValue : (current?.value ?? row?.value);
  const [text, setText] = useState(String(saved ?? ''));
  const [source, setSource] = useState(current?.source ?? row?.source ?? '');
  const value = row ? typed(row, text) : undefined;
  const ready = value !== undefined && [...source.trim()].length >= 2;
  return (
    <Sheet
      open={row !== undefined}
      title={row?.title ?? ''}
      onClose={onClose}
      bottom={
        <BigButton
          says={ready ? '先放在这一页，最后一起保存。' : '请填写规定和来源。'}
          disabled={!ready}
          onPress={() => row && value !== undefined && onChange(row, { key: row.key, value, source: source.trim() })}
        >
          改成这个
        </BigButton>
      }
    >
      {row ? (
        <Inset>
          <Notice
            tone={row.unverified ? 'warn' : 'calm'}
            title={`通用标准：${POLICY_CHOICES[row.key]?.[String(row.packValue)] ?? row.packValue}`}
          >
            来源：{row.packSource}
          </Notice>
          <ValueField row={row} text={text} onChange={setText} />
          <Field
            label="来源"
            value={source}
            onChange={setSource}
            placeholder="如：县控辍保学实施方案第六条"
            maxLength={60}
          />
          <Button look="quiet" onPress={() => onChange(row, null)}>
            按通用标准
          </Button>
        </Inset>
      ) : null}
    </Sheet>
  );
}
