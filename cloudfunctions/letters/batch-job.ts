import { found } from '#domain/errors';
import { awaitsIssuer, type IssuerSigning, issuerSignedLetter } from '#domain/letters/campaign-acts';
import type { Letter } from '#domain/letters/documents';
import type { Sealer, SealSuite } from '#domain/letters/sealer';
import { templateId } from '#domain/letters/templates';
import type { Instant } from '#domain/plain-date';
import type { Job } from '#domain/records';
import type { JobKind } from '../kit/jobs';
import { sealerOf } from '../kit/sealing';
import type { Store } from '../kit/store';
import { inParallel } from '../kit/tick';
import { changeOne } from './change-job';
import { anyTemplate } from './template';

export const BATCH_KIND = 'letters.batch';
const LETTERS_A_CHUNK = 40;

type Input = Pick<IssuerSigning, 'signerName' | 'identity' | 'ink' | 'inkId' | 'dwellMs' | 'requestId'> & {
  readonly letters: readonly string[];
  readonly challenge: string;
  readonly digest: string;
  readonly suite: SealSuite;
  readonly post: string;
};

const inputOf = (job: Job): Input => job.input as unknown as Input;

function signingOf(job: Job, statement: IssuerSigning['statement']): IssuerSigning {
  const { signerName, identity, ink, inkId, dwellMs, requestId, challenge, digest, letters, post } = inputOf(job);
  return {
    person: job.by.person,
    signerName,
    authority: { kind: 'post', id: post },
    identity,
    ink,
    inkId,
    challengeId: challenge,
    list: { sm3: digest, count: letters.length },
    dwellMs,
    requestId,
    statement,
    now: job.startedAt,
  };
}

/** What was over, paused or voided since the list was read is left as it is. */
function signed(letter: Letter, signing: IssuerSigning, sealer: Sealer): Letter {
  return awaitsIssuer(letter) && !letter.paused ? issuerSignedLetter(letter, signing, sealer) : letter;
}

async function statementOf(store: Store, letter: Letter): Promise<IssuerSigning['statement']> {
  const { templateId: template, templateVersion } = letter.content;
  const { statement } = await anyTemplate(store, letter.county, template, templateVersion);
  return { id: templateId(letter.county, template, templateVersion), text: statement };
}

/** 甲方签字: the same ink on every letter of the list, one ordinary write each. */
export const batchJobKind: JobKind = {
  kind: BATCH_KIND,
  async chunk(store, job, now: Instant) {
    const ids = inputOf(job).letters.slice(job.cursor, job.cursor + LETTERS_A_CHUNK);
    const letters = await store.readAll('letters', ids);
    const sealer = sealerOf(inputOf(job).suite, job.startedAt);
    const signing = signingOf(job, await statementOf(store, found(letters[0])));
    let done = 0;
    await inParallel(letters, async (letter) => {
      const isNew = await changeOne(store, job, letter, now, (one) => signed(one, signing, sealer));
      done += isNew ? 1 : 0;
    });
    return { append: [], cursor: job.cursor + ids.length, counts: { letters: done, skipped: ids.length - done } };
  },
  finish: async (_, job) => ({ paths: job.paths }),
};
