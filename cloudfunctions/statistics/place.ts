import { found } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { NO_CLASS, unitOfLeaf } from '#domain/statistics/nodes';
import type { Store } from '../kit/store';
import { type Leaf, leafOf } from './leaf';

/** Where a node stands in its tree. */
export interface Place {
  /** Of a bucket, the unit that it belongs to. */
  readonly unit: Unit;
  /** Null: counted from its child nodes. */
  readonly leaf: Leaf | null;
  /** The unit above; null at the root. */
  readonly parent: string | null;
}

/** The unit that a node id's middle part names; of 不在班 the county's education root. */
export async function unitOfNode(store: Store, id: string): Promise<Unit | null> {
  if (!id.endsWith(NO_CLASS)) {
    return store.read('units', unitOfLeaf(id));
  }
  const county = found(await store.read('counties', unitOfLeaf(id)));
  return store.read('units', county.educationRoot);
}

/** @returns null when there is no such unit (yet). */
export async function placeOf(store: Store, id: string): Promise<Place | null> {
  const unit = await unitOfNode(store, id);
  if (!unit) {
    return null;
  }
  const isBucket = id.includes('~');
  return { unit, leaf: leafOf(id, unit), parent: isBucket ? unit._id : unit.parent };
}
