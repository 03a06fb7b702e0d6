import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A plain HTTP server with WeChat's paths that keeps every body it was sent. */
export interface Listener {
  readonly url: string;
  readonly sends: string[];
  close(): Promise<void>;
}

/** @param phone the number that it vouches for. */
export async function listen(phone: string): Promise<Listener> {
  const sends: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      const json = (value: object): void => {
        response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
      };
      if (path.includes('stable_token')) {
        json({ access_token: 'token', expires_in: 7200 });
      } else if (path.includes('getuserphonenumber')) {
        json({ errcode: 0, phone_info: { purePhoneNumber: phone } });
      } else {
        sends.push(Buffer.concat(chunks).toString());
        json({ errcode: 0 });
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    sends,
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
}
