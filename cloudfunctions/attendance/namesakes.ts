import { namesakesIn, toldApart } from '#domain/attendance/namesakes';
import { placeName, unitsOf } from '#domain/jurisdiction';
import type { Child } from '#domain/roster/documents';
import type { Call } from '../kit/handler';

const IDS_A_READ = 100;

/** 同名的区分 of a class by child; reads nothing where no name occurs twice. 点名人 sees no birth month anywhere, so not here either. */
export async function apartIn({ store, post }: Call, children: readonly Child[]): Promise<ReadonlyMap<string, string>> {
  const namesakes = namesakesIn(children);
  const ids = [...new Set(namesakes.flatMap(({ residencePath }) => unitsOf(residencePath ?? '')))];
  const units = new Map(
    (ids.length > 0 ? await store.readAll('units', ids.slice(0, IDS_A_READ)) : []).map((unit) => [unit._id, unit]),
  );
  const birthMonthShown = post?.role !== 'rollCaller';
  return toldApart(
    namesakes.map((child) => ({
      _id: child._id,
      name: child.name,
      sex: child.sex,
      place: placeName(units, child.residencePath),
      birthMonth: birthMonthShown ? child.birthMonth : null,
    })),
  );
}
