import { existsSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import type { Files } from './files';
import { failed, invalid } from './refusal';
import type { Tables } from './tables';
import { isObject, type Json } from './value';

/**
 * 备份: a consistent copy of the data file and its files while both are in use, `{ "to": "<absolute path>" }`: `<to>` and
 * `<to>.files`. It holds every write that was answered before the request came, and nothing by halves; nothing is overwritten.
 */
export async function copy(tables: Tables, files: Files, fields: Json) {
  const to = isObject(fields) && Object.keys(fields).length === 1 ? fields['to'] : undefined;
  if (typeof to !== 'string' || !isAbsolute(to)) {
    throw invalid('a copy needs `to`, an absolute path, and nothing else');
  }
  if ([to, `${to}.files`, `${to}.part`].some((path) => existsSync(path))) {
    throw invalid('the place of the copy is taken');
  }
  const held: { copyTo(folder: string): Promise<number>; drop(): Promise<void> }[] = [];
  try {
    await tables.copy(to, () => held.push(files.hold()));
    const [moment] = held;
    if (moment === undefined) {
      throw failed('the copy was not begun');
    }
    return { data: { file: to, files: await moment.copyTo(`${to}.files`) } };
  } finally {
    await Promise.all(held.map((moment) => moment.drop()));
  }
}
