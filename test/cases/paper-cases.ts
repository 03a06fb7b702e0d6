import type { RequestOf } from '#domain/api';
import type { Case } from '#domain/cases/documents';
import type { PaperKind } from '#domain/cases/papers';
import { found } from '#domain/errors';
import { addDays, instantAt, type PlainDate, plainDate } from '#domain/plain-date';
import { postId } from '#domain/posts';
import { leadOf } from '../permission/plant';
import { setNow } from '../support/clock';
import type { Product } from '../support/product';
import { kid } from './support';
import { receiptBy } from './uploads';

export const caseIdOf = (key: string): string => `${kid(key)}:1`;
export const LAST_SEEN = plainDate('2026-10-09');

/** A case in which people have persuaded for weeks: three contacts, a visit among them, the mother reached. */
export async function persuading(product: Product, key: string, changes: Partial<Case> = {}): Promise<string> {
  const child = found(await product.store.read('children', kid(key)));
  const at = instantAt(addDays(LAST_SEEN, 4), '08:00');
  await product.write('cases', [
    {
      ...leadOf(child),
      state: 'persuading',
      openedOn: addDays(LAST_SEEN, 4),
      openedAt: at,
      lastAttendedOn: LAST_SEEN,
      contacts: 3,
      homeVisits: 1,
      reached: 1,
      lastContactOn: plainDate('2026-11-10'),
      ...changes,
    },
  ]);
  return caseIdOf(key);
}

export const APPROVER = 'townshipApprover';

export async function draft(
  product: Product,
  key: string,
  kind: PaperKind = 'notice',
  rest: Partial<RequestOf<'cases.draftPaper'>> = {},
): Promise<string> {
  const asked = { case: caseIdOf(key), kind, addressees: ['guardian', 'guardian2'] as const, ...rest };
  return (await product.as('townshipEducationOfficer').done('cases.draftPaper', asked)).paper;
}

/** A notice with its number, on a day. */
export async function issued(
  product: Product,
  key: string,
  on: PlainDate,
  kind: PaperKind = 'notice',
): Promise<string> {
  setNow(instantAt(on, '09:00'));
  const paper = await draft(product, key, kind);
  await product.as(APPROVER).done('cases.issueNotice', { case: caseIdOf(key), paper });
  return paper;
}

type Serving = RequestOf<'cases.serveNotice'>;

/** A service with a photo, by the township. @param changes What is otherwise than a signature of the addressee's own. */
export async function serving(product: Product, paper: string, changes: Partial<Serving> = {}): Promise<Serving> {
  const one = paper.split(':').slice(0, 2).join(':');
  return {
    case: one,
    paper,
    addressee: 'guardian',
    method: 'direct',
    on: plainDate('2026-11-18'),
    receiver: 'addressee',
    servers: ['甲', '乙'],
    place: '一组家中',
    proof: [await receiptBy(product, APPROVER, one)],
    ...changes,
  };
}

/** 县法制部门: the reviewer of the township, at a post on the county itself. */
export async function legalOffice(product: Product): Promise<{ readonly openid: string; readonly as: string }> {
  const county = found(await product.store.read('units', 'yunling'));
  const post = found(await product.store.read('posts', postId('yunling-t1', 'legalReviewer')));
  const as = postId('yunling', 'legalReviewer');
  await product.write('posts', [{ ...post, _id: as, unit: 'yunling', path: county.path }]);
  return { openid: product.actor('legalReviewer').openid, as };
}
