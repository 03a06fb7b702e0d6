import Taro from '@tarojs/taro';
import type { SheetMark, SheetView } from '#domain/attendance/api';
import { timeOf } from '#domain/plain-date';
import { ANSWERS } from '#domain/reminders/documents';
import { DangerButton } from '../danger-button';
import { FindButton } from '../missing-door';
import { spokenDate } from '../spoken';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { ChildRow } from '../ui/child-row';
import { Empty } from '../ui/empty';
import { Figure, Figures } from '../ui/figure';
import { StatusTag } from '../ui/status-tag';
import { markTone, markWord, whole } from './marks';

/** What the family has said or not said yet, in one line. */
function familyLine({ reason, reminded, read, answer }: SheetMark): string {
  if (reason !== 'unexcused') {
    return '已请假，不提醒家长';
  }
  if (answer) {
    return `家长回答：${ANSWERS[answer]}`;
  }
  if (reminded === 0) {
    return '还没有提醒家长';
  }
  return read > 0 ? '家长已读，还没有回答' : '已提醒家长，还没有读';
}

interface SheetSummaryProps {
  readonly view: SheetView;
  /** 更正 beside each absent child; without it the rows are only read. */
  readonly onCorrect?: (child: SheetMark) => void;
}

/** 点名结果: the figures, who called, and the absent with what their families said. */
export function SheetSummary({ view, onCorrect }: SheetSummaryProps) {
  const { takenBy, takenAt, date, enrolled, present, absent, unexcused, marks, unit } = view;
  const openAbsent = (): void => void Taro.navigateTo({ url: `/attendance/absent/index?unit=${unit}&date=${date}` });
  return (
    <>
      <Card title={spokenDate(date)} aside={`${timeOf(takenAt)} ${takenBy.title}${takenBy.name}`}>
        <Figures>
          <Figure label="到校" value={present} unit="人" detail={`全班 ${enrolled} 人`} tone="good" />
          <Figure
            label="没到校"
            value={absent}
            unit="人"
            detail={absent > 0 ? `未请假 ${unexcused} 人` : undefined}
            tone={unexcused > 0 ? 'warn' : 'calm'}
            onPress={absent > 0 ? openAbsent : undefined}
          />
        </Figures>
      </Card>
      {marks.length === 0 ? (
        <Empty icon="circle-check" title="全班都到了">
          发现不对，可以更正。
        </Empty>
      ) : (
        <Card flush title="没到校的孩子">
          {marks.map((mark) => (
            <ChildRow
              key={mark.child}
              name={mark.name}
              {...(mark.apart ? { place: mark.apart } : {})}
              need={familyLine(mark)}
              status={<StatusTag tone={markTone(mark.reason)}>{markWord(mark.reason)}</StatusTag>}
              actions={
                onCorrect ? (
                  <>
                    <Button icon="pen-line" label={`更正${whole(mark)}`} onPress={() => onCorrect(mark)}>
                      更正
                    </Button>
                    <FindButton mark={mark} name={whole(mark)} />
                    <DangerButton child={mark.child} name={whole(mark)} />
                  </>
                ) : null
              }
            />
          ))}
        </Card>
      )}
    </>
  );
}
