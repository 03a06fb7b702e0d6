import type { ReplyOf, RequestOf } from '#domain/api';
import { found } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import type { Letter } from '#domain/letters/documents';
import { EDGES, type EdgeId } from '#domain/letters/edges';
import { BUILT_IN } from '#domain/letters/templates';
import { addDays } from '#domain/plain-date';
import { postId, type Role } from '#domain/posts';
import type { Household } from '#domain/roster/documents';
import { advance } from '../support/clock';
import { TODAY } from '../support/fixture';
import type { Caller, Product } from '../support/product';
import { ink } from './class-letters';

export const COUNTY = 'yunling';
export const DEPARTMENT = 'yunling-d1';
const YEAR = '2026-2027';

/** 县公安局 with somebody in charge, and a household for every group, besides what the fixture has. */
export async function peopleForEdges(product: Product): Promise<void> {
  const county = found(await product.store.read('units', COUNTY));
  const unit: Unit = {
    ...county,
    _id: DEPARTMENT,
    kind: 'department',
    parent: COUNTY,
    path: `${county.path}${DEPARTMENT}/`,
    name: '县公安局',
    order: 90,
  };
  await product.write('units', [unit]);
  const like = found(await product.store.read('posts', postId(COUNTY, 'departmentOfficer')));
  await product.write('posts', [
    { ...like, _id: postId(DEPARTMENT, 'departmentOfficer'), unit: DEPARTMENT, path: unit.path },
  ]);
  const { items } = await product.store.page('units', {
    equal: { county: COUNTY, kind: 'group' },
    range: { key: 'path' },
  });
  await product.write(
    'households',
    items.map(
      (group): Household => ({
        _id: `${group._id}~1`,
        county: COUNTY,
        group: group._id,
        path: group.path,
        head: '户主甲',
        number: '1',
        address: null,
        rev: 1,
      }),
    ),
  );
}

/** Whoever holds the post of this role on this unit, as the fixture's cast or the department's officer. */
export function holderOf(product: Product, unit: string, role: Role): Caller {
  const as = postId(unit, role);
  if (unit === DEPARTMENT) {
    return product.by({ ...product.actor('departmentOfficer'), as });
  }
  for (const name of [role, `${role}.sibling`]) {
    try {
      if (product.actor(name).as === as) {
        return product.as(name);
      }
    } catch {
      // Not every role has a sibling.
    }
  }
  throw new Error(`nobody holds ${as}`);
}

export async function drive(caller: Caller, job: string): Promise<ReplyOf<'letters.continueJob'>> {
  let progress = await caller.done('letters.continueJob', { job });
  while (progress.state === 'running') {
    progress = await caller.done('letters.continueJob', { job });
  }
  return progress;
}

/** A campaign of the built-in template of an edge, with some value for every target. */
export function campaignRequest(edge: EdgeId, unit: string): RequestOf<'letters.saveCampaign'> {
  const text = found(BUILT_IN.find((one) => one.edge === edge));
  return {
    unit,
    template: text.template,
    version: text.version,
    term: 'year',
    name: '开学',
    from: TODAY,
    until: addDays(TODAY, 14),
    targets: text.targets.map(({ id }) => ({ id, value: '95' })),
  };
}

/** Drafts a campaign and issues it to the end. */
export async function issue(caller: Caller, edge: EdgeId, unit: string): Promise<string> {
  const { campaign } = await caller.done('letters.saveCampaign', campaignRequest(edge, unit));
  const { job } = await caller.done('letters.issueCampaign', { campaign });
  await drive(caller, job);
  return campaign;
}

export const periodOf = (edge: EdgeId): string =>
  `${found(BUILT_IN.find((one) => one.edge === edge)).template}:${YEAR}-year`;

export async function lettersOf(product: Product, campaign: string): Promise<Letter[]> {
  return (await product.store.page('letters', { equal: { county: COUNTY, campaign }, limit: 1000 })).items;
}

/** Opens, reads and signs a letter as 乙方. */
export async function partySigns(caller: Caller, letter: string) {
  const { challenge } = await caller.done('letters.open', { letter });
  const text = await caller.done('letters.read', { letter });
  advance(text.readingMs + 1000);
  return caller.done('letters.sign', {
    letter,
    challenge,
    digest: text.digest.sm3,
    consent: true,
    ink: ink(),
    clientAt: Date.now(),
    client: 'h5',
  });
}

/** 甲方 signs all that wait in a campaign, at once. */
export async function issuerSigns(caller: Caller, campaign: string) {
  const { challenge, digest, readingMs } = await caller.done('letters.openBatch', { campaign });
  advance(readingMs + 1000);
  const { job } = await caller.done('letters.signBatch', {
    campaign,
    challenge,
    digest,
    consent: true,
    ink: ink(),
    clientAt: Date.now(),
    client: 'h5',
  });
  return drive(caller, job);
}

export const upperOf = (edge: EdgeId) => EDGES[edge].upper;
