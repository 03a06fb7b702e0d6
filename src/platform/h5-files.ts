import Taro from '@tarojs/taro';
import type { ChosenFile, KeptFiles } from './contract';

/** Longest side of a photo in px. */
const PHOTO_SIDE = 1600;
const STORE = 'files';

/** Opens the browser's file dialog; resolves with nothing when it is closed. */
function pick(accept: string, multiple: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.multiple = multiple;
    input.style.display = 'none';
    const done = (): void => {
      resolve([...(input.files ?? [])]);
      input.remove();
    };
    input.addEventListener('change', done);
    input.addEventListener('cancel', done);
    document.body.append(input);
    input.click();
  });
}

async function smaller(file: File): Promise<ChosenFile> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, PHOTO_SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
  const content = blob ?? file;
  return { name: file.name, size: content.size, path: URL.createObjectURL(content), content };
}

/** What cannot be drawn is left out, and said; the others stay chosen. */
export async function choosePhotos(count: number): Promise<ChosenFile[]> {
  const files = (await pick('image/*', count > 1)).slice(0, count);
  const made = await Promise.all(files.map((file) => smaller(file).catch(() => undefined)));
  const photos = made.filter((photo) => photo !== undefined);
  if (photos.length < files.length) {
    const title = `${files.length - photos.length} 个文件不是照片`;
    await Taro.showModal({ title, content: '打不开，没有选上。', showCancel: false });
  }
  return photos;
}

export async function chooseFile(extensions: readonly string[]): Promise<ChosenFile | undefined> {
  const [file] = await pick(extensions.map((extension) => `.${extension}`).join(','), false);
  return file && { name: file.name, size: file.size, path: '', content: file };
}

const answered = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** One drawer for each seat: two people of a demo share a browser, not their photos. */
async function drawer(mode: IDBTransactionMode, seat: string): Promise<IDBObjectStore> {
  const opening = window.indexedDB.open(`${seat}files`, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  return (await answered(opening)).transaction(STORE, mode).objectStore(STORE);
}

/** Photos that wait for the network, in the browser's own store. */
export function keptFiles(seat: () => string): KeptFiles {
  return {
    async put({ content }) {
      const key = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
      await answered((await drawer('readwrite', seat())).put(content, key));
      return key;
    },
    async get(key) {
      const content: unknown = await answered((await drawer('readonly', seat())).get(key));
      return content instanceof Blob
        ? { name: `${key}.jpg`, size: content.size, path: URL.createObjectURL(content), content }
        : undefined;
    },
    async drop(key) {
      await answered((await drawer('readwrite', seat())).delete(key));
    },
  };
}

/** 大概位置; undefined when the person would rather not, or the place cannot be found. */
export function whereabouts(): Promise<{ readonly latitude: number; readonly longitude: number } | undefined> {
  return new Promise((resolve) => {
    const found = ({ coords }: GeolocationPosition): void =>
      resolve({ latitude: coords.latitude, longitude: coords.longitude });
    navigator.geolocation.getCurrentPosition(found, () => resolve(undefined), { timeout: 10_000 });
  });
}
