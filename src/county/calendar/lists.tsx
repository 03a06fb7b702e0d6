import { View } from '@tarojs/components';
import { useState } from 'react';
import type { CalendarBody } from '#domain/county/api';
import { schoolYearRange, tidy } from '#domain/county/calendar-rules';
import type { DayRange, Term } from '#domain/county/documents';
import { daysBetween, type PlainDate } from '#domain/plain-date';
import { spokenDate } from '../../spoken';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Field } from '../../ui/field';
import { Inset } from '../../ui/inset';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { NationalHolidays } from './national-holidays';

interface ListsProps {
  readonly body: CalendarBody;
  readonly schoolYear: string;
  readonly onChange: ((body: CalendarBody) => void) | undefined;
}

const TERMS = { autumn: '秋季学期', spring: '春季学期' } as const;

const spokenRange = ({ from, to }: { from: PlainDate; to: PlainDate }): string =>
  from === to ? spokenDate(from) : `${spokenDate(from)}到${spokenDate(to)}，${daysBetween(from, to) + 1} 天`;

interface RangeSheetProps {
  readonly title: string;
  readonly open: boolean;
  readonly schoolYear: string;
  readonly named: boolean;
  readonly start: { readonly from: PlainDate; readonly to: PlainDate };
  readonly onClose: () => void;
  readonly onDone: (range: DayRange) => void;
}

function RangeSheet({ title, open, schoolYear, named, start, onClose, onDone }: RangeSheetProps) {
  const [range, setRange] = useState<DayRange>({ ...start, name: '' });
  const year = schoolYearRange(schoolYear);
  const ready = range.from <= range.to && (!named || [...range.name.trim()].length >= 2);
  const day = (key: 'from' | 'to') => (value: string) => setRange({ ...range, [key]: value as PlainDate });
  return (
    <Sheet
      open={open}
      title={title}
      onClose={onClose}
      bottom={
        <BigButton
          says={ready ? undefined : '结束不能早于开始；请写明名称。'}
          disabled={!ready}
          onPress={() => onDone({ ...range, name: range.name.trim() })}
        >
          放进校历
        </BigButton>
      }
    >
      <Inset>
        {named ? (
          <Field
            label="名称"
            value={range.name}
            maxLength={20}
            placeholder="如：国庆节"
            onChange={(name) => setRange({ ...range, name })}
          />
        ) : null}
        <Field label="开始" kind="date" value={range.from} from={year.from} to={year.to} onChange={day('from')} />
        <Field label="结束" kind="date" value={range.to} from={year.from} to={year.to} onChange={day('to')} />
      </Inset>
    </Sheet>
  );
}

type Adding = 'autumn' | 'spring' | 'holidays' | 'closures';

function startOf(body: CalendarBody, schoolYear: string, adding: Adding): { from: PlainDate; to: PlainDate } {
  const year = schoolYearRange(schoolYear);
  const term = body.terms.find((one) => one.term === adding);
  return term ?? { from: year.from, to: year.from };
}

function withRange(body: CalendarBody, adding: Adding, range: DayRange): CalendarBody {
  if (adding === 'autumn' || adding === 'spring') {
    const term: Term = { term: adding, from: range.from, to: range.to };
    return tidy({ ...body, terms: [...body.terms.filter((one) => one.term !== adding), term] });
  }
  return tidy({ ...body, [adding]: [...body[adding], range] });
}

interface RangesProps {
  readonly title: string;
  readonly ranges: readonly DayRange[];
  readonly add: string;
  readonly onAdd: (() => void) | undefined;
  readonly onRemove: ((range: DayRange) => void) | undefined;
}

function Ranges({ title, ranges, add, onAdd, onRemove }: RangesProps) {
  return (
    <Card title={title} flush>
      {ranges.length === 0 ? <Row title="还没有" /> : null}
      {ranges.map((range) => (
        <Row
          key={`${range.from}${range.name}`}
          title={range.name}
          detail={spokenRange(range)}
          aside={
            onRemove ? (
              <Button look="danger" icon="trash-2" label={`删掉${range.name}`} onPress={() => onRemove(range)}>
                删掉
              </Button>
            ) : undefined
          }
        />
      ))}
      {onAdd ? <Row icon="plus" title={add} onPress={onAdd} /> : null}
    </Card>
  );
}

