import Taro from '@tarojs/taro';
import type { CasePage } from '#domain/cases/api';
import type { CaseAction } from '#domain/cases/machine';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { openDeferral } from './deferral/words';
import { openPapers } from './papers/words';

/** Steps that have a page of their own beyond the common one. */
const PAGES: Readonly<Partial<Record<CaseAction, (id: string) => string>>> = {
  suspend: (id) => openDeferral(id.split(':')[0] ?? ''),
  transfer: openTransfer,
  acceptTransfer: openTransfer,
  bounce: openTransfer,
  issueNotice: openPapers,
  serveNotice: openPapers,
  voidPaper: openPapers,
  nameOfficers: openPapers,
  answerStatement: openPapers,
  legalReview: openPapers,
  decide: openPapers,
  goToCourt: openPapers,
};

function openTransfer(id: string): string {
  return `/cases/transfer/index?case=${encodeURIComponent(id)}`;
}

/** The page of a step that has its own; undefined for the others. */
export const ownPageOf = (action: CaseAction): ((id: string) => string) | undefined => PAGES[action];

const go = (url: string) => () => void Taro.navigateTo({ url });

const isOffered = (page: CasePage, actions: readonly CaseAction[]): boolean =>
  [...page.actions, ...page.closed.map(({ action }) => action)].some((one) => actions.includes(one));

/** 移交、缓学休学: where the case stands meanwhile, with the way to its page. */
export function Away({ page }: { readonly page: CasePage }) {
  if (page.state === 'transferred') {
    const mayAnswer = page.actions.includes('acceptTransfer');
    return (
      <Notice
        tone={mayAnswer ? 'act' : 'calm'}
        title={mayAnswer ? '移交给您，请接收或退回' : '已经移交，等对方接收'}
        action={
          isOffered(page, ['acceptTransfer', 'bounce']) ? (
            <Button onPress={go(openTransfer(page.id))}>看移交</Button>
          ) : undefined
        }
      >
        期限照样在走。
      </Notice>
    );
  }
  return page.state === 'suspended' ? (
    <Notice
      tone="calm"
      title="孩子在缓学、休学"
      action={
        isOffered(page, ['suspend']) ? <Button onPress={go(openDeferral(page.child.id))}>看批准</Button> : undefined
      }
    >
      这段时间缺课不提醒，不催。期满重新核实。
    </Notice>
  ) : null;
}
