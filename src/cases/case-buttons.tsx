import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useCallback, useState } from 'react';
import type { CasePage } from '#domain/cases/api';
import { CASE_ACTIONS } from '#domain/cases/machine';
import { useMay } from '../may';
import { BigButton } from '../ui/big-button';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { UndoBar } from '../ui/undo-bar';
import { useAct } from '../use-act';
import { AssignSheet } from './assign-sheet';
import { CallSheet } from './call-sheet';
import styles from './case-buttons.module.css';
import { FormsSheet } from './forms-sheet';
import { StepsSheet, stepsOf, toStep } from './steps-sheet';

const c = classes(styles);

interface CaseButtonsProps {
  readonly page: CasePage;
  readonly onChanged: () => void;
}

/** 记一次联系 of a case. */
export const toContact = (id: string, kind: 'phone' | 'homeVisit'): void => {
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

/** The one big button: the next lawful step, or the call, where that is what comes next. */
function Main({ page, onCall }: { readonly page: CasePage; readonly onCall: (() => void) | undefined }) {
  const { next } = page;
  if (next !== null && next !== 'contact' && stepsOf(page).includes(next)) {
    return (
      <BigButton icon="check" onPress={() => toStep(page.id, next)}>
        {CASE_ACTIONS[next].title}
      </BigButton>
    );
  }
  return onCall ? (
    <BigButton icon="phone" onPress={onCall}>
      打电话
    </BigButton>
  ) : null;
}

/** 打印: forms for the way, and papers for whoever may read them. */
function Printing({ one, canContact }: { readonly one: string; readonly canContact: boolean }) {
  const [isOpen, setOpen] = useState(false);
  const mayPapers = useMay('office.casePaper');
  return canContact || mayPapers ? (
    <>
      <Button icon="printer" onPress={() => setOpen(true)}>
        打印
      </Button>
      {isOpen ? <FormsSheet one={one} onClose={() => setOpen(false)} /> : null}
    </>
  ) : null;
}

/** What this post can do now: the next step first, then the call and its record; the rest, with reasons, one tap away. */
export function CaseButtons({ page, onChanged }: CaseButtonsProps) {
  const [sheet, setSheet] = useState<'call' | 'assign' | 'steps'>();
  const canContact = page.actions.includes('contact');
  const canAssign = page.actions.includes('assign');
  const hasSteps = stepsOf(page).length > 0 || page.closed.length > 0;
  const numbers = page.child.reachable.filter((one) => one.phone !== null);
  const close = (): void => setSheet(undefined);
  if (!(canContact || canAssign || hasSteps)) {
    return null;
  }
  const canCall = canContact && numbers.length > 0;
  const isStepFirst = page.next !== null && page.next !== 'contact' && !page.urgent;
  return (
    <View>
      <Main page={isStepFirst ? page : { ...page, next: null }} onCall={canCall ? () => setSheet('call') : undefined} />
      <View className={c('row')}>
        {canCall && isStepFirst ? (
          <Button icon="phone" onPress={() => setSheet('call')}>
            打电话
          </Button>
        ) : null}
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
        <Printing one={page.id} canContact={canContact} />
        {hasSteps ? <Button onPress={() => setSheet('steps')}>更多办理</Button> : null}
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
      <StepsSheet open={sheet === 'steps'} page={page} onClose={close} />
      <Assigning page={page} open={sheet === 'assign'} onClose={close} onChanged={onChanged} />
    </View>
  );
}
