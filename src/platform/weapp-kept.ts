import Taro from '@tarojs/taro';
import type { KeptFiles } from './contract';

let made = 0;

const sizeOf = (filePath: string): Promise<number | undefined> =>
  new Promise((resolve) => {
    const success = (info: { readonly size: number }): void => resolve(info.size);
    Taro.getFileSystemManager().getFileInfo({ filePath, success, fail: () => resolve(undefined) });
  });

/** Photos that wait for the network: copied out of WeChat's temporary folder, which it empties when it likes. */
export const keptFiles: KeptFiles = {
  put: ({ path }) =>
    new Promise((resolve, reject) => {
      made += 1;
      Taro.getFileSystemManager().saveFile({
        tempFilePath: path,
        filePath: `${Taro.env.USER_DATA_PATH}/kept-${Date.now()}-${made}.jpg`,
        success: ({ savedFilePath }) => resolve(savedFilePath),
        fail: reject,
      });
    }),
  async get(path) {
    const size = await sizeOf(path);
    return size === undefined ? undefined : { name: path.slice(path.lastIndexOf('/') + 1), size, path };
  },
  drop: (filePath) =>
    new Promise((resolve) => {
      // Gone already is gone.
      Taro.getFileSystemManager().removeSavedFile({ filePath, complete: () => resolve() });
    }),
};

/** 模糊地理位置: WeChat asks the person the first time; a refusal is an answer like any other. */
export async function whereabouts(): Promise<{ readonly latitude: number; readonly longitude: number } | undefined> {
  try {
    const { latitude, longitude } = await Taro.getFuzzyLocation({ type: 'wgs84' });
    return { latitude, longitude };
  } catch {
    return undefined;
  }
}
