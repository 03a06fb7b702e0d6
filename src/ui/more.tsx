import type { Pages } from '../use-pages';
import { Button } from './button';
import { Notice } from './notice';

/** Below a list that goes on: a tap brings the next page; what went wrong stays to be read. */
export function More<T>({ pages }: { readonly pages: Pages<T> }) {
  return (
    <>
      {pages.problem ? (
        <Notice tone="calm" title="后面的没有取到">
          {pages.problem.message}
        </Notice>
      ) : null}
      {pages.more ? (
        <Button wide busy={pages.busy ? '正在取' : false} onPress={pages.more}>
          再看一些
        </Button>
      ) : null}
    </>
  );
}
