import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { RollMark } from '#domain/attendance/api';
import { ABSENCE_REASONS } from '#domain/attendance/documents';
import { CORRECT_DAYS, LATE_DAYS } from '#domain/attendance/roll';
import { addDays, isPlainDate, type PlainDate } from '#domain/plain-date';
import { useActing } from '../../acting';
import { spokenDate } from '../../spoken';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { Field } from '../../ui/field';
import { Page } from '../../ui/page';
import { Tabs } from '../../ui/tabs';
import { useCall } from '../../use-call';
import { unitOfPost, whole } from '../marks';
import { SheetSummary } from '../sheet-summary';
import { type Correcting, CorrectSheet } from './correct-sheet';
import { Corrections } from './corrections';
import { OtherChildren } from './other-children';
import { WeekView } from './week-view';

type Sheet = ReplyOf<'attendance.sheet'>;

const TABS = [
  { value: 'day', label: '当天' },
  { value: 'week', label: '这一周' },
] as const;
type Tab = (typeof TABS)[number]['value'];

const isMark = (text: string | undefined): text is RollMark =>
  text === 'present' || (text !== undefined && text in ABSENCE_REASONS);

interface NotCalledProps {
  readonly unit: string;
  readonly date: PlainDate;
  readonly today: PlainDate;
}

function NotCalled({ unit, date, today }: NotCalledProps) {
  const late = date <= today && date >= addDays(today, -LATE_DAYS);
  return (
    <Empty
      icon="list-checks"
      title={`${spokenDate(date)}没有点名`}
      action={
        late ? (
          <Button
            look="strong"
            icon="list-checks"
            onPress={() => void Taro.navigateTo({ url: `/attendance/roll-call/index?unit=${unit}&date=${date}` })}
          >
            {date === today ? '去点名' : '补点名'}
          </Button>
        ) : null
      }
    >
      {late ? '点名后，这里能看到没来的孩子，也能更正。' : `只能补前 ${LATE_DAYS} 天的点名。`}
    </Empty>
  );
}

interface DayProps {
  readonly sheet: Sheet;
  readonly unit: string;
  readonly onDone: () => void;
}

/** What another page asks to be corrected: 记为病假 from a guardian's answer. */
function useAsked({ view }: Sheet): Correcting | undefined {
  const { params } = useRouter();
  const mark = view?.marks.find((one) => one.child === params['child']);
  const to = params['to'];
  return mark && isMark(to) && to !== mark.reason
    ? { child: mark.child, name: whole(mark), from: mark.reason, to, why: '家长回答生病请假' }
    : undefined;
}

function Day({ sheet, unit, onDone }: DayProps) {
  const { view, children, date, today } = sheet;
  const asked = useAsked(sheet);
  const [correcting, setCorrecting] = useState<Correcting | undefined>(asked);
  if (!view) {
    return <NotCalled unit={unit} date={date} today={today} />;
  }
  const absent = new Set(view.marks.map((mark) => mark.child));
  return (
    <>
      <SheetSummary
        view={view}
        onCorrect={(mark) => setCorrecting({ child: mark.child, name: whole(mark), from: mark.reason })}
      />
      <OtherChildren
        present={children.filter((child) => !absent.has(child.id))}
        onChoose={(child) => setCorrecting({ child: child.id, name: whole(child), from: 'present' })}
      />
      <Corrections corrections={view.corrections} />
      {correcting ? (
        <CorrectSheet
          key={correcting.child}
          sheet={view.sheet}
          correcting={correcting}
          onClose={() => setCorrecting(undefined)}
          onDone={() => {
            setCorrecting(undefined);
            onDone();
          }}
        />
      ) : null}
    </>
  );
}

/** 点名表: one day of a class with its corrections, or its week. */
export default function SheetPage() {
  const { params } = useRouter();
  const { as } = useActing();
  const unit = params['unit'] ?? unitOfPost(as)?.unit ?? '';
  const [asked, setAsked] = useState(params['date'] && isPlainDate(params['date']) ? params['date'] : undefined);
  const [tab, setTab] = useState<Tab>('day');
  const called = useCall('attendance.sheet', { unit, date: asked });
  const date = asked ?? called.data?.date;
  const today = called.data?.today;
  return (
    <Page title={called.data ? `${called.data.className}点名表` : '点名表'}>
      <Tabs label="点名表" tabs={TABS} value={tab} onChoose={setTab} />
      <Field
        kind="date"
        label="日期"
        value={date ?? ''}
        {...(today ? { from: addDays(today, -CORRECT_DAYS), to: today } : {})}
        onChange={(text) => (isPlainDate(text) ? setAsked(text) : undefined)}
      />
      {tab === 'week' && date ? (
        <WeekView
          unit={unit}
          date={date}
          onDay={(day) => {
            setAsked(day);
            setTab('day');
          }}
        />
      ) : (
        <Async called={called}>
          {(sheet) => <Day key={sheet.date} sheet={sheet} unit={unit} onDone={called.reload} />}
        </Async>
      )}
    </Page>
  );
}
