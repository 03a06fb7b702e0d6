import { useState } from 'react';
import type { HolidaysView } from '#domain/county/api';
import type { ScheduleBody } from '#domain/county/holiday-rules';
import { spokenDate } from '../../spoken';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Tabs } from '../../ui/tabs';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';
import { Ranges } from './ranges';

function Standing({ view }: { readonly view: HolidaysView }) {
  if (view.published) {
    return <Notice tone="calm" title={`${view.year}年的放假安排已经公布，期限按它计算。`} />;
  }
  if (view.own.holidays.length > 0) {
    return <Notice tone="good" title={`${view.year}年的放假安排已经录入，期限按它计算。`} />;
  }
  return (
    <Notice tone="warn" title={`还没有${view.year}年的放假安排`}>
      {view.waiting > 0 ? `有 ${view.waiting} 个个案因此算不出期限。` : ''}
      国务院公布后，请照通知录入。没有录入以前，系统不猜。
    </Notice>
  );
}

interface EditorProps {
  readonly view: HolidaysView;
  readonly onSaved: () => void;
}

function Editor({ view, onSaved }: EditorProps) {
  const [body, setBody] = useState<ScheduleBody>(view.own);
  const [source, setSource] = useState(view.source);
  const save = useAct('county.saveHolidays');
  const isReady = [...source.trim()].length >= 2;
  const submit = async () => {
    if (await save.run({ year: view.year, rev: view.rev, source: source.trim(), ...body })) {
      onSaved();
    }
  };
  const shown = view.published ?? body;
  const set = (part: Partial<ScheduleBody>) => setBody({ ...body, ...part });
  const mayFill = view.mayEdit && !view.published;
  return (
    <>
      <Ranges
        title="放假"
        year={view.year}
        ranges={shown.holidays}
        onChange={mayFill ? (holidays) => set({ holidays }) : undefined}
      />
      {mayFill && body.holidays.length === 0 && view.offered.length > 0 ? (
        <Button icon="plus" onPress={() => set({ holidays: view.offered })}>
          先填入法律规定的 {view.offered.length} 个节日，再按通知改
        </Button>
      ) : null}
      <Ranges
        title="周末调休上班"
        single
        year={view.year}
        ranges={shown.makeUpDays.map((day) => ({ from: day, to: day, name: '上班' }))}
        onChange={mayFill ? (days) => set({ makeUpDays: days.map(({ from }) => from) }) : undefined}
      />
      <Ranges
        title="本地放假、停止办公"
        year={view.year}
        ranges={body.closures}
        onChange={view.mayEdit ? (closures) => set({ closures }) : undefined}
      />
      {view.mayEdit ? (
        <>
          <Field
            label="依据"
            value={source}
            onChange={setSource}
            placeholder="如：国务院办公厅关于节假日安排的通知"
            maxLength={60}
          />
          {save.problem ? <Notice tone="danger" title={save.problem.message} /> : null}
          <BigButton
            says={isReady ? '已经过去的日子不会变；正在走的期限会重新计算。' : '请写明依据。'}
            disabled={!isReady}
            busy={save.busy && '正在保存'}
            onPress={() => void submit()}
          >
            保存{view.year}年的安排
          </BigButton>
        </>
      ) : (
        <Notice tone="calm" title="这里由县教育局录入，您可以查看。" />
      )}
    </>
  );
}

/** 放假安排: by which days the terms of law are counted; a year that nobody knows is entered here. */
export default function Holidays() {
  const [year, setYear] = useState<string>();
  const [saved, setSaved] = useState(false);
  const called = useCall('county.holidays', { year }, { onShow: false });
  return (
    <Page title="放假安排">
      <Async called={called} rows={6}>
        {(view) => (
          <>
            <Tabs
              label="年份"
              tabs={view.years.map((one) => ({ value: one, label: `${one}年` }))}
              value={view.year}
              onChoose={(one) => {
                setSaved(false);
                setYear(one);
              }}
            />
            <Standing view={view} />
            {saved ? <Notice tone="good" title={`已保存，${spokenDate(view.today)}起重新计算`} /> : null}
            <Editor
              key={`${view.year}:${view.rev}`}
              view={view}
              onSaved={() => {
                setSaved(true);
                called.reload();
              }}
            />
          </>
        )}
      </Async>
    </Page>
  );
}
