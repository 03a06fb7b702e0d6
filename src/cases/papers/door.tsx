import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import type { CasePage } from '#domain/cases/api';
import { CASE_ACTIONS } from '#domain/cases/machine';
import { useMay } from '../../may';
import { Notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { openPapers } from './words';

const go = (url: string): void => void Taro.navigateTo({ url });
/** Nothing has been looked into yet, so that there is nothing to write. */
const BEFORE: readonly CasePage['state'][] = ['none', 'lead', 'verifying'];

/** 文书与送达, for whoever may read them; null for anybody else. */
export function usePapersDoor(page: CasePage): ReactNode {
  const mayRead = useMay('cases.papers') && !BEFORE.includes(page.state);
  return mayRead ? (
    <Row icon="file-text" title="文书与送达" detail="起草、编号、送达、作废" onPress={() => go(openPapers(page.id))} />
  ) : null;
}

/** 下一步 where the law knows one that is closed: which, why, and by which source. */
export function ClosedAhead({ page }: { readonly page: CasePage }) {
  const ahead = page.closed.find(({ action }) => action === page.waiting);
  return ahead ? (
    <Notice tone="calm" title={`还不能${CASE_ACTIONS[ahead.action].title}`}>
      {`${ahead.reason}（${ahead.source}）`}
    </Notice>
  ) : null;
}
