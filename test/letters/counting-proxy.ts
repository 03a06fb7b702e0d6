import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Gateway, gatewayEnvironment } from '../../local/gateway/gateway';

/** Stands between the SDK and the gateway and notes every round trip by its action. */
export interface CountingProxy {
  /** What was asked since the last look, in order. */
  taken(): string[];
  close(): Promise<void>;
}

const actionOf = (body: Buffer): string => {
  const asked: { action?: unknown } = Object(JSON.parse(body.toString('utf8')));
  return String(asked.action);
};

/** Sends everything on to the gateway, unchanged, and points the SDK of this process here. */
export async function countRoundTrips(gateway: Gateway): Promise<CountingProxy> {
  const target = new URL(gateway.url);
  let actions: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const body = Buffer.concat(parts);
      actions.push(actionOf(body));
      const { method, url: path } = incoming;
      const headers = { ...incoming.headers, host: target.host };
      const onward = ask({ host: target.hostname, port: target.port, method, path, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      onward.on('error', () => outgoing.destroy());
      onward.end(body);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${target.pathname}`;
  Object.assign(process.env, gatewayEnvironment({ ...gateway, url }));
  return {
    taken() {
      const all = actions;
      actions = [];
      return all;
    },
    async close() {
      Object.assign(process.env, gatewayEnvironment(gateway));
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
