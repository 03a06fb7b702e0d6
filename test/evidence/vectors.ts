import { OF_BODIES } from './vectors/of-bodies';
import { OF_CHECKPOINT, OF_INCLUSION } from './vectors/of-checkpoint';
import { OF_EVENTS } from './vectors/of-events';
import { OF_HELD } from './vectors/of-held';
import { OF_KEYS } from './vectors/of-keys';
import { OF_STATEMENT } from './vectors/of-statement';
import { OF_FILE, OF_TEXT } from './vectors/of-text';
import { OF_CODE, OF_WHOLE } from './vectors/of-whole';
import type { Vector } from './vectors/vector';

/** 测试向量, in the order of the page. */
export const VECTORS: readonly Vector[] = [
  OF_TEXT,
  OF_FILE,
  OF_KEYS,
  OF_EVENTS,
  OF_BODIES,
  OF_STATEMENT,
  OF_CHECKPOINT,
  OF_INCLUSION,
  OF_HELD,
  OF_CODE,
  OF_WHOLE,
].flat();
