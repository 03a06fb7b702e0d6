import { spawnSync } from 'node:child_process';

/** The words on each page of a PDF that was drawn under this name, as another program reads them. */
export function wordsOn(name: string): string[] {
  const words = [`${__dirname}/read-words.mjs`, `dist/pictures/paper/${name}/paper.pdf`];
  const done = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (done.status !== 0) {
    throw new Error(done.stderr);
  }
  return JSON.parse(done.stdout);
}
