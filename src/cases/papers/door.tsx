import Taro from '@tarojs/taro';
import type { CasePage } from '#domain/cases/api';
import { CASE_ACTIONS, type CaseAction } from '#domain/cases/machine';
import { wayFrom } from '#domain/cases/way';
import { useMay } from '../../may';
import { Card } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { openPapers } from './words';

const go = (url: string): void => void Taro.navigateTo({ url });
/** Nothing has been looked into yet, so that there is nothing to write. */
const BEFORE: readonly CasePage['state'][] = ['none', 'lead', 'verifying'];

/** 文书与送达, and the round before, for whoever may read them. */
export function PapersDoor({ page }: { readonly page: CasePage }) {
  const mayRead = useMay('cases.papers') && !BEFORE.includes(page.state);
  const before = page.round - 1;
  return mayRead || before > 0 ? (
    <Card flush>
      {mayRead ? (
        <Row
          icon="file-text"
          title="文书与送达"
          detail="起草、编号、送达、作废"
          onPress={() => go(openPapers(page.id))}
        />
      ) : null}
      {before > 0 ? (
        <Row
          icon="clock"
          title={`这是第 ${page.round} 轮`}
          detail={`看第 ${before} 轮的经过`}
          onPress={() => go(`/cases/case/index?case=${encodeURIComponent(`${page.child.id}:${before}`)}`)}
        />
      ) : null}
    </Card>
  ) : null;
}

/** Of these a reason says only that nothing is left to do. */
const DONE: readonly CaseAction[] = ['confirmReturn', 'serveNotice'];

/** 下一步 where the law knows one that is closed: which, why, and by which source. */
export function ClosedAhead({ page }: { readonly page: CasePage }) {
  const isOpen = page.next !== null && page.next !== 'contact';
  const way = isOpen ? [] : wayFrom(page.state).filter((action) => !DONE.includes(action));
  const [ahead] = way.flatMap((action) => page.closed.filter((one) => one.action === action));
  return ahead ? (
    <Notice tone="calm" title={`还不能${CASE_ACTIONS[ahead.action].title}`}>
      {`${ahead.reason}（${ahead.source}）`}
    </Notice>
  ) : null;
}
