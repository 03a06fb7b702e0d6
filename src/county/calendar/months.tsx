import { View } from '@tarojs/components';
import { useState } from 'react';
import { isSchoolDay } from '#domain/calendar';
import type { CalendarBody } from '#domain/county/api';
import {
  asCalendar,
  DAY_KINDS,
  type DayKind,
  dayKind,
  inTerm,
  monthsOf,
  weeksOf,
  withDayKind,
} from '#domain/county/calendar-rules';
import type { PlainDate } from '#domain/plain-date';
import { spokenDate } from '../../spoken';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { classes } from '../../ui/classes';
import { Field } from '../../ui/field';
import { Inset } from '../../ui/inset';
import { Press } from '../../ui/press';
import { Sheet } from '../../ui/sheet';
import styles from './months.module.css';

const c = classes(styles);
const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];
const KINDS = (Object.entries(DAY_KINDS) as [DayKind, string][]).map(([value, label]) => ({ value, label }));

interface MonthsProps {
  readonly body: CalendarBody;
  readonly schoolYear: string;
  readonly today: PlainDate;
  readonly onChange: ((body: CalendarBody) => void) | undefined;
}

/** What one day looks like: whether school is held, and the word when it is not as usual. */
function faceOf(body: CalendarBody, schoolYear: string, day: PlainDate) {
  const kind = dayKind(body, day);
  const term = inTerm(body, schoolYear, day);
  const school = term && isSchoolDay([asCalendar(body, schoolYear)], day);
  const word = kind === 'normal' ? (school ? '上课' : term ? '休息' : '') : DAY_KINDS[kind];
  return { kind, school, term, word };
}

interface DaySheetProps {
  readonly day: PlainDate | undefined;
  readonly kind: DayKind;
  readonly onClose: () => void;
  readonly onChoose: (kind: DayKind, name: string) => void;
}

function DaySheet({ day, kind, onClose, onChoose }: DaySheetProps) {
  const [chosen, setChosen] = useState<DayKind>(kind);
  const [name, setName] = useState('');
  const named = chosen === 'holiday' || chosen === 'closure';
  const ready = !named || [...name.trim()].length >= 2;
  return (
    <Sheet
      open={day !== undefined}
      title={day ? spokenDate(day) : ''}
      onClose={onClose}
      bottom={
        <BigButton
          says={ready ? undefined : '请写明原因，如“国庆节”“大雪停课”。'}
          disabled={!ready}
          onPress={() => onChoose(chosen, name.trim())}
        >
          就这样
        </BigButton>
      }
    >
      <Inset>
        <Choices label="这一天" choices={KINDS} value={chosen} onChoose={setChosen} />
        {named ? <Field label="原因" value={name} maxLength={20} onChange={setName} /> : null}
      </Inset>
    </Sheet>
  );
}

/** A month as a grid, Monday first; a tap on a day says what it is. */
export function Months({ body, schoolYear, today, onChange }: MonthsProps) {
  const months = monthsOf(schoolYear);
  const [month, setMonth] = useState(months.includes(today.slice(0, 7)) ? today.slice(0, 7) : (months[0] ?? ''));
  const [open, setOpen] = useState<PlainDate>();
  const at = months.indexOf(month);
  const days = weeksOf(month)
    .flat()
    .filter((day) => day.startsWith(month));
  const schoolDays = days.filter((day) => faceOf(body, schoolYear, day).school).length;
  const choose = (kind: DayKind, name: string) => {
    if (open && onChange) {
      onChange(withDayKind(body, open, kind, name));
    }
    setOpen(undefined);
  };
  return (
    <Card title={`${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`} aside={`上课 ${schoolDays} 天`}>
      <View className={c('steps')}>
        <Button icon="arrow-left" disabled={at <= 0} onPress={() => setMonth(months[at - 1] ?? month)}>
          上个月
        </Button>
        <Button disabled={at >= months.length - 1} onPress={() => setMonth(months[at + 1] ?? month)}>
          下个月
        </Button>
      </View>
      <View className={c('week')}>
        {WEEKDAYS.map((name) => (
          <View key={name} className={c('weekday')}>
            {name}
          </View>
        ))}
      </View>
      {weeksOf(month).map((week) => (
        <View key={week[0] ?? ''} className={c('week')}>
          {week.map((day) => {
            const face = faceOf(body, schoolYear, day);
            const outside = !day.startsWith(month);
            return outside ? (
              <View key={day} className={c('day', 'outside')} />
            ) : (
              <Press
                key={day}
                className={c('day', face.school ? 'school' : 'rest', face.kind, day === today && 'today')}
                label={`${spokenDate(day)}，${face.word || '不在学期里'}`}
                disabled={!onChange || !face.term}
                onPress={() => setOpen(day)}
              >
                <View className={c('number')}>{Number(day.slice(8))}</View>
                <View className={c('word')}>{face.word}</View>
              </Press>
            );
          })}
        </View>
      ))}
      <DaySheet
        key={open ?? ''}
        day={open}
        kind={open ? dayKind(body, open) : 'normal'}
        onClose={() => setOpen(undefined)}
        onChoose={choose}
      />
    </Card>
  );
}
