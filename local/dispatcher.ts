import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deskRoutes } from './desk-routes';
import type { Product } from './product';
import { seatRoutes } from './seat-routes';
import { sendRefusal } from './web/reply';
import { guard, HttpRefusal } from './web/request';
import type { Route } from './web/route';

const ROUTES: readonly Route[] = [...seatRoutes, ...deskRoutes];

const methodOf = (request: IncomingMessage): string => (request.method === 'HEAD' ? 'GET' : (request.method ?? ''));

async function route(product: Product, request: IncomingMessage, response: ServerResponse): Promise<void> {
  guard(request);
  const url = new URL(request.url ?? '/', 'http://local');
  const path = decoded(url.pathname);
  const here = ROUTES.filter(({ pattern }) => pattern.test(path));
  const found = here.find(({ method }) => method === methodOf(request));
  if (!found) {
    request.resume();
    throw new HttpRefusal(here.length > 0 ? 405 : 404);
  }
  const words = { ...found.pattern.exec(path)?.groups };
  await found.answer({ product, request, response, url, words });
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new HttpRefusal(400);
  }
}

const REFUSALS: Readonly<Record<number, Parameters<typeof sendRefusal>[2]>> = {
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  413: 'PAYLOAD_TOO_LARGE',
  503: 'BUSY',
};

function refuse(product: Product, response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
  } else if (error instanceof HttpRefusal) {
    sendRefusal(response, error.status, REFUSALS[error.status] ?? 'INVALID_ARGUMENT');
  } else {
    product.log(`dispatcher: ${error instanceof Error ? error.stack : typeof error}\n`);
    sendRefusal(response, 500, 'INTERNAL');
  }
}

/** 总机: the one address of the product on this machine, loopback only. */
export async function startDispatcher(
  product: Product,
  port: number,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer({ requestTimeout: 60_000 }, (request, response) => {
    route(product, request, response).catch((error: unknown) => refuse(product, response, error));
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  await new Promise<void>((ready, failed) => {
    server.once('error', failed).listen(port, '127.0.0.1', ready);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((done) => server.close(done));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 1000).unref();
      await closed;
    },
  };
}
