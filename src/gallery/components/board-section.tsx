import { View } from '@tarojs/components';
import { useState } from 'react';
import { instantAt, plainDate } from '#domain/plain-date';
import { AsOf } from '../../ui/as-of';
import { Bar } from '../../ui/bar';
import { Card } from '../../ui/card';
import { Figure, Figures } from '../../ui/figure';
import { StepList } from '../../ui/step-list';
import { Trend } from '../../ui/trend';

const AT = instantAt(plainDate('2026-11-22'), '10:15');
const DAYS = [
  { label: '16日', value: 212 },
  { label: '17日', value: 196 },
  { label: '18日', value: 187 },
  { label: '19日', value: undefined },
  { label: '20日', value: 143 },
  { label: '22日', value: 96 },
];

export function BoardSection() {
  const [opened, setOpened] = useState('');
  return (
    <View>
      <Figures>
        <Figure label="在册孩子" value={28143} unit="人" onPress={() => setOpened('在册孩子')} />
        <Figure label="今天到校" value={27981} unit="人" tone="good" onPress={() => setOpened('今天到校')} />
        <Figure
          label="没到校"
          value={96}
          unit="人"
          tone="warn"
          detail="其中没有请假 41 人"
          onPress={() => setOpened('没到校')}
        />
        <Figure label="已过期的个案" value={3} unit="个" tone="danger" onPress={() => setOpened('已过期')} />
        <Figure label="还没点名" value={undefined} detail="10:00 后统计" />
      </Figures>
      <AsOf at={AT} onRefresh={() => setOpened('刷新')} />
      <Card title="各乡镇责任书" aside={opened || '按未签多少排列'} flush>
        <Bar
          label="白鹤乡"
          value={820}
          total={1961}
          tone="warn"
          detail="还有 1141 份没签"
          onPress={() => setOpened('白鹤乡')}
        />
        <Bar label="青石镇" value={3120} total={4018} onPress={() => setOpened('青石镇')} />
        <Bar
          label="云岭镇"
          value={6110}
          total={6110}
          tone="good"
          figure="全部签完"
          onPress={() => setOpened('云岭镇')}
        />
        <Bar label="还没开始" value={0} total={0} figure="—" />
      </Card>
      <Card>
        <Trend title="没到校" unit="人" points={DAYS} />
      </Card>
      <Card title="开通步骤" aside="第 3 步，共 7 步" flush>
        <StepList
          steps={[
            {
              key: '1',
              title: '组织',
              detail: '14 个乡镇，42 所学校',
              state: 'done',
              onPress: () => setOpened('组织'),
            },
            { key: '2', title: '校历', detail: '本学期 98 个上课日', state: 'done', onPress: () => setOpened('校历') },
            {
              key: '3',
              title: '预警标准',
              detail: '用县里的标准，或改动后保存',
              state: 'current',
              onPress: () => setOpened('标准'),
            },
            { key: '4', title: '学生名册', detail: '上传学籍表', state: 'open' },
          ]}
        />
      </Card>
    </View>
  );
}
