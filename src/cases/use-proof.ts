import { useRef } from 'react';
import { call } from '../api';
import { platform } from '../platform';
import type { ChosenFile } from '../platform/contract';
import { handedUpload } from './handed-photo';

/** Uploads a proof once, however often the sending is tried. @returns the name by which the server knows it. */
export function useProof(one: string): (file: ChosenFile) => Promise<string> {
  const known = useRef(new Map<ChosenFile, string>());
  return async (file) => {
    const before = known.current.get(file) ?? handedUpload(file);
    if (before !== undefined) {
      return before;
    }
    const { upload, ...target } = await call('cases.beginProof', { case: one, size: file.size });
    await platform.upload(target, file);
    await call('cases.finishProof', { case: one, upload });
    known.current.set(file, upload);
    return upload;
  };
}
