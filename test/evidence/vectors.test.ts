import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import type { KeyTerms } from '#domain/evidence/key-terms';
import type { Primitives } from '#domain/evidence/primitives';
import { statementOf } from '#domain/evidence/statement';
import { findingsOf, verdictOf } from '#domain/evidence/verify';
import { canonical } from '#domain/letters/canonical';
import { digest, TREE, verifies } from '../../cloudfunctions/kit/sealing';
import { remembering } from './remembering';
import { VECTORS } from './vectors';
import { forged } from './vectors/forge';
import { heldOf, type Vector } from './vectors/vector';

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
  expect(readdirSync(FOLDER).sort()).toEqual(VECTORS.map(({ name }) => `${name}.json`).sort());
  expect(new Set(VECTORS.map(({ name }) => name)).size).toBe(VECTORS.length);
  for (const { name, ...vector } of VECTORS) {
    expect([name, stored(name)]).toEqual([name, vector]);
  }
});

/** As the functions check; the program below, and the test of its weakenings, bring their own arithmetic. */
const BY: Primitives = remembering({ digesting: digest, tree: TREE, verifies });

test.each(VECTORS.map(({ name }) => name))('%s', (name) => {
  const vector = stored(name);
  const findings = findingsOf(vector.evidence, heldOf(vector), BY);
  expect({ verdict: verdictOf(findings), fault: findings.fault }).toEqual(vector.expected);
  expect(findings).toMatchObject(vector.found ?? { signature: null, inks: null });
  expect(statementOf(findings).lines.length).toBeGreaterThan(0);
});

test('more than a thousand events are no file', () => {
  const { evidence } = stored('keys-ed25519');
  const file = JSON.parse(evidence) as { events: unknown[] };
  const withEvents = (count: number): string => canonical({ ...file, events: Array(count).fill(file.events[0]) });
  expect(findingsOf(withEvents(1001), {}, BY).fault).toBe('file');
  expect(findingsOf(withEvents(1000), {}, BY).fault).toBe('sig');
});

test.each([
  ['event-unsigned', /其中没有乙方的签字/],
  ['event-superseded', /乙方的签字已经作废或被代替/],
  ['event-every-type', /乙方的签字已经作废或被代替/],
  ['event-paper', /已在纸上签字/],
  ['event-assisted', /由别人协助/],
  ['whole-fork-other', /^不能使用：两份文件互相矛盾/],
  ['held-root', /^不能使用：与您给的检查点对不上/],
  ['code-other', /^不能使用：与您给的查验码对不上/],
  ['keys-ed25519', /乙方本人已签字/],
])('%s: the headline says whether anybody signed', (name, words) => {
  expect(statementOf(findingsOf(stored(name).evidence, heldOf(stored(name)), BY)).headline).toMatch(words);
});

test('what cannot be seen in a name is shown as what it is', () => {
  const { text } = forged({ content: { title: '责任书\u202e\u200b\u{e000}' } });
  const { lines } = statementOf(findingsOf(text, {}, BY));
  expect(lines[0]?.text).toContain('责任书〔U+202E〕〔U+200B〕〔U+E000〕，');
});

test.each([
  ['whole-cut', /没有证明此外、此后没有别的记录/],
  ['ink-missing', /不能核对笔迹/],
  ['held-spoken', /条数、时间一样。那句话里没有校验值，证明不了/],
  ['held-spoken-other', /不是文件里的那个检查点/],
  ['whole-later', /以那一份为准/],
  ['whole-same', /与这份完全一样/],
])('%s: what is not proved is said', (name, words) => {
  const { lines } = statementOf(findingsOf(stored(name).evidence, heldOf(stored(name)), BY));
  expect(lines.map((line) => line.text).join('\n')).toMatch(words);
});

/** One vector for each verdict and each kind of fault. */
const TOLD = [
  ...new Map(VECTORS.map((one) => [`${one.expected.verdict} ${one.expected.fault?.split('.')[0]}`, one.name])).values(),
];

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

  const termsOf = (terms: KeyTerms = {}): string =>
    ['', terms.county ?? '', terms.from ?? '', terms.until ?? ''].join(':');

  test('depends on nothing but node’s own files', () => {
    const imports = [
      ...readFileSync(program, 'utf8').matchAll(/(?:from|import|require)\s*\(?\s*["']([^"']+)["']/g),
    ].map(([, from]) => from);
    expect([...new Set(imports)]).toEqual(['node:fs']);
  });

  test.each(TOLD)('%s: exit code and sentences', (name) => {
    const { evidence, checkpoint, code, keys, terms, other, fingerprints = [], expected } = stored(name);
    writeFileSync(join(folder, 'other.json'), other ?? '');
    writeFileSync(join(folder, 'evidence.json'), evidence);
    writeFileSync(join(folder, 'checkpoint.txt'), checkpoint ?? '');
    const asked = [
      'evidence.json',
      ...Object.entries(keys).flatMap(([kid, key]) => ['--key', `${kid}:${key.toUpperCase()}${termsOf(terms?.[kid])}`]),
      ...fingerprints.flatMap((print) => ['--fingerprint', print]),
      ...(other === undefined ? [] : ['--other', 'other.json']),
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
    [['evidence.json', '--key', 'k:123']],
    [['evidence.json', '--key', `k:${'0'.repeat(64)}`, '--key', `k:${'1'.repeat(64)}`]],
    [['evidence.json', '--key', `K:${'0'.repeat(64)}`]],
    [['evidence.json', '--code', '']],
    [['evidence.json', '--code', '7K2M-9QWX-4TB']],
    [['evidence.json', '--code', '7K2M-9QWX-4TBU']],
    [['evidence.json', '--code', '7K2M-9QWX-4TBD', '--code', '7K2M-9QWX-4TBD']],
    [['evidence.json', '--checkpoint']],
  ])('what cannot be understood is said so: %j', (given) => {
    const { status, stdout, stderr } = run(...given);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).not.toMatch(/ at .*:\d+:\d+/);
  });

  test('what is not an evidence file is called that, and not tampered with', () => {
    writeFileSync(join(folder, 'notes.txt'), '今天开会');
    const { status, stdout } = run('notes.txt');
    expect([status, stdout.split('\n')[0]]).toEqual([1, '这不是证据文件']);
    expect(stdout).not.toMatch(/改动|不一致/);
  });

  test('exit code 3 is no mistake, and says so with what to do next', () => {
    writeFileSync(join(folder, 'evidence.json'), stored('keys-ed25519').evidence);
    const { status, stdout } = run('evidence.json');
    expect(status).toBe(3);
    expect(stdout).toMatch(/这不是出错（退出码 3）.*--key.*--checkpoint/);
  });

  test('bytes that are no UTF-8 are no file, and no checkpoint', () => {
    const { evidence, checkpoint } = stored('keys-ed25519');
    const bytes = Buffer.from(evidence);
    bytes[bytes.indexOf('控')] = 0xff;
    writeFileSync(join(folder, 'bad.json'), bytes);
    writeFileSync(join(folder, 'good.json'), evidence);
    writeFileSync(join(folder, 'bad.txt'), Buffer.concat([Buffer.from(checkpoint ?? ''), Buffer.of(0xff)]));
    expect(run('bad.json').stdout).toContain('（位置：file）');
    expect(run('good.json', '--checkpoint', 'bad.txt').stdout).toContain('（位置：held）');
  });
});
