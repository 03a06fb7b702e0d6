import type { JobProgress } from '#domain/letters/api-campaigns';
import { Bar } from '../../ui/bar';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { useJob } from './use-job';

interface JobCardProps {
  readonly job: string;
  /** 正在发出, 正在暂停 */
  readonly title: string;
  readonly onDone: (progress: JobProgress) => void;
}

/** How far a bulk act is; it goes on by itself when the screen is left. */
export function JobCard({ job, title, onDone }: JobCardProps) {
  const { state, problem, again } = useJob(job, onDone);
  return (
    <Card title={title} flush>
      <Bar
        label="已办"
        value={state?.done ?? 0}
        total={state?.total ?? 1}
        figure={state ? `${state.done} / ${state.total} 个单位` : '开始'}
        detail={state ? `${state.made} 份` : undefined}
      />
      <Inset>
        {problem ? (
          <Notice
            tone="warn"
            title={problem.message}
            action={
              <Button icon="refresh-cw" onPress={again}>
                接着办
              </Button>
            }
          >
            办好的都在，不会重复。
          </Notice>
        ) : (
          <Notice tone="calm" title="可以离开这一页，会接着办完。" />
        )}
      </Inset>
    </Card>
  );
}
