import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { canonical } from '#domain/letters/canonical';
import { SIZES } from '../sizes';

const text = fc.string({ unit: 'binary' }).map((value) => value.normalize('NFC').replace(/\p{Cs}/gu, ''));
const { value: plain } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger().map((n) => n + 0),
    text,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(text, tie('value'), { maxKeys: 6 }),
  ),
}));

test('the same bytes as the library `canonicalize`, value by value', () => {
  const values = fc.sample(plain, { numRuns: SIZES.canonicalValues, seed: 20_261_122 });
  const { stdout, status } = spawnSync(process.execPath, [join(__dirname, 'canonicalize.mjs')], {
    input: JSON.stringify(values),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  expect(status).toBe(0);
  const theirs = JSON.parse(stdout) as string[];
  expect(theirs).toHaveLength(SIZES.canonicalValues);
  // What JSON itself cannot carry (`__proto__` as a name) is compared as it came back from it.
  const ours = (JSON.parse(JSON.stringify(values)) as unknown[]).map(canonical);
  expect(ours.findIndex((one, n) => one !== theirs[n])).toBe(-1);
});
