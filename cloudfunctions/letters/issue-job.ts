import { found } from '#domain/errors';
import { type Issue, letterFor, partyKey } from '#domain/letters/making';
import { templateId, wholeTemplate } from '#domain/letters/templates';
import { dayOf, type Instant } from '#domain/plain-date';
import type { Job } from '#domain/records';
import { letterPeriod, letterTargets } from '#domain/statistics/targets';
import type { JobKind } from '../kit/jobs';
import type { Store } from '../kit/store';
import { campaignJob, type LeafDone, leavesIn } from './leaf-job';
import { lettersAt } from './leaf-letters';
import { partiesAt } from './leaf-parties';
import { leafIssue } from './making';
import { sealerFor } from './sealer';

export const ISSUE_KIND = 'letters.issue';

/** `leaf:<campaign>|<unit>`: the letters that a campaign made at a unit have come into sight. */
export const leafTarget = (campaign: string, unit: string): string => `leaf:${campaign}|${unit}`;

async function issueOf(store: Store, job: Job, now: Instant): Promise<Issue> {
  const campaign = found(await store.read('campaigns', String(job.input['campaign'])));
  const { county, template, templateVersion } = campaign;
  const kept = found(await store.read('templates', templateId(county, template, templateVersion)));
  return { job, campaign, template: wholeTemplate(kept), sealer: await sealerFor(store, county, now) };
}

/** One letter for everybody at the unit who has none of this campaign yet. Those of a chunk done before are not in sight; they come out the same. */
async function issueAt(store: Store, job: Job, id: string, now: Instant): Promise<LeafDone> {
  const issue = await issueOf(store, job, now);
  const unit = found(await store.read('units', id));
  const { parties } = await partiesAt(store, issue.campaign, unit, dayOf(job.startedAt));
  const there = await lettersAt(store, unit, letterPeriod(issue.campaign));
  const known = new Set(there.map((letter) => letter._id));
  const wanted = parties.filter((party) => !known.has(`${issue.campaign._id}:${partyKey(party)}`));
  const at = wanted.length > 0 ? await leafIssue(store, issue, unit) : null;
  const letters = at ? wanted.map((party) => letterFor(at, party)) : [];
  const leaves = letters.flatMap(letterTargets);
  return {
    append: letters.map((document) => ({ collection: 'letters' as const, document })),
    letters: letters.length,
    skipped: parties.length - wanted.length,
    leaves: [...new Set(leaves)],
  };
}

/** 发出: unit by unit, in sight all at once when the last is done. */
export const issueJobKind: JobKind = campaignJob(ISSUE_KIND, issueAt, async (job, campaign) => ({
  wakes: {
    letters: (job.input['units'] as readonly string[]).map((unit) => leafTarget(campaign._id, unit)),
    statistics: leavesIn(job),
  },
  paths: [campaign.path],
}));
