import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Beside the function as it is deployed; where the build puts them for whatever runs from the sources. */
const FOLDERS = [join(__dirname, 'fonts'), resolve('dist/fonts')];

/** A font file that the build has laid out. @throws {Error} naming it when it is not there */
export function fontFile(name: string): Buffer {
  const path = FOLDERS.map((folder) => join(folder, name)).find((one) => existsSync(one));
  if (!path) {
    throw new Error(`${name} is missing: build the functions first`);
  }
  return readFileSync(path);
}
