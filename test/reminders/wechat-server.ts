import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What WeChat answers to a send: its code, a hang (time-out), or a page that is no JSON. */
export type Mood = number | 'hang' | 'nonsense';

interface Sent {
  readonly touser: string;
  readonly template_id: string;
  readonly page: string;
  readonly data: Readonly<Record<string, { readonly value: string }>>;
}

/** A plain HTTP server with WeChat's paths, whose answers a test chooses. */
export interface WechatServer {
  readonly url: string;
  mood: Mood;
  readonly sent: Sent[];
  close(): Promise<void>;
}

export async function startWechat(): Promise<WechatServer> {
  const state = { mood: 0 as Mood, sent: [] as Sent[] };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const json = (value: unknown): void => {
        response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
      };
      if (request.url?.startsWith('/cgi-bin/stable_token')) {
        json({ access_token: 'token', expires_in: 7200 });
        return;
      }
      state.sent.push(JSON.parse(Buffer.concat(chunks).toString()) as Sent);
      if (state.mood === 'hang') {
        request.socket.destroy();
      } else if (state.mood === 'nonsense') {
        response.end('{"errcode": <html>502 Bad Gateway</html>');
      } else {
        json({ errcode: state.mood, errmsg: 'x' });
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    get mood() {
      return state.mood;
    },
    set mood(mood) {
      state.mood = mood;
    },
    sent: state.sent,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
