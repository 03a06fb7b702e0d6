/** 县日志的树 (RFC 6962, section 2) with SM3. Hashes are 64 characters of lower-case hex. */
export interface TreeHash {
  /** sm3(0x00 ‖ hash of the event) */
  leaf(eventHash: string): string;
  /** sm3(0x01 ‖ left ‖ right) */
  node(left: string, right: string): string;
}

/** A complete subtree: 2^level leaves from `index` · 2^level on. */
export interface Subtree {
  readonly level: number;
  readonly index: number;
}

/** Leaves `from` to before `to`. */
export type Range = readonly [from: number, to: number];

/** The largest power of two below `n`. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) {
    k *= 2;
  }
  return k;
}

const moved = (ranges: readonly Range[], by: number): Range[] => ranges.map(([from, to]) => [from + by, to + by]);

/** Whose roots, from the leaf upwards, lead from leaf `n` to the root of a tree of `size` leaves: PATH of RFC 6962. */
export function inclusionRanges(n: number, size: number): Range[] {
  if (size <= 1) {
    return [];
  }
  const k = split(size);
  return n < k ? [...inclusionRanges(n, k), [k, size]] : [...moved(inclusionRanges(n - k, size - k), k), [0, k]];
}

function subproof(old: number, size: number, whole: boolean): Range[] {
  if (old === size) {
    return whole ? [] : [[0, size]];
  }
  const k = split(size);
  return old <= k ? [...subproof(old, k, whole), [k, size]] : [...moved(subproof(old - k, size - k, false), k), [0, k]];
}

/** Whose roots show that a tree of `size` leaves only added to one of `old` (0 < old ≤ size): PROOF of RFC 6962. */
export const consistencyRanges = (old: number, size: number): Range[] => subproof(old, size, true);

/** The complete subtrees that make up a range of a proof, left to right; each is smaller than the one before. */
export function subtreesOf([from, to]: Range): Subtree[] {
  const parts: Subtree[] = [];
  for (let at = from; at < to; ) {
    let level = 0;
    while (at % 2 ** (level + 1) === 0 && at + 2 ** (level + 1) <= to) {
      level += 1;
    }
    parts.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return parts;
}

/** The root over complete subtrees, given left to right. */
export function folded(hashes: readonly string[], { node }: Pick<TreeHash, 'node'>): string {
  return hashes.reduceRight((right, left) => node(left, right));
}

/** The root that a path leads to; null when the path has another length than the tree asks for. */
export function rootByPath(
  leaf: string,
  n: number,
  size: number,
  path: readonly string[],
  hash: Pick<TreeHash, 'node'>,
): string | null {
  if (size <= 1) {
    return path.length === 0 && n === 0 && size === 1 ? leaf : null;
  }
  const top = path.at(-1);
  if (top === undefined) {
    return null;
  }
  const k = split(size);
  const below = path.slice(0, -1);
  const inner = n < k ? rootByPath(leaf, n, k, below, hash) : rootByPath(leaf, n - k, size - k, below, hash);
  if (inner === null) {
    return null;
  }
  return n < k ? hash.node(inner, top) : hash.node(top, inner);
}

interface Roots {
  readonly old: string;
  readonly now: string;
}

function rootsByProof(
  old: number,
  size: number,
  whole: string | null,
  proof: readonly string[],
  hash: Pick<TreeHash, 'node'>,
): Roots | null {
  const top = proof.at(-1);
  if (old === size) {
    const root = whole ?? (proof.length === 1 ? top : undefined);
    return root === undefined || (whole !== null && proof.length > 0) ? null : { old: root, now: root };
  }
  if (top === undefined) {
    return null;
  }
  const k = split(size);
  const below = proof.slice(0, -1);
  if (old <= k) {
    const left = rootsByProof(old, k, whole, below, hash);
    return left && { old: left.old, now: hash.node(left.now, top) };
  }
  const right = rootsByProof(old - k, size - k, null, below, hash);
  return right && { old: hash.node(top, right.old), now: hash.node(top, right.now) };
}

/** A root and the number of leaves under it. */
export interface TreeHead {
  readonly size: number;
  readonly root: string;
}

/** 一致性: whether the proof shows that `now` holds every leaf of `old`, where it was. */
export function isConsistent(
  old: TreeHead,
  now: TreeHead,
  proof: readonly string[],
  hash: Pick<TreeHash, 'node'>,
): boolean {
  if (old.size < 1 || old.size > now.size) {
    return false;
  }
  const roots = rootsByProof(old.size, now.size, old.root, proof, hash);
  return roots !== null && roots.old === old.root && roots.now === now.root;
}
