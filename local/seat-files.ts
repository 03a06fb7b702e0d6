import { send } from './web/reply';
import { HttpRefusal, readBody } from './web/request';
import type { Asked } from './web/route';

const FILE_LIMIT = 20 * 1024 * 1024;

/**
 * Hands an upload or download on to the file store. The address carries the signature that the store itself made; `authorization` in
 * it becomes the header that a phone's SDK would send.
 */
export async function passFile(asked: Asked): Promise<void> {
  const { product, request, response, url, words } = asked;
  const { url: gateway } = await product.gateway();
  const target = new URL(`/files/${(words['path'] ?? '').split('/').map(encodeURIComponent).join('/')}`, gateway);
  for (const [key, value] of url.searchParams) {
    if (key !== 'authorization') {
      target.searchParams.set(key, value);
    }
  }
  const authorization = url.searchParams.get('authorization');
  const put = request.method === 'PUT';
  const body = put ? await readBody(request, FILE_LIMIT) : undefined;
  const reply = await fetch(target, {
    method: put ? 'PUT' : 'GET',
    ...(body ? { body: new Uint8Array(body) } : {}),
    ...(authorization ? { headers: { authorization } } : {}),
  }).catch(() => {
    throw new HttpRefusal(503);
  });
  const bytes = Buffer.from(await reply.arrayBuffer());
  const type = reply.ok && !put ? (reply.headers.get('content-type') ?? 'application/octet-stream') : 'text/plain';
  send(response, reply.status, type, reply.ok ? bytes : '', { 'content-disposition': 'attachment' });
}
