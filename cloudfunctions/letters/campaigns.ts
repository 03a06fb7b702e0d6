import type { RequestOf } from '#domain/api';
import { found } from '#domain/errors';
import type { Unit } from '#domain/jurisdiction';
import { CAMPAIGN_STAGES, mayRun, standsBelow } from '#domain/letters/campaign-rules';
import type { Campaign, CampaignState } from '#domain/letters/campaigns';
import type { Letter } from '#domain/letters/documents';
import { EDGE_IDS } from '#domain/letters/edges';
import { isSigned } from '#domain/letters/machine';
import { partyKey } from '#domain/letters/making';
import { scope } from '#domain/permission';
import { dayOf } from '#domain/plain-date';
import { letterPeriod } from '#domain/statistics/targets';
import type { Reading } from '../kit/handler';
import type { Page, PageQuery, Store } from '../kit/store';
import { campaignScope, rowOfCampaign } from './campaign-view';
import { lettersAt } from './leaf-letters';
import { leafUnits, partiesAt } from './leaf-parties';
import { rowOf } from './letter-view';
import { replacedBy } from './replaced';
import { campaignRequest, campaignsRequest, previewRequest } from './requests-campaigns';

const SHOWN = 20;
const PAGES_CAP = 10;
const MISSING_SHOWN = 100;
const UNITS_A_LOOK = 40;
const LOOK_MS = 4000;

/** Own ones by their index, those below along the path; what does not fit is passed over, some pages at a time. */
async function looked(store: Store, unit: Unit, { of, stage, cursor: from }: RequestOf<'letters.campaigns'>) {
  const { county, _id, path, parent } = unit;
  const states: readonly CampaignState[] | null = stage === undefined ? null : CAMPAIGN_STAGES[stage];
  const fits = (one: Campaign): boolean =>
    (states?.includes(one.state) ?? true) && !(of === 'below' && one.unit === _id);
  const under = parent === null ? {} : { under: path };
  const query: PageQuery =
    of === 'own'
      ? { equal: { county, unit: _id }, range: { key: 'until' }, order: 'desc' }
      : { equal: { county }, range: { key: 'path', ...under } };
  const items: Campaign[] = [];
  let cursor = from ?? null;
  for (let n = 0; n < PAGES_CAP && items.length < SHOWN; n += 1) {
    const page: Page<Campaign> = await store.page('campaigns', { ...query, limit: SHOWN, cursor });
    items.push(...page.items.filter(fits));
    cursor = page.cursor;
    if (cursor === null) {
      break;
    }
  }
  return { items, cursor };
}

/** 签订列表 */
export const campaigns: Reading<'letters.campaigns'> = {
  request: campaignsRequest,
  async scope({ store, post }, request) {
    const unit = await store.read('units', request.unit ?? post?.unit ?? '');
    return unit ? scope(unit.county, { [unit.line]: [unit.path] }) : null;
  },
  async read(call, request) {
    const unit = found(await call.store.read('units', request.unit ?? call.post?.unit ?? ''));
    const part = await looked(call.store, unit, request);
    const rows = await Promise.all(part.items.map((one) => rowOfCampaign(call, one)));
    const mayBegin = EDGE_IDS.filter((edge) => standsBelow(edge, unit) && mayRun(call.post, edge, unit));
    return { items: rows.sort((a, b) => (a.from < b.from ? 1 : -1)), cursor: part.cursor, mayBegin };
  },
};

/** 一次签订 */
export const campaign: Reading<'letters.campaign'> = {
  request: campaignRequest,
  scope: ({ store }, request) => campaignScope(store, request.campaign),
  async read(call, request) {
    const known = found(await call.store.read('campaigns', request.campaign));
    const { variables = {}, unitTargets = {} } = known;
    return { ...(await rowOfCampaign(call, known)), variables, unitTargets };
  },
};

const signedFirst = (letters: readonly Letter[]): Letter[] =>
  [...letters].sort((a, b) => Number(isSigned(b)) - Number(isSigned(a)));

/** 预览: unit by unit as far as a few seconds go. */
export const previewCampaign: Reading<'letters.previewCampaign'> = {
  request: previewRequest,
  scope: ({ store }, request) => campaignScope(store, request.campaign),
  async read(call, request) {
    const { store, now } = call;
    const known = found(await store.read('campaigns', request.campaign));
    const units = await leafUnits(store, known);
    const begun = performance.now();
    const from = request.cursor ?? 0;
    const seen = { looked: from, letters: 0, there: 0, notJoined: 0 };
    const missing = [];
    const replaced: Letter[] = [];
    for (const unit of units.slice(from, from + UNITS_A_LOOK)) {
      const at = await partiesAt(store, known, unit, dayOf(now));
      const here = await lettersAt(store, unit, letterPeriod(known));
      const there = new Set(here.map((letter) => letter._id));
      const wanted = at.parties.filter((party) => !there.has(`${known._id}:${partyKey(party)}`));
      replaced.push(...(await replacedBy(store, known, wanted, here)));
      seen.looked += 1;
      seen.letters += wanted.length;
      seen.there += at.parties.length - wanted.length;
      seen.notJoined += at.parties.filter((party) => party.of === 'post' && party.post.holder === null).length;
      missing.push(...at.missing);
      if (performance.now() - begun > LOOK_MS) {
        break;
      }
    }
    const cursor = seen.looked < units.length ? seen.looked : null;
    return {
      units: units.length,
      ...seen,
      missing: missing.slice(0, MISSING_SHOWN),
      replaces: { letters: replaced.length, signed: replaced.filter(isSigned).length },
      replaced: signedFirst(replaced).slice(0, MISSING_SHOWN).map(rowOf),
      cursor,
    };
  },
};
