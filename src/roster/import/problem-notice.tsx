import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { ApiProblem } from '../../api';
import { Notice } from '../../ui/notice';

interface ProblemNoticeProps {
  readonly title: string;
  readonly problem: ApiProblem;
  readonly action?: ReactNode;
}

/** What stopped an import, what to do, and the number to quote; without a network it is nobody's fault and grey. */
export function ProblemNotice({ title, problem, action }: ProblemNoticeProps) {
  return (
    <Notice tone={problem.code === 'OFFLINE' ? 'calm' : 'warn'} title={title} action={action}>
      <View>{problem.message}</View>
      {problem.reqId ? <View>编号 {problem.reqId}</View> : null}
    </Notice>
  );
}