/** 大周: so many days of school, so many of rest, from a day on. */
function LongWeekCard({ body, schoolYear, onChange }: ListsProps) {
  const long = body.longWeek;
  const year = schoolYearRange(schoolYear);
  const set = (part: Partial<NonNullable<CalendarBody['longWeek']>>) =>
    onChange?.({ ...body, longWeek: { from: year.from, teach: 10, rest: 4, ...long, ...part } });
  if (!long) {
    return onChange ? (
      <Card title="大周" flush>
        <Row icon="plus" title="本校按大周上课" detail="连上几天、连休几天的寄宿制学校用" onPress={() => set({})} />
      </Card>
    ) : null;
  }
  const days = (text: string): number => Math.min(30, Math.max(1, Number(text) || 1));
  const off = onChange === undefined;
  return (
    <Card title="大周">
      <Field
        label="从哪天算起"
        kind="date"
        value={long.from}
        from={year.from}
        to={year.to}
        disabled={off}
        onChange={(from) => set({ from: from as PlainDate })}
      />
      <Field
        label="连上几天"
        kind="number"
        value={String(long.teach)}
        disabled={off}
        onChange={(text) => set({ teach: days(text) })}
      />
      <Field
        label="连休几天"
        kind="number"
        value={String(long.rest)}
        disabled={off}
        onChange={(text) => set({ rest: days(text) })}
      />
      {onChange ? (
        <Button look="quiet" onPress={() => onChange({ ...body, longWeek: null })}>
          不按大周
        </Button>
      ) : null}
    </Card>
  );
}

/** Terms, holidays, closures, make-up days and the long week as lists, for what is easier said than tapped. */
export function Lists({ body, schoolYear, onChange }: ListsProps) {
  const [adding, setAdding] = useState<Adding>();
  const titles = { ...TERMS, holidays: '放假', closures: '停课' } as const;
  const remove = (key: 'holidays' | 'closures') =>
    onChange ? (range: DayRange) => onChange({ ...body, [key]: body[key].filter((one) => one !== range) }) : undefined;
  const add = (key: Adding) => (onChange ? () => setAdding(key) : undefined);
  return (
    <View>
      <Card title="学期" flush>
        {(['autumn', 'spring'] as const).map((key) => {
          const term = body.terms.find((one) => one.term === key);
          return <Row key={key} title={TERMS[key]} detail={term ? spokenRange(term) : '还没有填'} onPress={add(key)} />;
        })}
      </Card>
      <NationalHolidays body={body} schoolYear={schoolYear} onChange={onChange} />
      <Ranges
        title="放假"
        ranges={body.holidays}
        add="加一个假期"
        onAdd={add('holidays')}
        onRemove={remove('holidays')}
      />
      <Ranges
        title="停课"
        ranges={body.closures}
        add="加一次停课"
        onAdd={add('closures')}
        onRemove={remove('closures')}
      />
      <Card title="补课日" aside="在月历里点那一天来加" flush>
        {body.makeUpDays.length === 0 ? <Row title="还没有" /> : null}
        {body.makeUpDays.map((day) => (
          <Row key={day} title={spokenDate(day)} />
        ))}
      </Card>
      <LongWeekCard body={body} schoolYear={schoolYear} onChange={onChange} />
      {adding ? (
        <RangeSheet
          key={adding}
          open
          title={titles[adding]}
          schoolYear={schoolYear}
          named={adding === 'holidays' || adding === 'closures'}
          start={startOf(body, schoolYear, adding)}
          onClose={() => setAdding(undefined)}
          onDone={(range) => {
            onChange?.(withRange(body, adding, range));
            setAdding(undefined);
          }}
        />
      ) : null}
    </View>
  );
}
