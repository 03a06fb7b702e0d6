import { useDidShow } from '@tarojs/taro';
import { useState, useSyncExternalStore } from 'react';
import { platform } from '../platform';
import { textScale } from './tokens';

const KEY = 'large-text';
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** 大字: what the person chose here; undefined = follow WeChat's font size. */
function wish(): boolean | undefined {
  const kept = platform.storage.get(KEY);
  return typeof kept === 'boolean' ? kept : undefined;
}

/** Turns large mode on or off for good on this phone. */
export function setLargeText(on: boolean): void {
  platform.storage.set(KEY, on);
  for (const listener of listeners) {
    listener();
  }
}

/** Class and `--fs` of a page's root, following WeChat's font size each time the page comes to the front. */
export function useTextScale(): { readonly large: boolean; readonly fs: number } {
  const chosen = useSyncExternalStore(listen, wish, wish);
  const [factor, setFactor] = useState(() => platform.fontFactor());
  useDidShow(() => setFactor(platform.fontFactor()));
  return textScale(factor, chosen);
}
