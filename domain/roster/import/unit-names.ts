import type { Unit, UnitKind } from '#domain/jurisdiction';
import { className, gradeName, readClass, readGrade } from '#domain/roster/import/class-name';
import { freeText, plainText } from '#domain/roster/import/text';

type Named = Pick<Unit, 'kind' | 'name'>;
export type UnitsById = ReadonlyMap<string, Unit>;

/** The names of a cell, the unit's own last: 大坪镇/青石村, 石门小学 > 七年级. */
export const namesIn = (text: string): string[] =>
  text
    .split(/[/／>＞、]/)
    .map(plainText)
    .filter(Boolean);

/** 名称 as every screen writes it: 年级 and 班 in one form however they come. Null: not understood. */
export function unitNameOf(kind: UnitKind, text: string, parentName: string): string | null {
  if (kind === 'grade') {
    const grade = readGrade(text);
    return grade === null ? null : gradeName(grade);
  }
  if (kind === 'class') {
    const key = readClass(text, parentName);
    return key === null ? null : className(key);
  }
  return freeText(text) || null;
}

/** Whether these words are the name of this unit: 七(2)班, 7（2）班 and, below 七年级, 2班 are one class; 七年级 and 初一 one 年级. */
export function isNamed({ kind, name }: Named, words: string, parentName: string): boolean {
  if (plainText(name) === plainText(words)) {
    return true;
  }
  if (kind !== 'grade' && kind !== 'class') {
    return false;
  }
  const wanted = unitNameOf(kind, words, parentName);
  return wanted !== null && wanted === unitNameOf(kind, name, parentName);
}

const parentNameOf = (unit: Unit, known: UnitsById): string => known.get(unit.parent ?? '')?.name ?? '';

/** Whether the names stand in this order somewhere on the way down to the unit. */
function standsBelow(unit: Unit, names: readonly string[], known: UnitsById): boolean {
  const above = unit.path
    .split('/')
    .filter(Boolean)
    .slice(0, -1)
    .flatMap((id) => known.get(id) ?? []);
  let from = 0;
  return names.every((name) => {
    const at = above.findIndex((one, n) => n >= from && isNamed(one, name, parentNameOf(one, known)));
    from = at + 1;
    return at >= 0;
  });
}

/** The units that the names mean: the last one is the unit's own, the ones before stand above it. A name as it is written goes first. */
export function unitsNamed(names: readonly string[], units: readonly Unit[], known: UnitsById): Unit[] {
  const last = names.at(-1) ?? '';
  const before = names.slice(0, -1);
  const below = (one: Unit): boolean => standsBelow(one, before, known);
  const exact = units.filter((one) => plainText(one.name) === last && below(one));
  return exact.length > 0 ? exact : units.filter((one) => isNamed(one, last, parentNameOf(one, known)) && below(one));
}
