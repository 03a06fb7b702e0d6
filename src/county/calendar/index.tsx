import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { CalendarBody, CalendarView } from '#domain/county/api';
import { NO_CALENDAR, schoolYearTitle } from '#domain/county/calendar-rules';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Select } from '../../ui/select';
import { Tabs } from '../../ui/tabs';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';
import { Lists } from './lists';
import { Months } from './months';

const TABS = [
  { value: 'months', label: '月历' },
  { value: 'lists', label: '学期和假期' },
] as const;

type Tab = (typeof TABS)[number]['value'];

interface EditorProps {
  readonly view: CalendarView;
  /** The tab that was chosen; until then the one that has something to do. */
  readonly tab: Tab | undefined;
  readonly onTab: (tab: Tab) => void;
  readonly onSaved: () => void;
}

const sameBody = (a: CalendarBody, b: CalendarBody): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Whose calendar this is, in one sentence. */
function Whose({ view }: { view: CalendarView }) {
  if (view.own) {
    return <Notice tone="calm" title={`${view.unit.name}自己的校历`} />;
  }
  return view.inherited ? (
    <Notice tone="calm" title={`现在用的是${view.inherited.unitName}的校历`}>
      {view.mayEdit ? '改动后保存，就成为本单位自己的校历。' : '由上级设置，您可以查看。'}
    </Notice>
  ) : (
    <Notice tone="warn" title="这个学年还没有校历">
      请先填写学期的开始和结束。没有校历，不能点名，也不会预警。
    </Notice>
  );
}

function Editor({ view, tab: chosen, onTab, onSaved }: EditorProps) {
  const before = view.own ?? view.inherited?.body ?? NO_CALENDAR;
  const [body, setBody] = useState<CalendarBody>(before);
  const tab = chosen ?? (before.terms.length === 0 ? 'lists' : 'months');
  const save = useAct('county.saveCalendar');
  const drop = useAct('county.dropCalendar');
  const place = { unit: view.unit.id, schoolYear: view.schoolYear, rev: view.rev };
  const submit = async () => (await save.run({ ...place, ...body })) && onSaved();
  const giveUp = async () => (await drop.run(place)) && onSaved();
  const onChange = view.mayEdit ? setBody : undefined;
  const dirty = !sameBody(body, before);
  const problem = save.problem ?? drop.problem;
  return (
    <>
      <Whose view={view} />
      <Tabs label="校历" tabs={TABS} value={tab} onChoose={onTab} />
      {tab === 'months' ? (
        <Months body={body} schoolYear={view.schoolYear} today={view.today} onChange={onChange} />
      ) : (
        <Lists body={body} schoolYear={view.schoolYear} onChange={onChange} />
      )}
      {problem ? (
        <Notice tone="danger" title={problem.message}>
          {problem.fields.map((field) => field.rule).join('；')}
        </Notice>
      ) : null}
      {dirty ? (
        <BigButton
          says="保存后马上生效，点名和连续缺勤都按它算。"
          busy={save.busy && '正在保存'}
          onPress={() => void submit()}
        >
          保存校历
        </BigButton>
      ) : null}
      {dirty ? (
        <Button look="quiet" onPress={() => setBody(before)}>
          不改了
        </Button>
      ) : null}
      {view.own && view.inherited && view.mayEdit && !dirty ? (
        <Button look="danger" busy={drop.busy && '正在恢复'} onPress={() => void giveUp()}>
          改用{view.inherited.unitName}的校历
        </Button>
      ) : null}
    </>
  );
}

/** 校历: terms, holidays, make-up days, closures and long weeks of a unit; a school follows the county until it saves its own. */
export default function CalendarPage() {
  const { params } = useRouter();
  const unit = params['unit'];
  const [schoolYear, setSchoolYear] = useState<string>();
  const [tab, setTab] = useState<Tab>();
  const [saved, setSaved] = useState(false);
  const called = useCall('county.calendar', { unit, schoolYear }, { onShow: false });
  const choose = (year: string) => {
    setSaved(false);
    setSchoolYear(year);
  };
  return (
    <Page title="校历">
      <Async called={called} rows={6}>
        {(view) => (
          <>
            <Select
              label="学年"
              choices={view.years.map((year) => ({ value: year, label: schoolYearTitle(year) }))}
              value={view.schoolYear}
              onChoose={choose}
            />
            {saved ? <Notice tone="good" title="校历已保存，点名和预警从现在起按它算" /> : null}
            <Editor
              key={`${view.schoolYear}:${view.rev}`}
              view={view}
              tab={tab}
              onTab={setTab}
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
