import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { Operation } from '#domain/api';
import type { StepView } from '#domain/county/api';
import type { OnboardingStep } from '#domain/county/documents';
import { PERMISSIONS } from '#domain/permission-table';
import { useActing } from '../../acting';
import { spokenInstant } from '../../spoken';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { StepList } from '../../ui/step-list';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';

interface Stage {
  readonly title: string;
  readonly why: string;
  readonly go: string;
  readonly url: string;
  /** What the page of the step asks; without it: every office that sees the steps may. */
  readonly needs?: Operation;
}

/** The steps as the office sees them: what each is for, and where it is done. */
const STAGES: Readonly<Record<OnboardingStep, Stage>> = {
  units: {
    title: '组织',
    why: '建好乡镇、村、组和学校、年级、班级，后面的人和孩子才有地方放。',
    go: '去建机构',
    url: '/county/units/index',
  },
  calendar: {
    title: '校历',
    why: '连续缺勤只算上课日。没有校历，系统不会猜。',
    go: '去设校历',
    url: '/county/calendar/index',
  },
  policy: {
    title: '预警标准',
    why: '几天提醒谁、责任村怎么算，由县里定。',
    go: '去看标准',
    url: '/county/policy/index',
  },
  roster: {
    title: '学生名册',
    why: '用学籍系统的表导入，先预检，再导入。',
    go: '去导入',
    url: '/roster/import/index',
    needs: 'roster.planImport',
  },
  staff: {
    title: '工作人员',
    why: '按表导入姓名、电话、岗位。本人用微信绑定后就能用。',
    go: '去导入人员',
    url: '/accounts/staff/index',
  },
  letters: {
    title: '责任书',
    why: '班主任发起本学期责任书，家长扫码签字。',
    go: '去看进度',
    url: '/letters/progress/index',
    needs: 'letters.unsigned',
  },
  trial: { title: '试发', why: '给自己发一条，看看提醒能不能到。', go: '去试发', url: '/county/trial/index' },
};

/** Whether the acting post may do what the step leads to: children's names are not the system administrator's business. */
function mayGo(as: string | undefined, { needs }: Stage): boolean {
  const role = (as ?? '').split(':')[1] ?? '';
  return needs === undefined || role in PERMISSIONS[needs];
}

function stateOf(steps: readonly StepView[], step: StepView): 'done' | 'current' | 'open' {
  if (step.tickedAt !== null) {
    return 'done';
  }
  return steps.find((one) => one.tickedAt === null) === step ? 'current' : 'open';
}

const figuresOf = (step: StepView): string =>
  step.figures.map((figure) => `${figure.label} ${figure.value} ${figure.unit}`).join('，');

interface StageProps {
  readonly goes: boolean;
  readonly step: StepView;
  readonly onDone: () => void;
}

/** One step opened: what is there, what is missing, where to do it, and the tick. */
function StageSheet({ goes, step, onDone }: StageProps) {
  const stage = STAGES[step.step];
  const tick = useAct('county.tickStep');
  const ticked = step.tickedAt !== null;
  const change = async () => {
    if (await tick.run({ step: step.step, done: !ticked })) {
      onDone();
    }
  };
  return (
    <View>
      <Inset>
        <Notice tone="calm" title={stage.why}>
          {goes ? undefined : '这一步由学校和县教育局办理，您在这里看做到哪里。'}
        </Notice>
      </Inset>
      {step.figures.map((figure) => (
        <Row key={figure.label} title={figure.label} aside={`${figure.value} ${figure.unit}`} />
      ))}
      {step.tickedAt === null ? null : <Row title="已打勾" aside={spokenInstant(step.tickedAt)} />}
      <Inset>
        {step.missing.map((sentence) => (
          <Notice key={sentence} tone="warn" title={sentence} />
        ))}
        {tick.problem ? <Notice tone="danger" title={tick.problem.message} /> : null}
        <Button wide icon="circle-check" busy={tick.busy && '正在保存'} onPress={() => void change()}>
          {ticked ? '取消打勾' : '这一步做好了'}
        </Button>
      </Inset>
    </View>
  );
}

/** 启用: the county office is led from the trees to the first trial message, each step with a tick. */
export default function Setup() {
  const called = useCall('county.onboarding', {});
  const { as } = useActing();
  const [open, setOpen] = useState<OnboardingStep>();
  const chosen = called.data?.steps.find((step) => step.step === open);
  const goes = chosen !== undefined && mayGo(as, STAGES[chosen.step]);
  const done = called.data?.steps.filter((step) => step.tickedAt !== null).length ?? 0;
  return (
    <Page title="启用步骤">
      <Async called={called} rows={7}>
        {({ countyName, steps }) => (
          <Card title={countyName} aside={`${done} / ${steps.length}`} flush>
            <StepList
              steps={steps.map((step) => ({
                key: step.step,
                title: STAGES[step.step].title,
                detail: step.missing[0] ?? (figuresOf(step) || STAGES[step.step].why),
                state: stateOf(steps, step),
                onPress: () => setOpen(step.step),
              }))}
            />
          </Card>
        )}
      </Async>
      <Sheet
        open={chosen !== undefined}
        title={chosen ? STAGES[chosen.step].title : ''}
        onClose={() => setOpen(undefined)}
        bottom={
          chosen && goes ? (
            <BigButton
              onPress={() => {
                setOpen(undefined);
                void Taro.navigateTo({ url: STAGES[chosen.step].url });
              }}
            >
              {STAGES[chosen.step].go}
            </BigButton>
          ) : null
        }
      >
        {chosen ? (
          <StageSheet
            goes={goes}
            step={chosen}
            onDone={() => {
              setOpen(undefined);
              called.reload();
            }}
          />
        ) : null}
      </Sheet>
    </Page>
  );
}
