import type { PlatformFilter, PlatformRow, PlatformTurn } from '#domain/cases/api-platform';
import { type PlatformEntry, recordActs } from '#domain/cases/platform';
import { found } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { scope } from '#domain/permission';
import { maskedId } from '#domain/roster/mask';
import { childScope } from '#domain/roster/scope';
import type { Asking, Call, Reading } from '../kit/handler';
import { latestCase } from '../kit/open-cases';
import { type Compared, compared, comparedUnder, placesOf } from '../kit/platform-rows';
import { postRefs } from './post-refs';
import { platformChildRequest, platformRequest } from './requests-platform';

const SHOWN = 50;

const FITS: Readonly<Record<PlatformFilter, (one: Compared) => boolean>> = {
  differing: ({ keying }) => keying !== null,
  marked: ({ theirs }) => theirs === 'suspected' || theirs === 'dropped',
  faulty: ({ sheet }) => sheet?.record != null && sheet.record.stage !== 'done',
};

function rowOf({ child, sheet, open, ours, theirs, keying, names, place }: Compared): PlatformRow {
  return {
    child: child._id,
    name: child.name,
    school: names.school,
    grade: names.grade,
    className: names.class,
    number: maskedId(place.number),
    ours,
    theirs,
    on: sheet?.on ?? null,
    keying,
    record: sheet?.record ?? null,
    basis: open && { case: open._id, state: open.state, since: open.steps.at(-1)?.on ?? open.openedOn },
  };
}

const unitAsked = async ({ store, post }: Asking | Call, id: string | undefined): Promise<Unit | null> =>
  store.read('units', id ?? post?.unit ?? '');

/** 差异清单 */
export const platform: Reading<'cases.platform'> = {
  request: platformRequest,
  async scope(asking, request) {
    const unit = await unitAsked(asking, request.unit);
    return unit && scope(unit.county, { [unit.line]: [unit.path] });
  },
  async read(call, { unit: asked, filter = 'differing', cursor }) {
    const unit = found(await unitAsked(call, asked));
    const all = await comparedUnder(call.store, unit);
    const before = cursor === undefined ? '' : Buffer.from(cursor, 'base64url').toString();
    // The place is found among all: whoever was keyed in meanwhile fits no more, and the page after stays the page after.
    const rest = all.slice(all.findIndex(({ child }) => child._id === before) + 1).filter(FITS[filter]);
    const shown = rest.slice(0, SHOWN);
    const last = shown.at(-1);
    const count = (one: PlatformFilter): number => all.filter(FITS[one]).length;
    return {
      unit: { id: unit._id, name: unit.name },
      items: shown.map(rowOf),
      counts: { differing: count('differing'), marked: count('marked'), faulty: count('faulty') },
      cursor: last && rest.length > SHOWN ? Buffer.from(last.child._id).toString('base64url') : null,
    };
  },
};

async function turnsOf({ store }: Call, trail: readonly PlatformEntry[]): Promise<PlatformTurn[]> {
  const ref = await postRefs(
    store,
    trail.map(({ by }) => by.post),
  );
  return trail.map((entry) => ({ ...entry, by: ref(entry.by.post) })).reverse();
}

/** One child beside the platform, with everything that was noted. */
export const platformChild: Reading<'cases.platformChild'> = {
  request: platformChildRequest,
  async scope({ store }, request) {
    const child = await store.read('children', request.child);
    return child && childScope(child);
  },
  async read(call, request) {
    const { store, county } = call;
    const child = found(await store.read('children', request.child));
    const sheet = await store.read('platformMarks', child._id);
    const latest = await latestCase(store, county, child._id);
    const row = rowOf(compared(child, sheet, latest, await placesOf(store, [child])));
    return { ...row, acts: recordActs(row.record), trail: await turnsOf(call, sheet?.trail ?? []) };
  },
};
