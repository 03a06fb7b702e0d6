import { useCallback, useState } from 'react';
import type { CasePage } from '#domain/cases/api';
import { Row } from '../ui/row';
import { UndoBar } from '../ui/undo-bar';
import { useAct } from '../use-act';
import { AssignSheet } from './assign-sheet';

interface AssigningProps {
  readonly page: CasePage;
  readonly onChanged: () => void;
}

/** 包保责任人, and 指派或改派 for whoever may: whoever was responsible before can be put back for some seconds. */
export function Responsible({ page, onChanged }: AssigningProps) {
  const { run } = useAct('cases.assign');
  const [isOpen, setOpen] = useState(false);
  const [moved, setMoved] = useState<{ readonly words: string; readonly before: string }>();
  const over = useCallback(() => setMoved(undefined), []);
  const { assignee } = page;
  const mayAssign = page.actions.includes('assign');
  const undo = async (): Promise<void> => {
    setMoved(undefined);
    if (moved) {
      await run({ case: page.id, post: moved.before });
      onChanged();
    }
  };
  return (
    <>
      <Row
        icon="user-round"
        title={assignee ? `${assignee.title} ${assignee.name}` : '还没有责任人'}
        detail={assignee ? `包保责任人 · ${assignee.place}` : '包保责任人'}
        aside={mayAssign ? (assignee ? '改派责任人' : '指派责任人') : undefined}
        onPress={mayAssign ? () => setOpen(true) : undefined}
      />
      {isOpen ? (
        <AssignSheet
          page={page}
          onClose={() => setOpen(false)}
          onAssigned={({ title, name }) => {
            setMoved(assignee ? { words: `已改派给${title} ${name}`, before: assignee.id } : undefined);
            setOpen(false);
            onChanged();
          }}
        />
      ) : null}
      <UndoBar done={moved?.words} onOver={over} onUndo={() => void undo()} />
    </>
  );
}
