import { useEffect } from 'react';
import { Notice } from '../../ui/notice';
import type { Called } from '../../use-call';

const AGAIN_MS = 5000;

/** While something that was done is not counted yet, the figures are asked for again. */
export function useCounting({ data, reload, busy }: Called<{ readonly counting: boolean }>): void {
  const waits = data?.counting === true && !busy;
  useEffect(() => {
    if (!waits) {
      return;
    }
    const timer = setTimeout(reload, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [waits, reload]);
}

/** 数字还在更新 */
export function Counting({ counting }: { readonly counting: boolean }) {
  return counting ? (
    <Notice tone="calm" title="数字还在更新">
      刚办的还没有全算进去，一会儿自己会变。
    </Notice>
  ) : null;
}
