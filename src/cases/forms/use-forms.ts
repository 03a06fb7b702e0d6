import { useDidShow } from '@tarojs/taro';
import { useCallback, useRef, useState } from 'react';
import type { FoundForm } from '#domain/office/api-forms';
import { call } from '../../api';
import { PHOTOS_AT_ONCE, shownPhoto, uploadedSheet, useInTurn } from '../../paper-photos';
import { platform } from '../../platform';
import type { ChosenFile } from '../../platform/contract';
import { takeBack } from '../handed-photo';

/** A photo in the tray with what was read on it. */
export interface FormPhoto {
  readonly upload: string;
  readonly photo: ChosenFile;
  readonly forms: readonly FoundForm[];
  /** A letter’s sheet: it is collected elsewhere. */
  readonly isLetter: boolean;
}

/** 收纸质表: photos taken and read; each waits in the tray until what is on it has been written down. */
export function useForms() {
  const [photos, setPhotos] = useState<readonly FormPhoto[]>([]);
  const [isLooked, setLooked] = useState(false);
  const { progress, problem, each } = useInTurn();
  const taken = useRef(new Map<string, ChosenFile>());
  const read = useCallback(async (upload: string): Promise<FormPhoto> => {
    const { photo, sheets, forms } = await call('office.readSheets', { upload });
    const own = taken.current.get(upload) ?? { name: upload, size: 0, path: shownPhoto(photo) };
    return { upload, photo: own, forms, isLetter: forms.length === 0 && sheets.length > 0 };
  }, []);
  const put = useCallback((one: FormPhoto): void => {
    setPhotos((before) => [...before.filter(({ upload }) => upload !== one.upload), one]);
  }, []);
  // Coming back from the record of a visit or service, its photo is in the tray no more.
  useDidShow(() => {
    takeBack();
    const look = async (): Promise<void> => {
      const tray = await call('office.sheetTray', {});
      const waiting = tray.photos.map(({ upload }) => upload);
      setPhotos((before) => before.filter(({ upload }) => waiting.includes(upload)));
      await each('正在看还没收完的', waiting, async (upload) => put(await read(upload)));
      setLooked(true);
    };
    void each('正在打开', [look], (run) => run());
  });
  const add = async (): Promise<void> => {
    const chosen = await platform.choosePhotos(PHOTOS_AT_ONCE);
    await each('正在认方码', chosen, async (photo) => {
      const upload = await uploadedSheet(photo);
      taken.current.set(upload, photo);
      put(await read(upload));
    });
  };
  const drop = (upload: string): Promise<void> =>
    each('正在扔掉', [upload], async (dropped) => {
      await call('office.dropSheet', { upload: dropped });
      setPhotos((before) => before.filter((one) => one.upload !== dropped));
    });
  return { photos, isLooked, progress, problem, add, drop };
}

export type FormsAtHand = ReturnType<typeof useForms>;
