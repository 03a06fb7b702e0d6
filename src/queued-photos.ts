import { ApiProblem, asProblem, call } from './api';
import { platform } from './platform';

const PREFIX = 'upload:';
/** An upload that no act has taken lives a day on the server; a little before that it is made anew. */
const LIVES_MS = 20 * 3_600_000;

interface Uploaded {
  readonly upload: string;
  readonly at: number;
}

function uploaded(key: string): Uploaded | undefined {
  const { upload, at }: { upload?: unknown; at?: unknown } = Object(platform.storage.get(PREFIX + key));
  return typeof upload === 'string' && typeof at === 'number' ? { upload, at } : undefined;
}

/** Each photo goes up once, however often its act is tried: the same act names the same uploads. */
async function sent(one: string, key: string, as: string | undefined): Promise<string> {
  const before = uploaded(key);
  if (before) {
    return before.upload;
  }
  const photo = await platform.files.get(key);
  if (!photo) {
    const message = '照片在手机上找不到了，请重新记一次。';
    throw new ApiProblem({ code: 'FILE_CORRUPT', message, retryable: false });
  }
  const { upload, ...target } = await call('cases.beginProof', { case: one, size: photo.size }, { as });
  await platform.upload(target, photo);
  await call('cases.finishProof', { case: one, upload }, { as });
  platform.storage.set(PREFIX + key, { upload, at: Date.now() } satisfies Uploaded);
  return upload;
}

/**
 * Photos first, then the act that names them after those that it names already. Uploads that have lain too long are tried as they are, since the act may have been taken with
 * them, and made anew when the server does not know them.
 */
export async function withPhotos<T>(
  request: unknown,
  photos: readonly string[],
  as: string | undefined,
  act: (whole: unknown) => Promise<T>,
): Promise<T> {
  if (photos.length === 0) {
    return act(request);
  }
  const one = String(Object(request).case);
  const whole = async () => {
    const uploads: string[] = [];
    for (const key of photos) {
      uploads.push(await sent(one, key, as));
    }
    const { photos: before = [] } = Object(request);
    return { ...Object(request), photos: [...before, ...uploads] };
  };
  const old = photos.some((key) => (uploaded(key)?.at ?? Number.POSITIVE_INFINITY) < Date.now() - LIVES_MS);
  try {
    return await act(await whole());
  } catch (error) {
    if (!old || asProblem(error).code !== 'NOT_FOUND') {
      throw error;
    }
    for (const key of photos) {
      platform.storage.remove(PREFIX + key);
    }
    return act(await whole());
  }
}

/** Taken, or given up: the phone keeps nothing of it. */
export function forgetPhotos(photos: readonly string[]): void {
  for (const key of photos) {
    platform.storage.remove(PREFIX + key);
    void platform.files.drop(key).catch(() => undefined);
  }
}
