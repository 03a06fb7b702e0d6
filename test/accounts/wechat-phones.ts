import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A plain HTTP server with WeChat's paths: a phone code names the number it stands for, a code picture is a small PNG. */
export interface WechatPhones {
  readonly url: string;
  /** Codes that were exchanged: WeChat takes each once. */
  readonly spent: string[];
  /** Size of the next pictures by the width asked for. */
  bytesOf: (width: number) => number;
  close(): Promise<void>;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export async function startWechat(): Promise<WechatPhones> {
  const wechat: { spent: string[]; bytesOf: (width: number) => number } = { spent: [], bytesOf: () => 500 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body: Readonly<Record<string, unknown>> = JSON.parse(Buffer.concat(chunks).toString());
      const json = (value: unknown): void => {
        response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
      };
      if (request.url?.startsWith('/cgi-bin/stable_token')) {
        json({ access_token: 'token', expires_in: 7200 });
      } else if (request.url?.startsWith('/wxa/getwxacodeunlimit')) {
        const picture = Buffer.concat([PNG, Buffer.alloc(wechat.bytesOf(Number(body['width'])))]);
        response.setHeader('content-type', 'image/png').end(picture);
      } else {
        const [, phone] = /^of-(\d+)-/.exec(String(body['code'])) ?? [];
        const isSpent = wechat.spent.includes(String(body['code']));
        wechat.spent.push(String(body['code']));
        json(phone && !isSpent ? { errcode: 0, phone_info: { purePhoneNumber: phone } } : { errcode: 40029 });
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return Object.assign(wechat, {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
}

let count = 0;
/** A fresh phone code for a number. */
export function codeFor(phone: string): string {
  count += 1;
  return `of-${phone}-${count}`;
}
