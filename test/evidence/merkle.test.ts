import { createHash } from 'node:crypto';
import {
  consistencyRanges,
  folded,
  inclusionRanges,
  isConsistent,
  type Range,
  rootByPath,
} from '#domain/evidence/merkle';
import { Tiles, tilesOf, tilesToAdd } from '#domain/evidence/tiles';
import { treeHash } from '#domain/evidence/tree-hash';
import { TREE } from '../../cloudfunctions/kit/sealing';

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** MTH of RFC 6962, section 2.1, word by word: what everything else is held against. */
function mth(leaves: readonly string[], node: (l: string, r: string) => string): string {
  if (leaves.length === 1) {
    return leaves[0] ?? '';
  }
  let k = 1;
  while (k * 2 < leaves.length) {
    k *= 2;
  }
  return node(mth(leaves.slice(0, k), node), mth(leaves.slice(k), node));
}

const EXHAUSTIVE = 64;
const hashes = Array.from({ length: 700 }, (_, n) => createHash('sm3').update(String(n)).digest('hex'));
const leaves = hashes.map((hash) => TREE.leaf(hash));
const rootOf = ([from, to]: Range): string => mth(leaves.slice(from, to), TREE.node);
const tiles = (size: number): Tiles => {
  const made = new Tiles([]);
  for (let n = 0; n < size; n += 1) {
    made.add(0, n, leaves[n] ?? '', TREE);
  }
  return made;
};

/** The eight leaves of the published vectors, and the roots of their first 1, 2, … 8. */
const PUBLISHED = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const PUBLISHED_ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('the published vectors of RFC 6962 (SHA-256): roots, one audit path, one consistency proof', () => {
  const { node } = treeHash(sha);
  const made = PUBLISHED.map((hex) => sha(Buffer.from(`00${hex}`, 'hex')));
  const over = ([from, to]: Range): string => mth(made.slice(from, to), node);
  expect(PUBLISHED.map((_, n) => over([0, n + 1]))).toEqual(PUBLISHED_ROOTS);
  expect(inclusionRanges(5, 8).map(over)).toEqual([
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
  expect(consistencyRanges(6, 8).map(over)).toEqual([
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
});

test('every inclusion proof up to size 64 proves its leaf, and nothing else', () => {
  let proofs = 0;
  for (let size = 1; size <= EXHAUSTIVE; size += 1) {
    const root = rootOf([0, size]);
    for (let n = 0; n < size; n += 1) {
      const path = inclusionRanges(n, size).map(rootOf);
      const lead = (leaf: number, at = n, of = size, way = path) =>
        rootByPath(leaves[leaf] ?? '', at, of, way, TREE) === root;
      proofs += lead(n) ? 1 : 0;
      expect(lead((n + 1) % 700)).toBe(false);
      expect(size > 1 && lead(n, (n + 1) % size)).toBe(false);
      expect(lead(n, n, size, [...path, root])).toBe(false);
      expect(path.length > 0 && lead(n, n, size, path.slice(1))).toBe(false);
      expect(
        path.some((_, k) =>
          lead(
            n,
            n,
            size,
            path.map((hash, m) => (m === k ? root : hash)),
          ),
        ),
      ).toBe(false);
    }
  }
  expect(proofs).toBe((EXHAUSTIVE * (EXHAUSTIVE + 1)) / 2);
});

test('every consistency proof up to size 64 proves that nothing before was changed, and nothing else', () => {
  let proofs = 0;
  for (let size = 1; size <= EXHAUSTIVE; size += 1) {
    for (let old = 1; old <= size; old += 1) {
      const proof = consistencyRanges(old, size).map(rootOf);
      const [before, now] = [
        { size: old, root: rootOf([0, old]) },
        { size, root: rootOf([0, size]) },
      ];
      const holds = (a = before, b = now, by = proof): boolean => isConsistent(a, b, by, TREE);
      proofs += holds() ? 1 : 0;
      expect(holds({ ...before, root: leaves[600] ?? '' })).toBe(false);
      expect(holds(before, { ...now, root: leaves[600] ?? '' })).toBe(false);
      expect(holds(before, now, [...proof, now.root])).toBe(false);
      expect(old < size && holds({ ...before, size: old + 1 }, now)).toBe(old < size && false);
      expect(proof.length > 0 && holds(before, now, proof.slice(1))).toBe(false);
    }
  }
  expect(proofs).toBe((EXHAUSTIVE * (EXHAUSTIVE + 1)) / 2);
  expect(isConsistent({ size: 0, root: '' }, { size: 3, root: rootOf([0, 3]) }, [], TREE)).toBe(false);
});

test('tiles give the root of every size, and the proofs of any old one, from a few reads', () => {
  const all = tiles(700);
  for (let size = 1; size <= 700; size += 1) {
    expect(all.rootOfRange([0, size], TREE)).toBe(rootOf([0, size]));
  }
  for (const [n, size] of [
    [0, 700],
    [255, 256],
    [256, 257],
    [511, 513],
    [699, 700],
    [3, 600],
  ] as const) {
    const path = inclusionRanges(n, size).map((range) => all.rootOfRange(range, TREE));
    expect(rootByPath(leaves[n] ?? '', n, size, path, TREE)).toBe(rootOf([0, size]));
    expect(tilesOf(inclusionRanges(n, size)).length).toBeLessThanOrEqual(4);
  }
  expect(tilesOf(inclusionRanges(123_456_789, 900_000_001)).length).toBeLessThanOrEqual(12);
  expect(() => all.rootOfRange([0, 701], TREE)).toThrow(RangeError);
});

test('which tiles adding writes to, across every edge', () => {
  for (const [size, count] of [
    [0, 1],
    [0, 30],
    [250, 30],
    [255, 1],
    [256, 1],
    [65_530, 30],
    [65_535, 1],
  ] as const) {
    const places = tilesToAdd(size, count);
    const unit = (level: number) => 256 ** level;
    for (const { level, index } of places) {
      expect(Math.floor(Math.floor((size + count) / unit(level)) / 256)).toBeGreaterThanOrEqual(index);
    }
    expect(places.length).toBeLessThanOrEqual(5);
  }
  expect(tilesToAdd(255, 1)).toEqual([
    { level: 0, index: 0 },
    { level: 1, index: 0 },
  ]);
  expect(tilesToAdd(65_535, 1)).toEqual([
    { level: 0, index: 255 },
    { level: 1, index: 0 },
    { level: 2, index: 0 },
  ]);
  expect(folded(['a'], TREE)).toBe('a');
});
