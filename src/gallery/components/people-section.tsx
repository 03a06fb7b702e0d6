import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { Fold } from '../../ui/fold';
import { MasterDetail } from '../../ui/master-detail';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import { Timeline } from '../../ui/timeline';
import { UndoBar } from '../../ui/undo-bar';

const CHILDREN = [
  {
    name: '张*明',
    place: '三(2)班',
    need: '没到校，还没有联系上家长',
    when: '从11月20日 星期五起，第 2 天',
    tone: 'danger',
    word: '已过期',
  },
  {
    name: '李*',
    place: '三(2)班',
    need: '家长说明天到校',
    when: '11月23日 星期一前看结果',
    tone: 'warn',
    word: '今天到期',
  },
  { name: '欧阳**', place: '一(1)班', need: '责任书等家长签字', when: '11月30日 星期一前', tone: 'act', word: '待签' },
  { name: '王*花', place: '三(2)班', need: '已经回到学校', when: '11月19日 星期四', tone: 'good', word: '已返校' },
] as const;

const EVENTS = [
  { key: '3', title: '家长回答：明天到校', when: '11月22日 星期日 09:10', tone: 'good' },
  { key: '2', title: '发出返校提醒', when: '11月22日 星期日 08:25', detail: '收到人：母亲' },
  { key: '1', title: '班主任点名：没到校', when: '11月22日 星期日 08:15', tone: 'warn' },
] as const;

function ChildPage({ name }: { name: string }) {
  return (
    <Card title={name} aside={<StatusTag tone="warn">今天到期</StatusTag>}>
      <Timeline events={EVENTS} />
      <View style={{ marginTop: '16px' }}>
        <Button wide icon="phone" onPress={() => undefined}>
          打电话给家长
        </Button>
      </View>
    </Card>
  );
}

export function PeopleSection() {
  const [open, setOpen] = useState<string>();
  const [done, setDone] = useState<string>();
  const [sheet, setSheet] = useState(false);
  const list = (
    <>
      <Card title="今天要办的" aside="4 个孩子" flush>
        {CHILDREN.map(({ tone, word, ...child }) => (
          <ChildRow
            key={child.name}
            {...child}
            current={open === child.name}
            status={<StatusTag tone={tone}>{word}</StatusTag>}
            onPress={() => setOpen(child.name)}
          />
        ))}
      </Card>
      <Card flush>
        <Row
          icon="users-round"
          title="我的班级"
          detail="三(2)班，46 人"
          aside="43 人到校"
          onPress={() => setSheet(true)}
        />
        <Row icon="file-text" title="责任书" detail="还有 3 位家长没签" onPress={() => setDone('已提交，3 人缺勤')} />
        <Row icon="circle-help" title="没有要办的事" aside="—" />
        <Fold icon="clock" title="全部期限" detail="第一次联系家庭、核实去向" aside="2 个">
          <Row title="第一次联系家庭" detail="从11月18日 星期三起算，到11月20日 星期五" />
        </Fold>
      </Card>
    </>
  );
  return (
    <View>
      <MasterDetail
        list={list}
        detail={open && <ChildPage name={open} />}
        onClose={() => setOpen(undefined)}
        invitation="从左边选一个孩子。"
      />
      <Sheet open={sheet} title="缺勤原因" onClose={() => setSheet(false)}>
        <Row title="病假" onPress={() => setSheet(false)} />
        <Row title="事假" onPress={() => setSheet(false)} />
        <Row title="没有请假" current onPress={() => setSheet(false)} />
      </Sheet>
      <UndoBar done={done} onUndo={() => setDone(undefined)} onOver={() => setDone(undefined)} />
    </View>
  );
}
