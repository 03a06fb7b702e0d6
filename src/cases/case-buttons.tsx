import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useCallback, useState } from 'react';
import type { CasePage } from '#domain/cases/api';
import { BigButton } from '../ui/big-button';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { UndoBar } from '../ui/undo-bar';
import { useAct } from '../use-act';
import { AssignSheet } from './assign-sheet';
import { CallSheet } from './call-sheet';
import styles from './case-buttons.module.css';

const c = classes(styles);

interface CaseButtonsProps {
  readonly page: CasePage;
  readonly onChanged: () => void;
}

const toContact = (id: string, kind: 'phone' | 'homeVisit'): void => {
  void Taro.navigateTo({ url: `/cases/contact/index?case=${id}&kind=${kind}` });
};

interface AssigningProps extends CaseButtonsProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** 指派与改派: whoever was responsible before can be put back for some seconds. */
function Assigning({ page, open, onClose, onChanged }: AssigningProps) {
  const { run } = useAct('cases.assign');
  const [moved, setMoved] = useState<{ readonly words: string; readonly before: string }>();
  const over = useCallback(() => setMoved(undefined), []);
  const undo = async (): Promise<void> => {
    setMoved(undefined);
    if (moved) {
      await run({ case: page.id, post: moved.before });
      onChanged();
    }
  };
  return (
    <>
      {open ? (
        <AssignSheet
          page={page}
          onClose={onClose}
          onAssigned={({ title, name }) => {
            setMoved(page.assignee ? { words: `已改派给${title} ${name}`, before: page.assignee.id } : undefined);
            onClose();
            onChanged();
          }}
        />
      ) : null}
      <UndoBar done={moved?.words} onOver={over} onUndo={() => void undo()} />
    </>
  );
}

/** What this post can do now: call first, then put it on record; whoever leads also names who is responsible. */
export function CaseButtons({ page, onChanged }: CaseButtonsProps) {
  const [sheet, setSheet] = useState<'call' | 'assign'>();
  const canContact = page.actions.includes('contact');
  const canAssign = page.actions.includes('assign');
  const numbers = page.child.reachable.filter((one) => one.phone !== null);
  const close = (): void => setSheet(undefined);
  if (!(canContact || canAssign)) {
    return null;
  }
  return (
    <View>
      {canContact && numbers.length > 0 ? (
        <BigButton icon="phone" onPress={() => setSheet('call')}>
          打电话
        </BigButton>
      ) : null}
      <View className={c('row')}>
        {canContact ? (
          <Button icon="pen-line" onPress={() => toContact(page.id, numbers.length > 0 ? 'phone' : 'homeVisit')}>
            记一次联系
          </Button>
        ) : null}
        {canAssign ? (
          <Button icon="user-plus" onPress={() => setSheet('assign')}>
            {page.assignee ? '改派责任人' : '指派责任人'}
          </Button>
        ) : null}
      </View>
      <CallSheet
        open={sheet === 'call'}
        page={page}
        onClose={close}
        onCalled={() => {
          close();
          toContact(page.id, 'phone');
        }}
      />
      <Assigning page={page} open={sheet === 'assign'} onClose={close} onChanged={onChanged} />
    </View>
  );
}
