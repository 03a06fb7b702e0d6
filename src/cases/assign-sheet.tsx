import { useState } from 'react';
import type { CasePage, PostRef } from '#domain/cases/api';
import { Async } from '../ui/async';
import { Empty } from '../ui/empty';
import { Notice } from '../ui/notice';
import { Row } from '../ui/row';
import { Sheet } from '../ui/sheet';
import { useAct } from '../use-act';
import { useCall } from '../use-call';

interface AssignSheetProps {
  readonly page: CasePage;
  readonly onClose: () => void;
  readonly onAssigned: (to: PostRef) => void;
}

/** 指派包保责任人: the posts around the child, the nearest first; a tap assigns, and can be taken back for some seconds. */
export function AssignSheet({ page, onClose, onAssigned }: AssignSheetProps) {
  const called = useCall('cases.candidates', { case: page.id }, { isEmpty: ({ posts }) => posts.length === 0 });
  const { busy, problem, run } = useAct('cases.assign');
  const [chosen, setChosen] = useState<string>();
  const assign = async (post: PostRef): Promise<void> => {
    setChosen(post.id);
    if (await run({ case: page.id, post: post.id })) {
      onAssigned(post);
    }
  };
  const aside = (post: PostRef): string | undefined => {
    if (busy && chosen === post.id) {
      return '正在指派';
    }
    return page.assignee?.id === post.id ? '现在负责' : undefined;
  };
  return (
    <Sheet open title="指派谁负责" onClose={onClose}>
      {problem ? <Notice tone="warn" title={problem.message} /> : null}
      <Async called={called} empty={<Empty title="没有可以指派的人">请先让县里或学校把这里的工作人员登记好。</Empty>}>
        {({ posts }) =>
          posts.map((post) => (
            <Row
              key={post.id}
              icon="user-round"
              title={`${post.title} ${post.name}`}
              detail={post.place}
              aside={aside(post)}
              current={page.assignee?.id === post.id}
              onPress={busy ? undefined : () => void assign(post)}
            />
          ))
        }
      </Async>
    </Sheet>
  );
}
