import { useEffect, useState } from 'react';
import { platform } from '../../platform';
import type { ChosenFile } from '../../platform/contract';
import { Notice } from '../../ui/notice';
import { PhotoPicker } from '../../ui/photo-picker';

interface PhotosProps {
  /** Names of the phone's own store. */
  readonly keys: readonly string[];
  readonly onChange: (keys: readonly string[]) => void;
  /** Photos that go along besides. */
  readonly besides: number;
}

const MOST = 3;

/** 现场照片: kept on the phone as soon as they are taken, so that a kill of the app loses none. */
export function Photos({ keys, onChange, besides }: PhotosProps) {
  const [shown, setShown] = useState<ReadonlyMap<string, ChosenFile>>(new Map());
  const [full, setFull] = useState(false);
  useEffect(() => {
    const missing = keys.filter((key) => !shown.has(key));
    if (missing.length > 0) {
      void Promise.all(missing.map(async (key) => [key, await platform.files.get(key)] as const)).then((found) => {
        const there = found.flatMap(([key, file]) => (file ? [[key, file] as const] : []));
        setShown((before) => new Map([...before, ...there]));
        if (there.length < found.length) {
          onChange(keys.filter((key) => !missing.includes(key) || there.some(([one]) => one === key)));
        }
      });
    }
  }, [keys, shown, onChange]);
  const keyOf = (photo: ChosenFile): string | undefined => [...shown].find(([, one]) => one === photo)?.[0];
  const change = async (photos: readonly ChosenFile[]): Promise<void> => {
    setFull(false);
    const stay = keys.filter((key) => photos.some((photo) => keyOf(photo) === key));
    for (const key of keys.filter((one) => !stay.includes(one))) {
      void platform.files.drop(key);
    }
    try {
      const added: string[] = [];
      for (const photo of photos.filter((one) => keyOf(one) === undefined)) {
        added.push(await platform.files.put(photo));
      }
      onChange([...stay, ...added]);
    } catch {
      setFull(true);
      onChange(stay);
    }
  };
  return (
    <>
      <PhotoPicker
        label="现场照片"
        hint={`最多 ${MOST - besides} 张。照片里的时间、地点、手机信息不会留下。`}
        most={MOST - besides}
        photos={keys.flatMap((key) => shown.get(key) ?? [])}
        onChange={(photos) => void change(photos)}
        optional
      />
      {full ? <Notice tone="warn" title="手机存不下这张照片，请先清理空间" /> : null}
    </>
  );
}
