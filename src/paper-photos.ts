import { useCallback, useState } from 'react';
import { type ApiProblem, asProblem, call } from './api';
import { platform } from './platform';
import type { ChosenFile } from './platform/contract';

/** As many photos as are chosen in one go. */
export const PHOTOS_AT_ONCE = 20;

/** What is being done, and how far. */
interface Progress {
  readonly what: string;
  readonly done: number;
  readonly total: number;
}

type Address = { readonly url: string; readonly path: string };
/** The kept photo as this place shows it: a browser asks at its seat, one step above the app. */
export const shownPhoto = ({ url, path }: Address): string => (platform.name === 'h5' ? `../${path}` : url);

/** Sends a photo of what came back on paper, to be read and to wait in the tray. @returns the name by which the server knows it. */
export async function uploadedSheet(photo: ChosenFile): Promise<string> {
  const { upload, ...target } = await call('office.beginSheet', { size: photo.size });
  await platform.upload(target, photo);
  return upload;
}

/** One after the other: phones and functions have one core each, and a lost network loses one photo at most. */
export function useInTurn() {
  const [progress, setProgress] = useState<Progress>();
  const [problem, setProblem] = useState<ApiProblem>();
  const each = useCallback(async <T>(what: string, items: readonly T[], work: (item: T) => Promise<void>) => {
    setProblem(undefined);
    for (const [done, item] of items.entries()) {
      setProgress({ what, done, total: items.length });
      await work(item).catch((error: unknown) => setProblem(asProblem(error)));
    }
    setProgress(undefined);
  }, []);
  return { progress, problem, each };
}
