import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A socket named after the folder: whoever listens on it has the folder, and a killed process listens no more. */
function addressOf(folder: string): string {
  const name = `not-one-less-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

const isHeld = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** Takes a folder for this process until it ends. @returns how to give it back, or undefined when another process has it. */
export async function lockFolder(folder: string): Promise<(() => void) | undefined> {
  const address = addressOf(folder);
  if (await isHeld(address)) {
    return undefined;
  }
  rmSync(address, { force: true });
  const server = createServer((socket) => socket.destroy());
  const listening = new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(address, () => resolve(true));
  });
  if (!(await listening)) {
    return undefined;
  }
  server.unref();
  return () => server.close();
}
