import type { Platform } from './contract';
import { h5 } from './h5';
import { weapp } from './weapp';

/** The place this build runs in; the other one is dropped from the bundle. */
export const platform: Platform = process.env.TARO_ENV === 'weapp' ? weapp : h5;
