import { Bar } from '../../ui/bar';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { StepList } from '../../ui/step-list';
import { SHEET_WORK, type SheetKind } from './kinds';
import { ProblemNotice } from './problem-notice';
import type { Import, Stage } from './use-import';

type Working = Extract<Stage, { readonly at: 'read' | 'plan' | 'go' }>;

const STEPS = [
  { key: 'upload', title: '上传' },
  { key: 'open', title: '读取表格' },
  { key: 'plan', title: '逐行预检' },
] as const;

function shareOf(stage: Working): number {
  if (stage.at === 'read') {
    return 0;
  }
  return stage.at === 'go' ? stage.share : (stage.planned?.share ?? 0);
}

function Reading({ stage }: { readonly stage: Working }) {
  const now = STEPS.findIndex(({ key }) => key === (stage.at === 'read' ? stage.step : 'plan'));
  return (
    <StepList
      steps={STEPS.map((step, at) => ({ ...step, state: at < now ? 'done' : at === now ? 'current' : 'open' }))}
    />
  );
}

interface WorkingProps {
  readonly kind: SheetKind;
  readonly stage: Working;
  readonly work: Import;
}

const WORDS = {
  go: {
    title: '正在导入',
    bar: '已导入',
    stopped: '停下了，已导入的都在',
    ask: '请开着这一页',
    why: '中途离开也不会乱，回到这一页可以接着导。',
  },
  look: {
    title: '正在预检',
    bar: '已看过',
    stopped: '预检停下了',
    ask: '请稍等',
    why: '预检只是看看，不改名册。',
  },
} as const;

/** 正在读、正在预检、正在导入: how far it is, and a way on when it stopped. */
export function WorkingPage({ kind, stage, work }: WorkingProps) {
  const percent = Math.floor(shareOf(stage) * 100);
  const going = stage.at === 'go';
  const words = going ? WORDS.go : WORDS.look;
  const { problem, begun, resume, drop } = work;
  return (
    <Page
      title={SHEET_WORK[kind].title}
      bottom={
        problem ? (
          <BigButton icon="refresh-cw" says="从停下的地方接着办。" onPress={resume}>
            继续
          </BigButton>
        ) : undefined
      }
    >
      {problem ? (
        <ProblemNotice
          title={words.stopped}
          problem={problem}
          action={going ? undefined : <Button onPress={drop}>换一个文件</Button>}
        />
      ) : (
        <Notice tone="calm" title={words.ask}>
          {words.why}
        </Notice>
      )}
      <Card title={words.title} aside={begun.fileName} flush>
        {going ? null : <Reading stage={stage} />}
        {stage.at === 'read' ? null : <Bar label={words.bar} value={percent} total={100} figure={`${percent}%`} />}
      </Card>
    </Page>
  );
}
