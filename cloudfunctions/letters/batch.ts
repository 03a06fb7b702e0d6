import { found, refuse } from '#domain/errors';
import { inkSummary } from '#domain/letters/acts';
import { AWAITING_ISSUER, listText } from '#domain/letters/campaign-acts';
import type { Batch } from '#domain/letters/campaigns';
import type { Letter } from '#domain/letters/documents';
import { isIssuer } from '#domain/letters/parties';
import { readingTime } from '#domain/letters/reading';
import { postId } from '#domain/posts';
import type { Call, Reading, Writing } from '../kit/handler';
import { startJob } from '../kit/jobs';
import { allPages } from '../kit/pages';
import { policyFor } from '../kit/rulebook';
import { digest, sealerOf } from '../kit/sealing';
import { derivedId, encrypt } from '../kit/secrets';
import type { Store } from '../kit/store';
import { BATCH_KIND } from './batch-job';
import { identityOf } from './identity';
import { rowOf } from './letter-view';
import { ownUnitScope } from './own-unit-scope';
import { batchLettersRequest, openBatchRequest, signBatchRequest } from './requests-campaigns';
import { sealerIn } from './sealer';

/** What one challenge and one ink may stand for. */
const LETTERS_CAP = 1000;
const A_PAGE = 100;
const MINUTE_MS = 60_000;

/** Letters that wait for this post as 甲方, whichever campaign made them. */
export async function awaitingPost(store: Store, post: NonNullable<Call['post']>): Promise<Letter[]> {
  const issuer = postId(post.unit, post.role);
  const of = (stands: (typeof AWAITING_ISSUER)[number]): Promise<Letter[]> =>
    allPages(store, 'letters', { equal: { county: post.county, issuer, ...stands }, limit: A_PAGE });
  const all = await Promise.all(AWAITING_ISSUER.map(of));
  return all.flat().filter(({ paused }) => !paused);
}

interface Opening {
  readonly batch: Batch;
  readonly readingMs: number;
}

/** 甲方打开 */
export const openBatch: Writing<'letters.openBatch'> = {
  request: openBatchRequest,
  scope: ownUnitScope,
  async prepare(call, request): Promise<Opening> {
    const { store, county, now } = call;
    const post = call.post ?? refuse('FORBIDDEN');
    const waiting = (await awaitingPost(store, post)).filter(({ campaign }) => campaign === request.campaign);
    const asked = waiting.filter(({ _id }) => request.letter === undefined || _id === request.letter);
    const letters = asked.sort((a, b) => (a._id < b._id ? -1 : 1)).slice(0, LETTERS_CAP);
    const text = listText(letters);
    const policy = await policyFor(store, county, call.today);
    return {
      readingMs: readingTime(found(letters[0]).content.bodyText),
      batch: {
        _id: `${request.campaign}:${post.id}`,
        county,
        campaign: request.campaign,
        post: post.id,
        person: call.person,
        challenge: call.id('challenge'),
        digest: digest(text).sm3,
        letters: letters.map(({ _id }) => _id),
        identity: await identityOf(call),
        openedAt: now,
        until: now + policy.get('letter.challengeMinutes') * MINUTE_MS,
        used: false,
        suite: sealerIn(policy, now).suite,
        rev: 1,
      },
    };
  },
  async write(tx, call, _request, prepared) {
    const { batch, readingMs } = prepared as Opening;
    const present = await tx.read('batches', batch._id);
    await (present ? tx.replace('batches', { ...batch, rev: present.rev + 1 }) : tx.create('batches', batch));
    const { challenge, openedAt, until, letters } = batch;
    return {
      reply: { challenge, digest: batch.digest, letters: letters.length, readingMs, openedAt, until },
      subject: `campaigns/${batch.campaign}`,
      paths: [call.post?.path ?? null],
      change: { opened: letters.length },
    };
  },
};

const ROWS = 20;

/** 签署清单: of what this person has opened at this post, as it stands now. */
export const batchLetters: Reading<'letters.batchLetters'> = {
  request: batchLettersRequest,
  scope: ownUnitScope,
  async read(call, { campaign, cursor }) {
    const batch = await call.store.read('batches', `${campaign}:${call.post?.id ?? ''}`);
    const ids = batch?.person === call.person ? batch.letters : [];
    const from = Number(cursor ?? 0);
    const page = ids.slice(from, from + ROWS);
    const known = new Map((await call.store.readAll('letters', page)).map((letter) => [letter._id, letter]));
    const items = page.flatMap((id) => known.get(id) ?? []).map(rowOf);
    return { items, cursor: from + ROWS < ids.length ? String(from + ROWS) : null };
  },
};

/** The batch, once it is the signer's, unspent, in time, read, and for the list that was shown. */
function spendable(
  batch: Batch | null,
  call: Call,
  asked: { readonly challenge: string; readonly digest: string },
): Batch {
  if (
    !batch ||
    batch.challenge !== asked.challenge ||
    batch.person !== call.person ||
    batch.used ||
    call.now >= batch.until
  ) {
    return refuse('CHALLENGE_EXPIRED');
  }
  return batch.digest === asked.digest ? batch : refuse('LETTER_CHANGED');
}

/** 甲方签字: the ink once, one job that puts it on every letter of the list. */
export const signBatch: Writing<'letters.signBatch'> = {
  request: signBatchRequest,
  scope: ownUnitScope,
  async prepare(call, request) {
    const batch = await call.store.read('batches', `${request.campaign}:${call.post?.id ?? ''}`);
    const first = batch && (await call.store.read('letters', batch.letters[0] ?? ''));
    return first && call.post && isIssuer(first, call.post) ? readingTime(first.content.bodyText) : null;
  },
  async write(tx, call, request, prepared) {
    const readingMs = (prepared as number | null) ?? refuse('CHALLENGE_EXPIRED');
    const id = `${request.campaign}:${call.post?.id ?? ''}`;
    const batch = spendable(await tx.read('batches', id), call, request);
    if (call.now - batch.openedAt < readingMs) {
      refuse('READ_REQUIRED');
    }
    const summary = inkSummary(request.ink, sealerOf(batch.suite, call.now).digest);
    const inkId = `${batch.challenge}:0`;
    await tx.create('inks', {
      _id: inkId,
      county: batch.county,
      letter: batch.campaign,
      summary,
      points: encrypt(request.ink.points, { collection: 'inks', field: 'points', id: inkId }),
    });
    await tx.replace('batches', { ...batch, used: true, rev: batch.rev + 1 });
    const post = found(await tx.read('posts', batch.post));
    const job = await startJob(tx, call, {
      kind: BATCH_KIND,
      key: batch.challenge,
      plan: derivedId(batch.challenge, batch.digest),
      total: batch.letters.length,
      paths: [call.post?.path ?? `${batch.county}/`],
      input: {
        batch: id,
        letters: batch.letters,
        challenge: batch.challenge,
        digest: batch.digest,
        identity: batch.identity,
        suite: batch.suite,
        post: batch.post,
        signerName: post.name,
        dwellMs: call.now - batch.openedAt,
        requestId: call.requestId,
        ink: summary,
        inkId,
      },
    });
    return {
      reply: { job, total: batch.letters.length },
      subject: `campaigns/${batch.campaign}`,
      paths: [call.post?.path ?? null],
      change: { signed: batch.letters.length },
    };
  },
};
