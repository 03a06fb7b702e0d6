import type { ChildProcess } from 'node:child_process';
import { answerCalls } from './call-channel';
import { keep } from './child';
import type { GatewayAddress } from './gateway/gateway';
import type { CallFunction } from './gateway/invoke';

/** 数据库: the gateway as a process of its own that comes back with the same address and key when it dies. */
export interface DatabaseProcess {
  address(): Promise<GatewayAddress>;
  pid(): number | undefined;
  close(): Promise<void>;
}

interface Options {
  readonly program: string;
  readonly file: string;
  readonly output: (text: string) => void;
  /** Calls a function for a caller of the gateway. */
  readonly functions: CallFunction;
}

/** The gateway says in one line of JSON where it is. */
function readyAddress(child: ChildProcess): Promise<GatewayAddress> {
  return new Promise((resolve, reject) => {
    let heard = '';
    child.stdout?.on('data', (text: string) => {
      heard += text;
      const line = heard.slice(0, heard.indexOf('\n'));
      if (line.startsWith('{')) {
        resolve(JSON.parse(line) as GatewayAddress);
      }
    });
    child.once('exit', () => reject(new Error('the gateway ended before it was ready')));
  });
}

/** Starts the gateway on a data file and keeps it running. */
export function startDatabase({ program, file, output, functions }: Options): DatabaseProcess {
  let known: GatewayAddress | undefined;
  const kept = keep({
    file: program,
    env: () => ({
      DATA: file,
      PORT: known ? new URL(known.url).port : '0',
      ...(known ? { GATEWAY_SECRETID: known.secretId, GATEWAY_SECRETKEY: known.secretKey } : {}),
    }),
    // Its first line holds the key of this start, which belongs in no log.
    output: (text) => output(text.replace(/^\{.*"secretKey".*\}\n?/m, '')),
    ready: async (child) => {
      answerCalls(child, functions);
      known = await readyAddress(child);
      return known;
    },
  });
  return { address: () => kept.present(), pid: kept.pid, close: () => kept.close() };
}
