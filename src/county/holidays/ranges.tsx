import { useState } from 'react';
import type { DayRange } from '#domain/county/documents';
import { daysBetween, type PlainDate, plainDate } from '#domain/plain-date';
import { spokenDate } from '../../spoken';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Field } from '../../ui/field';
import { Inset } from '../../ui/inset';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';

interface RangesProps {
  readonly title: string;
  readonly year: string;
  readonly ranges: readonly DayRange[];
  /** One day each, without a name. */
  readonly single?: boolean;
  /** Nobody may change it where there is none. */
  readonly onChange: ((ranges: readonly DayRange[]) => void) | undefined;
}

const spoken = ({ from, to }: DayRange): string =>
  from === to ? spokenDate(from) : `${spokenDate(from)}到${spokenDate(to)}，${daysBetween(from, to) + 1} 天`;

function Adding({
  title,
  year,
  single,
  onDone,
}: Omit<RangesProps, 'ranges' | 'onChange'> & { onDone: (one: DayRange) => void }) {
  const start = plainDate(`${year}-01-01`);
  const end = plainDate(`${year}-12-31`);
  const [range, setRange] = useState<DayRange>({ from: start, to: start, name: single ? '上班' : '' });
  const isReady = range.from <= range.to && range.name.trim() !== '';
  const first = (day: string) => {
    const from = day as PlainDate;
    setRange({ ...range, from, to: single || range.to < from ? from : range.to });
  };
  return (
    <Inset>
      {single ? null : (
        <Field
          label="名称"
          value={range.name}
          maxLength={20}
          placeholder="如：国庆节"
          onChange={(name) => setRange({ ...range, name })}
        />
      )}
      <Field label={single ? '哪一天' : '开始'} kind="date" value={range.from} from={start} to={end} onChange={first} />
      {single ? null : (
        <Field
          label="结束"
          kind="date"
          value={range.to}
          from={range.from}
          to={end}
          onChange={(day) => setRange({ ...range, to: day as PlainDate })}
        />
      )}
      <BigButton
        says={isReady ? `放进“${title}”，最后一起保存。` : '请写名称。'}
        disabled={!isReady}
        onPress={() => onDone({ ...range, name: range.name.trim() })}
      >
        放进去
      </BigButton>
    </Inset>
  );
}

/** Stretches of days: added one at a time, taken out again. */
export function Ranges({ title, year, ranges, single = false, onChange }: RangesProps) {
  const [isOpen, setOpen] = useState(false);
  const sorted = [...ranges].sort((a, b) => (a.from < b.from ? -1 : 1));
  return (
    <>
      <Card title={title} aside={`${ranges.length} ${single ? '天' : '段'}`} flush>
        {sorted.map((one) => (
          <Row
            key={`${one.from}${one.name}`}
            title={single ? spoken(one) : one.name}
            detail={single ? undefined : spoken(one)}
            aside={
              onChange ? (
                <Button
                  look="quiet"
                  label={`删去${one.name}${spokenDate(one.from)}`}
                  onPress={() => onChange(ranges.filter((other) => other !== one))}
                >
                  删去
                </Button>
              ) : undefined
            }
          />
        ))}
        {onChange ? (
          <Button look="quiet" icon="plus" onPress={() => setOpen(true)}>
            {`添加${title}`}
          </Button>
        ) : null}
      </Card>
      <Sheet open={isOpen} title={`添加${title}`} onClose={() => setOpen(false)}>
        <Adding
          key={String(isOpen)}
          title={title}
          year={year}
          single={single}
          onDone={(one) => {
            setOpen(false);
            onChange?.([...ranges, one]);
          }}
        />
      </Sheet>
    </>
  );
}
