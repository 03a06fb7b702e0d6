import { platform } from './platform';

let taken = false;

/** 小程序码 that this launch came with, once: whoever asks first opens it, and going home later does not open it again. */
export function scannedOnce(): string | undefined {
  const scene = taken ? undefined : platform.scene();
  taken = true;
  return scene;
}
