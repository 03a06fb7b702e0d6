import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Dice } from './dice';

/** The line between the clients and a gateway: slow at random, loses requests and replies, holds requests while the gateway is away. */
export class LossyLine {
  private readonly agent = new Agent({ keepAlive: true });
  private readonly server = createServer((from, to) => void this.carry(from, to).catch(() => from.socket.destroy()));
  private upstream: string | undefined;
  private waiting: (() => void)[] = [];
  private absences = 0;
  private onCarried: (() => void) | undefined;
  private carriedBefore = 0;

  constructor(
    private readonly dice: Dice,
    /** How many of a hundred requests meet with misfortune. */
    private readonly losses: number,
  ) {}

  /** Where the clients reach it. */
  async open(): Promise<string> {
    await new Promise<void>((ready) => {
      this.server.listen(0, '127.0.0.1', ready);
    });
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/admin`;
  }

  /** The gateway is there. */
  join(upstream: string): void {
    this.upstream = upstream;
    const waiting = this.waiting;
    this.waiting = [];
    for (const go of waiting) {
      go();
    }
  }

  /** The gateway is away: requests wait until it is back. */
  part(): void {
    this.upstream = undefined;
    this.absences += 1;
  }

  /** Resolves when so many more requests have been carried. */
  carried(count: number): Promise<void> {
    return new Promise((done) => {
      this.carriedBefore = count;
      this.onCarried = done;
    });
  }

  async close(): Promise<void> {
    this.agent.destroy();
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  private async carry(from: IncomingMessage, to: ServerResponse): Promise<void> {
    const arrived = this.absences;
    const parts: Buffer[] = [];
    for await (const part of from) {
      parts.push(part as Buffer);
    }
    await this.dice.dawdle(4);
    while (this.upstream === undefined) {
      await new Promise<void>((go) => this.waiting.push(go));
    }
    const fate = arrived === this.absences && this.dice.below(100) < this.losses ? this.dice.below(3) : undefined;
    if (fate === 0) {
      from.socket.destroy();
      return;
    }
    const reply = this.forward(this.upstream, from, Buffer.concat(parts));
    this.noteCarried();
    if (fate === 1) {
      // The client gives up while the gateway is still at it.
      from.socket.destroy();
    }
    const body = await reply;
    await this.dice.dawdle(4);
    if (fate === 2) {
      from.socket.destroy();
    } else {
      to.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
    }
  }

  private noteCarried(): void {
    this.carriedBefore -= 1;
    if (this.carriedBefore === 0) {
      this.onCarried?.();
    }
  }

  private forward(upstream: string, { url = '', headers }: IncomingMessage, body: Buffer): Promise<Buffer> {
    const { search } = new URL(url, upstream);
    return new Promise((resolve, reject) => {
      const sent = request(`${upstream}${search}`, { method: 'POST', headers, agent: this.agent }, (reply) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.on('end', () => (reply.complete ? resolve(Buffer.concat(parts)) : reject(new Error('cut off'))));
        reply.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}
