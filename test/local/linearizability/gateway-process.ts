import { cells } from './cells';
import { gatewayWith } from './faults';

/** A gateway in a process of its own, to be killed: `<file> <histories> <limit of transactions> <fault>`. */
async function main(): Promise<void> {
  const [file = ':memory:', histories = '0', limit = '0', fault = ''] = process.argv.slice(2);
  const { close: _, ...address } = await gatewayWith(fault || undefined, {
    file,
    collections: cells(Number(histories)),
    transactionLimit: Number(limit),
    secretId: 'id',
    secretKey: 'key',
  });
  process.stdout.write(`${JSON.stringify(address)}\n`);
}

void main();
