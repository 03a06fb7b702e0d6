import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(join(ROOT, path)).isDirectory() ? filesBelow(path) : /\.tsx?$/.test(name) ? [path] : [];
  });
}

const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;,{}()])\/\/.*$/gm, '$1');

/** Numbers of requirements (R38) are ours: in comments, never in words that somebody reads. */
const internalNumbers = (source: string): string[] => withoutComments(source).match(/\bR\d{1,3}\b(?![\w.(])/g) ?? [];

test('screens, papers and messages show no internal number', () => {
  const shown = ['src', 'domain', 'cloudfunctions'].flatMap(filesBelow);
  const found = shown.flatMap((path) =>
    internalNumbers(readFileSync(join(ROOT, path), 'utf8')).map((number) => `${path}: ${number}`),
  );
  expect(found).toEqual([]);
});

test('days are said with the year of the reader', () => {
  const found = filesBelow('src').filter(
    (path) =>
      path !== 'src/spoken.ts' &&
      /import \{[^}]*\bspoken(Date|Instant)\b[^}]*\} from '#domain/.test(readFileSync(join(ROOT, path), 'utf8')),
  );
  expect(found).toEqual([]);
});

test('the search itself sees a number in words and none in a comment', () => {
  expect(internalNumbers("const a = '台账销号（R67、R162）'; // R16\n/* R3 */")).toEqual(['R67', 'R162']);
});
