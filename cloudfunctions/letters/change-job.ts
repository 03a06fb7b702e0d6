import { found } from '#domain/errors';
import { expiredLetter, extendedLetter, pausedLetter } from '#domain/letters/campaign-acts';
import type { Campaign } from '#domain/letters/campaigns';
import type { Letter } from '#domain/letters/documents';
import type { Sealer } from '#domain/letters/sealer';
import type { Instant } from '#domain/plain-date';
import type { Job } from '#domain/records';
import { letterPeriod, letterTargets } from '#domain/statistics/targets';
import { record } from '../kit/facts';
import { type JobKind, jobFactId } from '../kit/jobs';
import type { Store } from '../kit/store';
import { inParallel } from '../kit/tick';
import { campaignJob, type LeafDone } from './leaf-job';
import { lettersAt } from './leaf-letters';
import { pathsOf } from './letter-scope';
import { sealerFor } from './sealer';

export const CHANGE_KIND = 'letters.change';

interface Change {
  readonly job: Job;
  readonly campaign: Campaign;
  readonly sealer: Sealer;
}

/** The letter as the act leaves it. */
function changed({ job, campaign, sealer }: Change, letter: Letter): Letter {
  const { person, post } = job.by;
  switch (job.input['act']) {
    case 'pause':
      return pausedLetter(letter, true);
    case 'resume':
      return pausedLetter(letter, false);
    case 'extend':
      return extendedLetter(letter, campaign.until);
    default:
      return expiredLetter(letter, { person, authority: { kind: 'post', id: post ?? '' }, now: job.startedAt }, sealer);
  }
}

/** One letter by an ordinary write of its own; done before: skipped. @returns whether it was changed. */
export async function changeOne(
  store: Store,
  job: Job,
  { _id, county }: Letter,
  now: Instant,
  change: (letter: Letter) => Letter,
): Promise<boolean> {
  const { person, post } = job.by;
  const operation = `job.${job.kind}.row`;
  const act = { factId: jobFactId(job._id, _id), county, operation, person, post, now, fingerprint: job.plan };
  return record(store, act, async (tx) => {
    const letter = found(await tx.read('letters', _id));
    const next = change(letter);
    if (next !== letter) {
      await tx.replace('letters', next);
    }
    const sealed = next.events.length > letter.events.length ? { log: [_id] } : {};
    const counted = next.state === letter.state ? {} : { statistics: letterTargets(next) };
    return {
      reply: next !== letter,
      subject: `letters/${_id}`,
      paths: pathsOf(letter),
      change: { from: letter.state, to: next.state, paused: next.paused ?? false },
      wakes: { ...sealed, ...counted },
    };
  });
}

async function changeAt(store: Store, job: Job, id: string, now: Instant): Promise<LeafDone> {
  const campaign = found(await store.read('campaigns', String(job.input['campaign'])));
  const unit = found(await store.read('units', id));
  const change: Change = { job, campaign, sealer: await sealerFor(store, job.county, now) };
  const own = (await lettersAt(store, unit, letterPeriod(campaign))).filter((one) => one.campaign === campaign._id);
  const done = { letters: 0, skipped: 0 };
  await inParallel(own, async (letter) => {
    // What would not change is not written: a fact for each would say nothing.
    const isNew =
      changed(change, letter) !== letter && (await changeOne(store, job, letter, now, (one) => changed(change, one)));
    done[isNew ? 'letters' : 'skipped'] += 1;
  });
  return done;
}

/** 暂停, 恢复, 延期, 结束: letter by letter; the screen says that it is under way. */
export const changeJobKind: JobKind = campaignJob(CHANGE_KIND, changeAt, async (_, campaign) => ({
  paths: [campaign.path],
}));
