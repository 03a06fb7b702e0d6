import { found } from '#domain/errors';
import { childId } from '../support/fixture';
import type { Product } from '../support/product';

const SCHOOL = 'yunling-s1';
const GRADE = 'yunling-s1-y5';
const CLASS = 'yunling-s1-y5-k1';
const CLASS_NAME = '八（1）班';
const BORN = '2013-03';
const PUPILS = ['a', 'b', 'c', 'd'].map((key) => childId('yunling', key));

/** 初级中学: the school of the fixture, with older pupils. Units keep their ids, so that what is counted already holds. */
export async function asMiddleSchool({ store }: Product): Promise<void> {
  const names = { [SCHOOL]: '第一初级中学', [GRADE]: '八年级', [CLASS]: CLASS_NAME };
  for (const [id, name] of Object.entries(names)) {
    await store.put('units', { ...found(await store.read('units', id)), name });
  }
  for (const child of await store.readAll('children', PUPILS)) {
    await store.put('children', { ...child, className: CLASS_NAME, birthMonth: BORN });
  }
}
