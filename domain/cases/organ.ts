import type { Unit } from '#domain/jurisdiction';

const STREET = /街道$/;

/** 机关全称: 云岭县青石镇人民政府, 云岭县教育局. */
export function organName(unit: Pick<Unit, 'kind' | 'name'>, countyName: string): string {
  const name = unit.name.startsWith(countyName) ? unit.name : `${countyName}${unit.name}`;
  if (unit.kind !== 'township') {
    return name;
  }
  return STREET.test(name) ? `${name}办事处` : /办事处$|街道办$/.test(name) ? name : `${name}人民政府`;
}
