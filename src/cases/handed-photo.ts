import { call } from '../api';
import type { ChosenFile } from '../platform/contract';

interface Handed {
  readonly one: string;
  readonly photo: ChosenFile;
}

/** The server has these already: they were read for their codes. */
const uploads = new WeakMap<ChosenFile, string>();
let handed: Handed | undefined;

/** 交给下一页: a photo of a filled form goes on to the screen where the visit or service of this case is written down. */
export function handPhoto(one: string, photo: ChosenFile, upload: string): void {
  uploads.set(photo, upload);
  handed = { one, photo };
}

/** The photo that was handed to this case; none where none was. */
export function handedPhotos(one: string): readonly ChosenFile[] {
  return handed?.one === one ? [handed.photo] : [];
}

/** Whoever comes back has it no more in hand: it goes with nothing else. */
export function takeBack(): void {
  handed = undefined;
}

/** By which names the server knows what was handed over. */
export const handedUploads = (photos: readonly ChosenFile[]): string[] =>
  photos.flatMap((photo) => uploads.get(photo) ?? []);

/** By which name the server knows a photo that was handed over; undefined of any other. */
export const handedUpload = (photo: ChosenFile): string | undefined => uploads.get(photo);

/** What was handed over is written down, which keeps a copy of its own: it leaves the tray. What does not leave it now can be thrown away there. */
export async function dropHanded(photos: readonly ChosenFile[]): Promise<void> {
  for (const photo of photos) {
    const upload = uploads.get(photo);
    if (upload !== undefined) {
      handed = handed?.photo === photo ? undefined : handed;
      await call('office.dropSheet', { upload }).catch(() => undefined);
    }
  }
}
