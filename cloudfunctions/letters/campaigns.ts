import { found } from '#domain/errors';
import { mayRun, standsBelow } from '#domain/letters/campaign-rules';
import { EDGE_IDS } from '#domain/letters/edges';
import { scope } from '#domain/permission';
import { dayOf } from '#domain/plain-date';
import { letterPeriod } from '#domain/statistics/targets';
import type { Reading } from '../kit/handler';
import { campaignScope, rowOfCampaign, unitOfCampaign } from './campaign-view';
import { lettersAt } from './leaf-letters';
import { leafUnits, partiesAt, partyKey } from './leaf-parties';
import { campaignRequest, campaignsRequest, previewRequest } from './requests-campaigns';

const SHOWN = 20;
const MISSING_SHOWN = 100;
const UNITS_A_LOOK = 40;
const LOOK_MS = 4000;

/** 签订列表 */
export const campaigns: Reading<'letters.campaigns'> = {
  request: campaignsRequest,
  async scope({ store, post }, request) {
    const unit = await store.read('units', request.unit ?? post?.unit ?? '');
    return unit ? scope(unit.county, { [unit.line]: [unit.path] }) : null;
  },
  async read(call, request) {
    const { store, county } = call;
    const unit = found(await store.read('units', request.unit ?? call.post?.unit ?? ''));
    const under = unit.parent === null ? {} : { under: unit.path };
    const page = await store.page('campaigns', {
      equal: { county },
      range: { key: 'path', ...under },
      limit: SHOWN,
      cursor: request.cursor ?? null,
    });
    const rows = [];
    for (const campaign of page.items) {
      rows.push(rowOfCampaign(call, campaign, await unitOfCampaign(store, campaign)));
    }
    const mayBegin = EDGE_IDS.filter((edge) => standsBelow(edge, unit) && mayRun(call.post, edge, unit));
    return { items: rows.sort((a, b) => (a.from < b.from ? 1 : -1)), cursor: page.cursor, mayBegin };
  },
};

/** 一次签订 */
export const campaign: Reading<'letters.campaign'> = {
  request: campaignRequest,
  scope: ({ store }, request) => campaignScope(store, request.campaign),
  async read(call, request) {
    const known = found(await call.store.read('campaigns', request.campaign));
    return { ...rowOfCampaign(call, known, await unitOfCampaign(call.store, known)), variables: known.variables ?? {} };
  },
};

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
    for (const unit of units.slice(from, from + UNITS_A_LOOK)) {
      const at = await partiesAt(store, known, unit, dayOf(now));
      const there = new Set((await lettersAt(store, unit, letterPeriod(known))).map((letter) => letter._id));
      const has = at.parties.filter((party) => there.has(`${known._id}:${partyKey(party)}`)).length;
      seen.looked += 1;
      seen.letters += at.parties.length - has;
      seen.there += has;
      seen.notJoined += at.parties.filter((party) => party.of === 'post' && party.post.holder === null).length;
      missing.push(...at.missing);
      if (performance.now() - begun > LOOK_MS) {
        break;
      }
    }
    const cursor = seen.looked < units.length ? seen.looked : null;
    return { units: units.length, ...seen, missing: missing.slice(0, MISSING_SHOWN), cursor };
  },
};
