import { folded, type Range, type Subtree, subtreesOf, type TreeHash } from '#domain/evidence/merkle';

/** Levels of the tree that one tile spans; a full tile holds 256 hashes, 16 KB. */
const SPAN = 8;
const WIDTH = 2 ** SPAN;
const HEX = 64;

/** Where a tile stands: it holds the roots of the subtrees of 256^level leaves, 256 of them from `index` · 256 on. */
export interface TilePlace {
  readonly level: number;
  readonly index: number;
}

/** `<county:level:index>` */
export const tileId = (county: string, { level, index }: TilePlace): string => `${county}:${level}:${index}`;

const keyOf = ({ level, index }: TilePlace): string => `${level}:${index}`;

/** 树片: what is known of the tree, tile by tile, each the hashes one after the other. */
export class Tiles {
  private readonly known = new Map<string, string>();

  constructor(tiles: readonly (TilePlace & { readonly hashes: string })[]) {
    for (const tile of tiles) {
      this.known.set(keyOf(tile), tile.hashes);
    }
  }

  hashesOf(place: TilePlace): string {
    return this.known.get(keyOf(place)) ?? '';
  }

  /** @throws {RangeError} when its tile is not there, or not so far. */
  rootOf({ level, index }: Subtree, hash: Pick<TreeHash, 'node'>): string {
    const { place, from, count } = spotOf({ level, index });
    const hashes = this.hashesOf(place).slice(from * HEX, (from + count) * HEX);
    if (hashes.length !== count * HEX) {
      throw new RangeError(`the log's tile ${keyOf(place)} ends before ${from + count}`);
    }
    return rootOver(hashes, hash);
  }

  /** @throws {RangeError} */
  rootOfRange(range: Range, hash: Pick<TreeHash, 'node'>): string {
    return folded(
      subtreesOf(range).map((part) => this.rootOf(part, hash)),
      hash,
    );
  }

  /** Adds a hash at the end of its level, and the root of every tile that it fills one level up. */
  add(level: number, index: number, added: string, hash: Pick<TreeHash, 'node'>): readonly TilePlace[] {
    const place = { level, index: Math.floor(index / WIDTH) };
    const before = this.hashesOf(place);
    if (before.length !== (index % WIDTH) * HEX) {
      throw new RangeError(`the log's tile ${keyOf(place)} does not end at ${index}`);
    }
    const hashes = before + added;
    this.known.set(keyOf(place), hashes);
    const above = hashes.length === WIDTH * HEX ? this.add(level + 1, place.index, rootOver(hashes, hash), hash) : [];
    return [place, ...above];
  }
}

function rootOver(hashes: string, { node }: Pick<TreeHash, 'node'>): string {
  let row: string[] = hashes.match(/.{64}/g) ?? [];
  while (row.length > 1) {
    row = Array.from({ length: row.length / 2 }, (_, n) => node(row[2 * n] ?? '', row[2 * n + 1] ?? ''));
  }
  return row[0] ?? '';
}

function spotOf({ level, index }: Subtree): { place: TilePlace; from: number; count: number } {
  const tile = Math.floor(level / SPAN);
  const count = 2 ** (level % SPAN);
  const first = index * count;
  return { place: { level: tile, index: Math.floor(first / WIDTH) }, from: first % WIDTH, count };
}

const distinct = (places: readonly TilePlace[]): TilePlace[] => [
  ...new Map(places.map((place) => [keyOf(place), place])).values(),
];

/** The tiles that the roots of these ranges are computed from. */
export function tilesOf(ranges: readonly Range[]): TilePlace[] {
  return distinct(ranges.flatMap((range) => subtreesOf(range).map((part) => spotOf(part).place)));
}

/** The tiles that adding `count` leaves to a tree of `size` leaves writes to. */
export function tilesToAdd(size: number, count: number): TilePlace[] {
  const places: TilePlace[] = [];
  for (let level = 0, unit = 1; ; level += 1, unit *= WIDTH) {
    const from = Math.floor(size / unit);
    const to = Math.floor((size + count) / unit);
    if (to === from) {
      return places;
    }
    for (let index = Math.floor(from / WIDTH); index * WIDTH < to; index += 1) {
      places.push({ level, index });
    }
  }
}
