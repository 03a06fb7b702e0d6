import { COLLECTIONS } from '../../cloudfunctions/kit/collections';
import { callsOver } from '../call-channel';
import { startGateway } from './gateway';

/**
 * The gateway as a process of its own: `DATA` (the SQLite file), `PORT` (0: any), `GATEWAY_COLLECTIONS=open`,
 * `GATEWAY_SECRETID` and `GATEWAY_SECRETKEY` (to keep the key over a restart). Prints one line of JSON when it is ready.
 * Functions are called over the channel to the process that started it, where there is one.
 */
async function main(): Promise<void> {
  const { DATA, PORT, GATEWAY_COLLECTIONS, GATEWAY_SECRETID, GATEWAY_SECRETKEY } = process.env;
  const gateway = await startGateway({
    file: process.argv[2] ?? DATA ?? ':memory:',
    port: Number(PORT ?? 0),
    collections: COLLECTIONS,
    open: GATEWAY_COLLECTIONS === 'open',
    ...(process.connected ? { functions: callsOver(process) } : {}),
    ...(GATEWAY_SECRETID ? { secretId: GATEWAY_SECRETID } : {}),
    ...(GATEWAY_SECRETKEY ? { secretKey: GATEWAY_SECRETKEY } : {}),
  });
  const { close, ...address } = gateway;
  process.stdout.write(`${JSON.stringify(address)}\n`);
  // Started by the dispatcher, it ends with it: two gateways on one file would not know of each other's locks.
  process.once('disconnect', () => process.exit(0));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close().then(() => process.exit(0)));
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`gateway: ${error instanceof Error ? error.message : 'failed to start'}\n`);
  process.exit(1);
});
