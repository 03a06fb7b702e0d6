import type { IncomingMessage } from 'node:http';

const LOOPBACK = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?$/;

/** A request that is answered with a status and nothing else. */
export class HttpRefusal extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`HTTP ${status}`);
    this.name = 'HttpRefusal';
    this.status = status;
  }
}

/**
 * Refuses what does not come from this machine's own pages: another `Host` (a name that was pointed here), or a change asked for by
 * a page of another origin.
 * @throws {HttpRefusal} 403
 */
export function guard(request: IncomingMessage): void {
  const host = request.headers.host ?? '';
  if (!LOOPBACK.test(host)) {
    throw new HttpRefusal(403);
  }
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const harmless = request.method === 'GET' || request.method === 'HEAD';
  const foreign =
    (origin !== undefined && origin !== `http://${host}`) || site === 'cross-site' || site === 'same-site';
  if (!harmless && foreign) {
    throw new HttpRefusal(403);
  }
}

/** The whole body. @throws {HttpRefusal} 413 above `limit` bytes */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= limit) {
        parts.push(part);
      }
    });
    request.on('end', () => (size > limit ? reject(new HttpRefusal(413)) : resolve(Buffer.concat(parts))));
    request.on('error', reject);
    request.on('aborted', () => reject(new HttpRefusal(400)));
  });
}

const isJson = (type: string | undefined): boolean => /^application\/json\s*(;|$)/i.test(type ?? '');

/** The body as JSON. @throws {HttpRefusal} 415 for another type, 413 above `limit`, 400 for broken text */
export async function readJson(request: IncomingMessage, limit: number): Promise<unknown> {
  if (!isJson(request.headers['content-type'])) {
    request.resume();
    throw new HttpRefusal(415);
  }
  const text = (await readBody(request, limit)).toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    throw new HttpRefusal(400);
  }
}

/** A field of a JSON body that should be text. */
export function textOf(body: unknown, field: string): string {
  const value: unknown = Object(body)[field];
  return typeof value === 'string' ? value : '';
}
