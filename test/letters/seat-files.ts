import type { Seat } from '../attendance/seat';
import type { Product } from '../support/product';

/** The seat's own way to the file store: what a browser asks below its seat. */
export async function withFiles({ context }: Seat, product: Product): Promise<void> {
  await context.route('https://seat.test/seat/0/files/**', async (route) => {
    const asked = new URL(route.request().url());
    const to = new URL(asked.pathname.replace('/seat/0', ''), product.gateway.url);
    to.search = asked.search;
    const authorization = to.searchParams.get('authorization') ?? '';
    to.searchParams.delete('authorization');
    const body = route.request().postDataBuffer();
    const sent = body ? { method: 'PUT', body: new Uint8Array(body), headers: { authorization } } : {};
    const reply = await fetch(to, sent);
    const type = reply.headers.get('content-type') ?? 'application/octet-stream';
    await route.fulfill({
      status: reply.status,
      body: Buffer.from(await reply.arrayBuffer()),
      contentType: asked.pathname.endsWith('.img') ? 'image/jpeg' : type,
    });
  });
}
