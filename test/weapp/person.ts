/** How the person at this phone answers WeChat's own dialogs. Each may be changed while the test runs. */
export interface Person {
  /** 订阅消息: one answer for every template asked. */
  subscribe: 'accept' | 'reject';
  /** 手机号: the code WeChat would give, undefined = refused. */
  phoneCode: () => Promise<string | undefined>;
  /** 扫码: the text of the code, undefined = turned back. */
  scan: () => Promise<string | undefined>;
  /** 选照片: paths (data: addresses show as pictures). */
  photos: readonly string[];
  /** 模糊位置, undefined = refused. */
  place: { readonly latitude: number; readonly longitude: number } | undefined;
  /** 选文件. */
  file: { readonly name: string; readonly path: string; readonly size: number } | undefined;
  /** Takes what the phone uploads; answers the file id. */
  upload: (cloudPath: string, filePath: string) => Promise<string>;
}

/** Somebody who accepts reminders and otherwise turns back from every dialog. */
export const REFUSES: Person = {
  subscribe: 'accept',
  phoneCode: async () => undefined,
  scan: async () => undefined,
  photos: [],
  file: undefined,
  place: undefined,
  upload: async (cloudPath) => `cloud://test/${cloudPath}`,
};

const bytesIn = (path: string): number =>
  path.startsWith('data:') ? Buffer.from(path.slice(path.indexOf(',') + 1), 'base64').length : 1000;

/** What WeChat hands back when this person has answered a dialog; undefined = turned back. */
export async function answerOf(
  person: Person,
  dialog: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  switch (dialog) {
    case 'subscribe':
      return Object.fromEntries((detail['tmplIds'] as string[]).map((id) => [id, person.subscribe]));
    case 'phone':
      return person.phoneCode();
    case 'scan': {
      const result = await person.scan();
      return result && { result };
    }
    case 'media':
      return {
        tempFiles: person.photos.map((tempFilePath) => ({
          tempFilePath,
          size: bytesIn(tempFilePath),
          fileType: 'image',
        })),
      };
    case 'file':
      return person.file && { tempFiles: [person.file] };
    case 'place':
      return person.place;
    case 'upload':
      return person.upload(String(detail['cloudPath']), String(detail['filePath']));
    default:
      return 'wxfile://tmp/file.pdf';
  }
}
