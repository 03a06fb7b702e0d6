import type { LogHead, LogTile } from '#domain/evidence/documents';
import type { Range } from '#domain/evidence/merkle';
import { type TilePlace, Tiles, tileId, tilesOf } from '#domain/evidence/tiles';
import type { Store } from '../kit/store';

const IDS_AT_ONCE = 100;

/** The head of a county that has not logged anything yet. */
export const emptyHead = (county: string): LogHead => ({
  _id: county,
  county,
  size: 0,
  checkpoint: null,
  sealed: { cursor: null, done: false },
  rev: 0,
});

export const headOf = async (store: Store, county: string): Promise<LogHead> =>
  (await store.read('logHeads', county)) ?? emptyHead(county);

/** A tile as it is kept. */
export const tileDocument = (county: string, place: TilePlace, hashes: string): LogTile => ({
  _id: tileId(county, place),
  county,
  level: place.level,
  index: place.index,
  hashes,
});

/** The tiles from which the roots of these ranges follow: a few point reads, however long the log. */
export async function tilesFor(store: Store, county: string, ranges: readonly Range[]): Promise<Tiles> {
  const ids = tilesOf(ranges).map((place) => tileId(county, place));
  const tiles: LogTile[] = [];
  for (let n = 0; n < ids.length; n += IDS_AT_ONCE) {
    tiles.push(...(await store.readAll('logTiles', ids.slice(n, n + IDS_AT_ONCE))));
  }
  return new Tiles(tiles);
}
