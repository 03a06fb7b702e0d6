import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { CollectionName, Documents } from '../../cloudfunctions/kit/documents';
import { Tables } from '../../local/gateway/tables';
import type { Seed } from './fixture';

/** Made once a run by whichever file comes first; the run's number is in the name, so that none outlives its code. */
const fileOf = (run: string): string => `dist/test/standing-${run}.json`;

/** What is written to the database of this process while `work` runs, as documents to plant. */
export async function writtenBy(work: () => Promise<void>): Promise<Seed> {
  const { put, delete: remove } = Tables.prototype;
  const texts = new Map<string, readonly [collection: string, text: string]>();
  Tables.prototype.put = function (this: Tables, ...values: Parameters<typeof put>): void {
    texts.set(`${values[0]}/${values[1]}`, [values[0], values[2]]);
    put.apply(this, values);
  };
  Tables.prototype.delete = function (this: Tables, ...values: Parameters<typeof remove>): void {
    texts.delete(`${values[0]}/${values[1]}`);
    remove.apply(this, values);
  };
  try {
    await work();
  } finally {
    Tables.prototype.put = put;
    Tables.prototype.delete = remove;
  }
  const seed: Partial<Record<CollectionName, Documents[CollectionName][]>> = {};
  for (const [collection, text] of texts.values()) {
    const name = collection as CollectionName;
    seed[name] = [...(seed[name] ?? []), JSON.parse(text)];
  }
  return seed as Seed;
}

/** The documents that an earlier file of this run has kept. */
export function keptSeed(): Seed | undefined {
  const run = process.env['TEST_RUN'];
  return run && existsSync(fileOf(run)) ? JSON.parse(readFileSync(fileOf(run), 'utf8')) : undefined;
}

/** Keeps documents for the other files of this run. */
export function keepSeed(seed: Seed): void {
  const run = process.env['TEST_RUN'];
  if (run) {
    mkdirSync('dist/test', { recursive: true });
    const half = `${fileOf(run)}.${process.pid}`;
    writeFileSync(half, JSON.stringify(seed));
    renameSync(half, fileOf(run));
  }
}
