import { View } from '@tarojs/components';
import { useState } from 'react';
import type { PolicyView } from '#domain/county/api';
import type { PolicyOverride } from '#domain/county/documents';
import type { PlainDate } from '#domain/plain-date';
import { POLICY_CHOICES, type PolicyRow } from '#domain/policy/rows';
import { spokenDate } from '../../spoken';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { StatusTag } from '../../ui/status-tag';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';
import { Compare } from './compare';
import { ValueSheet } from './value-sheet';

/** A value as it is said: 居住地, 3, 10:00. */
export function spoken(row: PolicyRow, value: PolicyRow['value']): string {
  return POLICY_CHOICES[row.key]?.[String(value)] ?? (String(value) || '（空）');
}

function changed(view: PolicyView, edits: ReadonlyMap<string, PolicyOverride | null>): PolicyOverride[] {
  return view.values.flatMap((row) => {
    const edit = edits.get(row.key);
    if (edit !== undefined) {
      return edit === null ? [] : [edit];
    }
    return row.source === null ? [] : [{ key: row.key, value: row.value, source: row.source }];
  });
}

function ValueRow({
  row,
  edit,
  onPress,
}: {
  row: PolicyRow;
  edit: PolicyOverride | null | undefined;
  onPress?: (() => void) | undefined;
}) {
  const value = edit === undefined ? row.value : (edit?.value ?? row.packValue);
  const own = edit === undefined ? row.source !== null : edit !== null;
  const source = edit === undefined ? (row.source ?? row.packSource) : (edit?.source ?? row.packSource);
  return (
    <Row
      title={row.title}
      detail={
        <View>
          <View>来源：{source}</View>
          {own ? <View>通用标准是 {spoken(row, row.packValue)}</View> : null}
        </View>
      }
      aside={
        <View>
          <View>{spoken(row, value)}</View>
          {own ? (
            <StatusTag tone="act">本县</StatusTag>
          ) : row.unverified ? (
            <StatusTag tone="warn">待核对</StatusTag>
          ) : null}
        </View>
      }
      onPress={onPress}
    />
  );
}

interface EditorProps {
  readonly view: PolicyView;
  readonly onSaved: () => void;
}

/** 标准包: which one the county goes by. */
function PackChoice(props: { readonly view: PolicyView; readonly base: string; onChoose: (base: string) => void }) {
  const { view, base, onChoose } = props;
  return view.mayEdit ? (
    <>
      <Choices
        label="按哪一套标准"
        choices={view.packs.map(({ id, title }) => ({ value: id, label: title }))}
        value={base}
        onChoose={onChoose}
      />
      {base === view.base.id ? null : (
        <Notice tone="warn" title="保存后，本县没有改过的项都按新的一套；有哪些不同，看下面的“对比”。" />
      )}
    </>
  ) : null;
}

function Editor({ view, onSaved }: EditorProps) {
  const [edits, setEdits] = useState<ReadonlyMap<string, PolicyOverride | null>>(new Map());
  const [open, setOpen] = useState<PolicyRow>();
  const [from, setFrom] = useState<PlainDate>(view.today);
  const [base, setBase] = useState(view.base.id);
  const save = useAct('county.savePolicy');
  const submit = async () => {
    const reply = await save.run({ version: view.version, base, from, overrides: changed(view, edits) });
    if (reply) {
      onSaved();
    }
  };
  const edit = (row: PolicyRow, override: PolicyOverride | null) => {
    setEdits(new Map(edits).set(row.key, override));
    setOpen(undefined);
  };
  const isOther = base !== view.base.id;
  return (
    <>
      <PackChoice view={view} base={base} onChoose={setBase} />
      <Card title={view.base.title} aside={`第 ${view.version} 版`} flush>
        {view.values.map((row) => (
          <ValueRow
            key={row.key}
            row={row}
            edit={edits.get(row.key)}
            onPress={view.mayEdit ? () => setOpen(row) : undefined}
          />
        ))}
      </Card>
      {edits.size > 0 || isOther ? (
        <Card title={isOther ? '换了一套标准，还没有保存' : `改了 ${edits.size} 项，还没有保存`}>
          <Field
            label="从哪天起用"
            kind="date"
            value={from}
            from={view.today}
            onChange={(day) => setFrom(day as PlainDate)}
          />
          {save.problem ? <Notice tone="danger" title={save.problem.message} /> : null}
          <BigButton
            says="以前的版本都留着，办理记录写明用的是哪一版。"
            busy={save.busy && '正在保存'}
            onPress={() => void submit()}
          >
            保存为新的一版
          </BigButton>
          <Button
            look="quiet"
            onPress={() => {
              setEdits(new Map());
              setBase(view.base.id);
            }}
          >
            不改了
          </Button>
        </Card>
      ) : null}
      <ValueSheet
        key={open?.key ?? ''}
        row={open}
        current={open ? edits.get(open.key) : undefined}
        onClose={() => setOpen(undefined)}
        onChange={edit}
      />
    </>
  );
}

/** 预警标准: every value that differs between places, where it comes from, and what this county made of it. */
export default function Policy() {
  const [saved, setSaved] = useState(false);
  const called = useCall('county.policy', {}, { onShow: false });
  return (
    <Page title="预警标准">
      <Async called={called} rows={8}>
        {(view) => (
          <>
            {view.values.some((row) => row.unverified) ? (
              <Notice tone="warn" title="标有“待核对”的，请县里法制部门对照本省规定核对。" />
            ) : null}
            {view.mayEdit ? null : <Notice tone="calm" title="这里由县教育局设置，您可以查看。" />}
            {saved ? <Notice tone="good" title={`已保存为第 ${view.version} 版`} /> : null}
            <Editor
              key={view.version}
              view={view}
              onSaved={() => {
                setSaved(true);
                called.reload();
              }}
            />
            <Compare view={view} />
            <Card title="历次版本" flush>
              {view.history.map((one) => (
                <Row
                  key={one.version}
                  title={`第 ${one.version} 版`}
                  detail={`${spokenDate(one.from)}起，改动 ${one.changed} 项`}
                  aside={one.version === view.inForce ? <StatusTag tone="good">正在用</StatusTag> : undefined}
                />
              ))}
            </Card>
          </>
        )}
      </Async>
    </Page>
  );
}
