import { View } from '@tarojs/components';
import type { ReplyOf } from '#domain/api';
import type { PlainDate } from '#domain/plain-date';
import { spokenDate } from '../../spoken';
import { Async } from '../../ui/async';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { Empty } from '../../ui/empty';
import { Row } from '../../ui/row';
import { StatusTag } from '../../ui/status-tag';
import { useCall } from '../../use-call';
import { markWord, whole } from '../marks';

type Week = ReplyOf<'attendance.week'>;

function dayTag({ schoolDay, taken, absent, date }: Week['days'][number], today: PlainDate) {
  if (schoolDay && date > today) {
    return <StatusTag tone="calm">还没到</StatusTag>;
  }
  if (!taken) {
    return schoolDay ? <StatusTag tone="warn">未点名</StatusTag> : <StatusTag tone="calm">不上课</StatusTag>;
  }
  return absent === 0 ? (
    <StatusTag tone="good">全到</StatusTag>
  ) : (
    <StatusTag tone="act">{`${absent} 人没到校`}</StatusTag>
  );
}

interface WeekViewProps {
  readonly unit: string;
  readonly date: PlainDate;
  readonly onDay: (date: PlainDate) => void;
}

/** 一周: each day, and each child that was absent on one. */
export function WeekView({ unit, date, onDay }: WeekViewProps) {
  const called = useCall('attendance.week', { unit, date });
  return (
    <Async called={called}>
      {({ days, children, today }) => (
        <>
          <Card flush title="这一周">
            {days.map((day) => (
              <Row
                key={day.date}
                title={spokenDate(day.date)}
                aside={dayTag(day, today)}
                onPress={day.taken || (day.schoolDay && day.date <= today) ? () => onDay(day.date) : undefined}
              />
            ))}
          </Card>
          {children.length === 0 ? (
            <Empty icon="circle-check" title="点过名的日子，都到校了" />
          ) : (
            <Card flush title="没到校的孩子">
              {children.map(({ child, name, apart, marks }) => (
                <ChildRow
                  key={child}
                  name={whole({ name, apart })}
                  place={`${marks.length} 天`}
                  need={marks.map((mark) => (
                    <View key={mark.date}>
                      {spokenDate(mark.date)} {markWord(mark.reason)}
                    </View>
                  ))}
                />
              ))}
            </Card>
          )}
        </>
      )}
    </Async>
  );
}
