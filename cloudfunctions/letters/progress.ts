import { found } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { byTime, periodIs, termWords } from '#domain/letters/campaign-terms';
import { BUILT_IN } from '#domain/letters/templates';
import { type Scope, scope } from '#domain/permission';
import { type Counts, LETTER_GROUPS, rolledUp } from '#domain/statistics/counts';
import { nodeId, UNPLACED, unitOfLeaf } from '#domain/statistics/nodes';
import type { Asking, Reading } from '../kit/handler';
import { allById, allPages } from '../kit/pages';
import type { Store } from '../kit/store';
import { isCounting } from './counting';
import { progressRequest } from './requests-campaigns';
import { currentPeriod } from './round';

type Counted = Readonly<Record<(typeof LETTER_GROUPS)[number] | 'total', number>>;

const counted = (counts: Counts): Counted =>
  Object.fromEntries(['total', ...LETTER_GROUPS].map((key) => [key, counts[key] ?? 0])) as Counted;

/** A unit of either line; without one, that of the acting post. */
export async function progressScope(
  { store, post }: Asking,
  request: { readonly unit?: string | undefined },
): Promise<Scope | null> {
  const unit = await store.read('units', unitOfLeaf(request.unit ?? post?.unit ?? ''));
  return unit ? scope(unit.county, { [unit.line]: [unit.path] }) : null;
}

/** What the letters of a 签订期 are called, and who signs them with whom. */
async function kindOf(store: Store, county: string, period: string) {
  const template = period.slice(0, period.indexOf(':'));
  const page = await store.page('templates', {
    equal: { county, template },
    range: { key: 'version' },
    order: 'desc',
    limit: 1,
  });
  const known = page.items[0] ?? BUILT_IN.find((one) => one.template === template);
  return { title: known?.title ?? '责任书', edge: known?.edge ?? null };
}

/** 签订期 that a unit has letters of: those of now first, then those to come, then earlier ones, the latest first. */
async function periodsOf(store: Store, { county, _id }: Unit, now: string) {
  const equal = { county, unit: _id, family: 'letters' } as const;
  const nodes = await allPages(store, 'nodes', { equal, range: { key: 'period' } });
  const shown = nodes.filter((node) => (node.counts['total'] ?? 0) > 0 || periodIs(node.period, now) === 'now');
  const counts = new Map(shown.map((node) => [node.period, counted(node.counts)]));
  const sorted = byTime([...counts.keys()], now);
  return Promise.all(
    sorted.map(async (period) => ({
      period,
      ...(await kindOf(store, county, period)),
      term: termWords(period),
      is: periodIs(period, now),
      counts: counts.get(period) ?? counted({}),
    })),
  );
}

/** The rows below a unit; a bucket holds what hangs on the unit itself. */
async function rowsOf(store: Store, unit: Unit, period: string) {
  const id = nodeId({ family: 'letters', unit: unit._id, period });
  const above = unit.line === 'education' ? { parentEdu: id } : { parentGov: id };
  const nodes = await allPages(store, 'nodes', { equal: { county: unit.county, ...above } });
  const units = new Map(
    (
      await allById(
        store,
        'units',
        nodes.map((node) => unitOfLeaf(node.unit)),
      )
    ).map((one) => [one._id, one]),
  );
  const rows = nodes.map((node) => {
    const own = units.get(unitOfLeaf(node.unit));
    const isBucket = node.unit.endsWith(UNPLACED);
    return {
      id: node.unit,
      name: isBucket ? '本级' : (own?.name ?? ''),
      opens: !isBucket,
      order: isBucket ? -1 : (own?.order ?? 0),
      counts: counted(node.counts),
    };
  });
  return rows.filter((row) => row.counts.total > 0).sort((a, b) => a.order - b.order);
}

/** 进度: of a unit and of each below it, from the count nodes. */
export const progress: Reading<'letters.progress'> = {
  request: progressRequest,
  scope: progressScope,
  async read(call, request) {
    const { store, county, today } = call;
    const unit = found(await store.read('units', unitOfLeaf(request.unit ?? call.post?.unit ?? '')));
    const current = await currentPeriod(store, county, today);
    const counting = await isCounting(store, unit);
    const periods = await periodsOf(store, unit, current);
    const period = request.period ?? periods[0]?.period ?? null;
    const rows = period === null ? [] : await rowsOf(store, unit, period);
    const own =
      period === null ? null : await store.read('nodes', nodeId({ family: 'letters', unit: unit._id, period }));
    const totals = counted(
      own?.counts ??
        rolledUp(
          rows.map((row) => row.counts),
          false,
        ),
    );
    return {
      unit: { id: unit._id, name: unit.name },
      above: unit.parent,
      periods,
      period,
      counting,
      totals,
      rows: rows.map(({ order: _, ...row }) => row),
    };
  },
};
