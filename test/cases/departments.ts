import { found } from '#domain/errors';
import { postId } from '#domain/posts';
import { encrypt } from '../../cloudfunctions/kit/secrets';
import { plantDepartments } from '../permission/plant-referral';
import type { Actor } from '../support/fixture';
import type { Product } from '../support/product';
import { kid } from './support';

export const LABOUR = 'yunling-d3';
export const POLICE = 'yunling-d1';

/** Whoever is in charge at a department. */
export const officerOf = (product: Product, unit: string): Actor => ({
  openid: product.actor('departmentOfficer').openid,
  as: postId(unit, 'departmentOfficer'),
});

/** 公安局 and 人社局 with somebody in charge, and 民政局 without. */
export async function departments(product: Product): Promise<void> {
  await plantDepartments(product, 'yunling');
  const police = found(await product.store.read('units', POLICE));
  const labour = { ...police, _id: LABOUR, path: `yunling/${LABOUR}/`, name: '县人力资源和社会保障局', order: 95 };
  await product.write('units', [labour]);
  const like = found(await product.store.read('posts', postId('yunling', 'departmentOfficer')));
  await product.write(
    'posts',
    [police, labour].map(({ _id, path }) => ({ ...like, _id: postId(_id, 'departmentOfficer'), unit: _id, path })),
  );
}

/** Gives child a another age. */
export async function bornIn(product: Product, birthMonth: string): Promise<void> {
  const child = found(await product.store.read('children', kid('a')));
  const place = { collection: 'children', field: 'birthDate', id: child._id };
  await product.store.put('children', { ...child, birthMonth, birthDate: encrypt(`${birthMonth}-03`, place) });
}
