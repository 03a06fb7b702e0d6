import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';

const FOLDER = 'dist/pictures/paper';

/** Draws a PDF with another program than the one that wrote it; the pictures stay for whoever wants to look. */
export function drawn(content: Buffer, name: string, dots: number): PNG[] {
  const folder = `${FOLDER}/${name}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/paper.pdf`, content);
  const words = [`${__dirname}/rasterise.mjs`, `${folder}/paper.pdf`, String(dots), folder];
  const done = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (done.status !== 0) {
    throw new Error(done.stderr);
  }
  const pages = Number(done.stdout.trim());
  return Array.from({ length: pages }, (_, n) => PNG.sync.read(readFileSync(`${folder}/${n + 1}.png`)));
}

/** What the codes on the pages of a PDF say that was drawn under this name. */
export function codesOn(name: string, dots: number): string[] {
  const words = [`${__dirname}/codes-on.mjs`, `${FOLDER}/${name}/paper.pdf`, String(dots)];
  const done = spawnSync(process.execPath, words, { encoding: 'utf8' });
  if (done.status !== 0) {
    throw new Error(done.stderr);
  }
  return JSON.parse(done.stdout);
}
