import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { ClassDay } from '#domain/attendance/api';
import { timeOf } from '#domain/plain-date';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Empty } from '../../ui/empty';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { StatusTag } from '../../ui/status-tag';
import { Tabs } from '../../ui/tabs';
import { useCall } from '../../use-call';

const TABS = [
  { value: 'missing', label: '还没点名' },
  { value: 'all', label: '全部班级' },
] as const;
type Tab = (typeof TABS)[number]['value'];

function ClassRow({ day, onOpen }: { readonly day: ClassDay; readonly onOpen: () => void }) {
  const called = day.takenAt !== null;
  const detail = called
    ? `${timeOf(day.takenAt ?? 0)} 点名，${day.present} 人到校，${day.absent} 人没到校`
    : '点开可以代班主任点名';
  return (
    <Row
      title={day.name}
      detail={detail}
      aside={<StatusTag tone={called ? 'good' : 'warn'}>{called ? '已点名' : '未点名'}</StatusTag>}
      onPress={onOpen}
    />
  );
}

/** The classes of a school: which has called its roll, and a way to call it for one that has not. */
export function ClassPicker({ unit }: { readonly unit: string }) {
  const [tab, setTab] = useState<Tab>('missing');
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const cursor = cursors.at(-1);
  const called = useCall(
    'attendance.classes',
    { unit, only: tab === 'missing' ? 'missing' : undefined, cursor },
    { isEmpty: (data) => data.classes.length === 0 },
  );
  const choose = (next: Tab): void => {
    setTab(next);
    setCursors([]);
  };
  return (
    <Page title="各班点名">
      <Tabs label="班级" tabs={TABS} value={tab} onChoose={choose} />
      <Async
        called={called}
        empty={
          <Empty icon="circle-check" title={tab === 'missing' ? '各班都点过名了' : '还没有班级'}>
            {tab === 'missing' ? '可以看全部班级的到校情况。' : '请先导入学生名册。'}
          </Empty>
        }
      >
        {({ classes, cursor: next, schoolDay }) =>
          schoolDay ? (
            <>
              <Card flush>
                {classes.map((day) => (
                  <ClassRow
                    key={day.unit}
                    day={day}
                    onOpen={() => void Taro.navigateTo({ url: `/attendance/roll-call/index?unit=${day.unit}` })}
                  />
                ))}
              </Card>
              {next ? (
                <Button wide onPress={() => setCursors([...cursors, next])}>
                  看后面的班级
                </Button>
              ) : null}
              {cursor ? (
                <Button wide look="quiet" onPress={() => setCursors(cursors.slice(0, -1))}>
                  回到前面
                </Button>
              ) : null}
            </>
          ) : (
            <Empty icon="calendar-days" title="今天不上课">
              不用点名。
            </Empty>
          )
        }
      </Async>
    </Page>
  );
}
