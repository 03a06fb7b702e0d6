import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { OWN } from '#domain/evidence/primitives';
import { findingsOf, verdictOf } from '#domain/evidence/verify';
import { VECTORS, type Vector } from './vectors';

const FOLDER = resolve(__dirname, '../../docs/evidence-vectors');
const EXITS = { proved: 0, broken: 1, unanchored: 3 } as const;
const stored = (name: string): Vector => JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));

/** `UPDATE=1` writes them anew. */
if (process.env['UPDATE']) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  for (const { name, ...vector } of VECTORS) {
    writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(vector, null, 2)}\n`);
  }
}

test('the stored vectors are those that the fixed keys make', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(VECTORS.map(({ name }) => `${name}.json`));
  expect(VECTORS.length).toBeGreaterThanOrEqual(20);
  for (const { name, ...vector } of VECTORS) {
    expect([name, stored(name)]).toEqual([name, vector]);
  }
});

test.each(VECTORS.map(({ name }) => name))('%s', (name) => {
  const { evidence, checkpoint, code, keys, expected } = stored(name);
  const held = { keys, ...(checkpoint === null ? {} : { checkpoint }), ...(code === null ? {} : { code }) };
  const findings = findingsOf(evidence, held, OWN);
  expect({ verdict: verdictOf(findings), fault: findings.fault }).toEqual(expected);
});

describe('the program of one file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'verify-'));
  const program = join(folder, 'verify.mjs');
  beforeAll(() => {
    buildSync({
      absWorkingDir: resolve(__dirname, '../..'),
      entryPoints: ['verifier/main.ts'],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      charset: 'utf8',
    });
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const run = (...given: string[]) =>
    spawnSync(process.execPath, [program, ...given], { cwd: folder, encoding: 'utf8' });

  test('depends on nothing but node’s own files', () => {
    const imports = [
      ...readFileSync(program, 'utf8').matchAll(/(?:from|import|require)\s*\(?\s*["']([^"']+)["']/g),
    ].map(([, from]) => from);
    expect([...new Set(imports)]).toEqual(['node:fs']);
  });

  test.each(VECTORS.map(({ name }) => name))('%s: exit code and sentences', (name) => {
    const { evidence, checkpoint, code, keys, expected } = stored(name);
    writeFileSync(join(folder, 'evidence.json'), evidence);
    writeFileSync(join(folder, 'checkpoint.txt'), checkpoint ?? '');
    const asked = [
      'evidence.json',
      ...Object.entries(keys).flatMap(([kid, key]) => ['--key', `${kid}:${key}`]),
      ...(checkpoint === null ? [] : ['--checkpoint', 'checkpoint.txt']),
      ...(code === null ? [] : ['--code', code]),
    ];
    const { status, stdout, stderr } = run(...asked);
    expect([status, stderr]).toEqual([EXITS[expected.verdict], '']);
    expect(stdout.includes('没有外部留存的检查点')).toBe(expected.verdict !== 'broken' && checkpoint === null);
    expect(stdout.includes('不是第三方 CA 证书签名')).toBe(expected.verdict !== 'broken');
    expect(stdout.includes(`（位置：${expected.fault}）`)).toBe(expected.fault !== null);
  });

  test.each([
    [[]],
    [['no-such-file.json']],
    [['evidence.json', '--key', 'nonsense']],
    [['a', 'b']],
    [['evidence.json', '--checkpoint', 'none']],
  ])('what cannot be understood is said so: %j', (given) => {
    const { status, stdout, stderr } = run(...given);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).not.toMatch(/ at .*:\d+:\d+/);
  });
});
