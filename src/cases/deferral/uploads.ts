import { useRef } from 'react';
import { call } from '../../api';
import { platform } from '../../platform';
import type { ChosenFile } from '../../platform/contract';

/** Uploads each photo of a certificate once, however often the sending is tried. */
export function useCertificates(child: string): (photo: ChosenFile) => Promise<string> {
  const known = useRef(new Map<ChosenFile, string>());
  return async (photo) => {
    const before = known.current.get(photo);
    if (before !== undefined) {
      return before;
    }
    const { upload, ...target } = await call('cases.beginDeferralFile', { child, size: photo.size });
    await platform.upload(target, photo);
    await call('cases.finishDeferralFile', { child, upload });
    known.current.set(photo, upload);
    return upload;
  };
}
