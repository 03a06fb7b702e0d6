import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { ApiProblem } from '../api';
import { spokenInstant } from '../spoken';
import type { Called } from '../use-call';
import { Button } from './button';
import { Empty } from './empty';
import type { IconName } from './icon';
import { Notice } from './notice';
import { Skeleton } from './skeleton';

interface AsyncProps<T> {
  /** What useCall gave. */
  readonly called: Called<T>;
  readonly children: (data: T) => ReactNode;
  /** An Empty that says what to do next. */
  readonly empty?: ReactNode;
  /** How many grey rows to show meanwhile. */
  readonly rows?: number;
}

interface Words {
  readonly icon: IconName;
  readonly title: string;
}

function wordsOf({ code }: ApiProblem): Words {
  switch (code) {
    case 'OFFLINE':
      return { icon: 'wifi-off', title: '没有连上网络' };
    case 'FORBIDDEN':
    case 'POST_NOT_HELD':
      return { icon: 'lock', title: '这个岗位不能看这里' };
    case 'NOT_FOUND':
      return { icon: 'search', title: '没有找到' };
    case 'NOT_BOUND':
    case 'UNAUTHENTICATED':
      return { icon: 'user-round', title: '还不知道您是谁' };
    default:
      return { icon: 'circle-alert', title: '暂时打不开' };
  }
}

/** A problem in the place of the content: what happened, what to do, the number to quote, a button to try again. */
export function Problem({ problem, onAgain }: { readonly problem: ApiProblem; readonly onAgain?: () => void }) {
  const { icon, title } = wordsOf(problem);
  return (
    <Empty
      icon={icon}
      title={title}
      action={
        onAgain ? (
          <Button icon="refresh-cw" onPress={onAgain}>
            再试一次
          </Button>
        ) : null
      }
    >
      <View>{problem.message}</View>
      {problem.reqId ? <View>编号 {problem.reqId}</View> : null}
    </Empty>
  );
}

/** The five faces of something asked from the server: loading, empty, failed (offline, no permission, error), there, and there but old. */
export function Async<T>({ called, children, empty, rows = 4 }: AsyncProps<T>) {
  const { state, data, problem, reload, keptAt } = called;
  if (data === undefined) {
    return state === 'failed' && problem ? <Problem problem={problem} onAgain={reload} /> : <Skeleton rows={rows} />;
  }
  return (
    <>
      {problem ? (
        <Notice
          tone="calm"
          title={keptAt === undefined ? '显示的是之前的内容' : `存在手机上的内容，${spokenInstant(keptAt)}`}
          action={
            <Button icon="refresh-cw" onPress={reload}>
              再试一次
            </Button>
          }
        >
          {problem.message}
        </Notice>
      ) : null}
      {state === 'empty' && empty ? empty : children(data)}
    </>
  );
}
