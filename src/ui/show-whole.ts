import Taro from '@tarojs/taro';

const GAP = 8;
/** Short, and not nothing: with none Taro's browser side scrolls to the top. */
const DURATION_MS = 150;
/** Where a page does not begin at the top of the screen, the first look is wrong by that much, and the second puts it right. */
const LOOKS = 2;

interface Box {
  readonly top: number;
  readonly bottom: number;
}

type Boxes = (Box | null | undefined)[];

/** Where these ids stand on the screen now. */
function measured(ids: readonly string[]): Promise<Boxes> {
  return new Promise((resolve) => {
    let query = Taro.createSelectorQuery();
    for (const id of ids) {
      query = query.select(`#${id}`).boundingClientRect();
    }
    query.exec(resolve);
  });
}

async function look(part: string, page: string): Promise<void> {
  let to: number | undefined;
  for (let n = 0; n < LOOKS; n += 1) {
    const [opened, bar, whole] = await measured([part, `${page}-bottom`, page]);
    const hidden = opened && bar ? opened.bottom + GAP - bar.top : 0;
    if (hidden <= 0 || !whole) {
      return;
    }
    to = hidden + (to ?? -whole.top);
    await Taro.pageScrollTo({ scrollTop: to, duration: DURATION_MS });
  }
}

/** Scrolls so far that what was just opened at the id `part` stands above the bottom bar of the page with this id; where it does, nothing moves. */
export function showWhole(part: string, page: string): void {
  Taro.nextTick(() => void look(part, page).catch(() => undefined));
}
