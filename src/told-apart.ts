import type { ChildRow } from '#domain/roster/api';

/** 同名的孩子: sex and home of a child where another of the list bears its name; empty where none does. */
export function toldApart(one: ChildRow, all: readonly ChildRow[]): string {
  const isDouble = all.some(({ id, name }) => id !== one.id && name === one.name);
  return isDouble ? [one.sex === 'female' ? '女' : '男', one.place].filter(Boolean).join(' · ') : '';
}
