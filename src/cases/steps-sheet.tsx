import Taro from '@tarojs/taro';
import type { CasePage } from '#domain/cases/api';
import { CASE_ACTIONS, type CaseAction } from '#domain/cases/machine';
import { Row } from '../ui/row';
import { Sheet } from '../ui/sheet';
import { ownPageOf } from './away';
import { STEP_WORDS } from './step-words';

/** Steps that have a page of their own, in the order of the table. */
const isStep = (action: CaseAction): boolean => action in STEP_WORDS || ownPageOf(action) !== undefined;

export const stepsOf = (page: CasePage): readonly CaseAction[] => page.actions.filter(isStep);

export function toStep(id: string, action: CaseAction): void {
  void Taro.navigateTo({ url: ownPageOf(action)?.(id) ?? `/cases/step/index?case=${id}&action=${action}` });
}

interface StepsSheetProps {
  readonly page: CasePage;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** 更多办理: what can be done now, and below it what cannot yet, with the reason. */
export function StepsSheet({ page, open, onClose }: StepsSheetProps) {
  return (
    <Sheet open={open} title="更多办理" onClose={onClose}>
      {stepsOf(page).map((action) => (
        <Row
          key={action}
          title={CASE_ACTIONS[action].title}
          onPress={() => {
            onClose();
            toStep(page.id, action);
          }}
        />
      ))}
      {page.closed
        .filter(({ action }) => isStep(action))
        .map(({ action, reason, source }) => (
          <Row key={action} icon="lock" title={CASE_ACTIONS[action].title} detail={`${reason}（${source}）`} />
        ))}
    </Sheet>
  );
}
