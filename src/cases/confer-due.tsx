import type { CasePage } from '#domain/cases/api';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { toStep } from './steps-sheet';

/** 该会商了 (R69): said where the case is read, with the way to record it for whoever may. */
export function ConferDue({ page }: { readonly page: CasePage }) {
  return page.conferDue === null ? null : (
    <Notice
      tone="warn"
      title={`上门 ${page.conferDue} 次，孩子还没有返校`}
      action={
        page.actions.includes('confer') ? <Button onPress={() => toStep(page.id, 'confer')}>记一次会商</Button> : null
      }
    >
      请学校、村和乡镇一起商量下一步，记下时间、参加的人和决定。
    </Notice>
  );
}
