import { type Case, isOpen } from '#domain/cases/documents';
import { isPending, REFERRAL_STATES, type ReferralState } from '#domain/cases/referral';
import type { Unit } from '#domain/jurisdiction';
import type { PermissionRow } from '#domain/permission';
import { PERMISSIONS } from '#domain/permission-table';
import type { Call } from './handler';
import type { Store } from './store';

const A_PAGE = 1000;
/** Open cases of one unit that a list looks at; a county has hundreds. */
const PAGES = 5;
const GOVERNMENT_PATHS = ['dutyPath', 'residencePath', 'registeredPath', 'hostPath'] as const;

/**
 * Along the paths of the unit's line: of the government line by 居住, 户籍, 责任村 and 接收地, since each of those sees the child. The bureau
 * answers for children in no class too, who lie on no path of its line: it asks for all that the county answers for.
 */
function rangesOf({ county, line, path, parent }: Unit): { readonly key: string; readonly under: string }[] {
  if (line === 'government') {
    return GOVERNMENT_PATHS.map((key) => ({ key, under: path }));
  }
  return parent === null ? [{ key: 'dutyPath', under: `${county}/` }] : [{ key: 'eduPath', under: path }];
}

async function alongRange(store: Store, county: string, range: { key: string; under: string }): Promise<Case[]> {
  const found: Case[] = [];
  let cursor: string | null = null;
  for (let n = 0; n < PAGES && (n === 0 || cursor !== null); n += 1) {
    // The day of closing is part of the index, so that the cases of past years cost nothing.
    const page: Awaited<ReturnType<typeof store.page<'cases'>>> = await store.page('cases', {
      equal: { county, closedOn: null },
      range,
      limit: A_PAGE,
      cursor,
    });
    found.push(...page.items);
    cursor = page.cursor;
  }
  return found;
}

/** 在办的个案 under a unit, each once. */
export async function openUnder(store: Store, unit: Unit): Promise<Case[]> {
  const pages = await Promise.all(rangesOf(unit).map((range) => alongRange(store, unit.county, range)));
  const byId = new Map(pages.flat().map((one) => [one._id, one]));
  return [...byId.values()].filter((one) => isOpen(one.state));
}

/** 转介超期: cases of a county of which a department has let the day pass, for a post that refers; none for any other. */
export async function lateReferrals({
  store,
  county,
  today,
  post,
}: Pick<Call, 'store' | 'county' | 'today' | 'post'>): Promise<ReadonlySet<string>> {
  const senders: PermissionRow = PERMISSIONS['cases.refer'];
  if (post === null || senders[post.role] === undefined) {
    return new Set();
  }
  const pending = (Object.keys(REFERRAL_STATES) as ReferralState[]).filter(isPending);
  const pages = await Promise.all(
    pending.map((state) =>
      store.page('referrals', { equal: { county, state }, range: { key: 'dueOn', below: today }, limit: A_PAGE }),
    ),
  );
  return new Set(pages.flatMap(({ items }) => items.map((one) => one.case)));
}

/** The latest round of a child. */
export async function latestCase(store: Store, county: string, child: string): Promise<Case | null> {
  const { items } = await store.page('cases', {
    equal: { county, child },
    range: { key: 'round' },
    order: 'desc',
    limit: 1,
  });
  return items[0] ?? null;
}
