import Taro from '@tarojs/taro';

const GAP = 8;
/** Short, and not nothing: with none Taro's browser side scrolls to the top. */
const DURATION_MS = 150;

interface Box {
  readonly top: number;
  readonly bottom: number;
}

/** Scrolls so far that what was just opened at the id `part` stands above the bottom bar of the page with this id; where it does, nothing moves. */
export function showWhole(part: string, page: string): void {
  Taro.nextTick(() => {
    Taro.createSelectorQuery()
      .select(`#${part}`)
      .boundingClientRect()
      .select(`#${page}-bottom`)
      .boundingClientRect()
      .select(`#${page}`)
      .boundingClientRect()
      .exec(([opened, bar, whole]: (Box | null | undefined)[]) => {
        const hidden = opened && bar ? opened.bottom + GAP - bar.top : 0;
        if (hidden > 0 && whole) {
          void Taro.pageScrollTo({ scrollTop: hidden - whole.top, duration: DURATION_MS });
        }
      });
  });
}
