import type { MadeFile } from '#domain/office/api';
import { platform } from './platform';

/** 下载或打开 a workbook or paper that the server made: a browser asks at its own seat, a phone at the cloud's address. */
export function openMade({ url, path, name }: MadeFile): Promise<void> {
  return platform.openFile(platform.name === 'h5' ? path : url, name);
}
