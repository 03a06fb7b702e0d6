import { encode as encodeJpeg } from 'jpeg-js';
import type { Operation, RequestOf } from '#domain/api';
import { found } from '#domain/errors';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { Phone } from '../ceremony/phone';
import type { VirtualClock } from '../ceremony/virtual-clock';
import { advance } from '../support/clock';
import { TODAY } from '../support/fixture';
import { type Caller, type Product, requestId } from '../support/product';
import { holderOf, issue, partySigns } from './campaign-driving';
import { CLASS, ink, letterOf, openToSign } from './class-letters';

/** One way to sign, or a step of it, ready to be taken: the same request with the same id whenever it is taken. */
export interface Ready {
  readonly letters: readonly string[];
  /** The whole of it: until the phone has its answer, or a bulk act is over. @returns what was answered. */
  act(clock: VirtualClock): Promise<unknown>;
  /** The same request once more. */
  again(): Promise<unknown>;
}

function ready<O extends Operation>(caller: Caller, letter: string, operation: O, request: RequestOf<O>): Ready {
  const id = requestId();
  return {
    letters: [letter],
    act: (clock) => new Phone(clock, caller).done(operation, request, id),
    again: () => caller.done(operation, request, id),
  };
}

/** A small photo with nothing on it, uploaded and read by the class teacher. */
export async function uploadSheet(product: Product): Promise<string> {
  const teacher = product.as('classTeacher');
  const photo = encodeJpeg({ data: new Uint8Array(64 * 64 * 4).fill(200), width: 64, height: 64 }, 60).data;
  const { upload, cloudPath } = await teacher.done('office.beginSheet', { size: photo.length });
  await fileStore().uploadFile({ cloudPath, fileContent: photo });
  await teacher.done('office.readSheets', { upload });
  return upload;
}

async function paper(product: Product): Promise<Ready> {
  const letter = letterOf('c');
  const file = await uploadSheet(product);
  const { digest } = found(await product.store.read('letters', letter));
  const request = { letter, digest: digest.sm3, file, signedOn: TODAY, vouch: true as const };
  return ready(product.as('classTeacher'), letter, 'letters.signPaper', request);
}

async function atPost(product: Product): Promise<Ready> {
  const campaign = await issue(product.as('principal'), 'principalClassTeacher', 'yunling-s1');
  const letter = `${campaign}:${CLASS}:classTeacher-1`;
  const { caller, signature } = await openToSign(product, 'classTeacher', letter);
  return ready(caller, letter, 'letters.sign', signature);
}

async function batch(product: Product): Promise<Ready> {
  const principal = product.as('principal');
  const campaign = await issue(principal, 'principalClassTeacher', 'yunling-s1');
  const classes = [CLASS, 'yunling-s1-y5-k10'];
  const letters = classes.map((unit) => `${campaign}:${unit}:classTeacher-1`);
  for (const [n, unit] of classes.entries()) {
    await partySigns(holderOf(product, unit, 'classTeacher'), found(letters[n]));
  }
  const { challenge, digest, readingMs } = await principal.done('letters.openBatch', { campaign });
  advance(readingMs + 1000);
  const clientAt = Date.now();
  const request = { campaign, challenge, digest, consent: true as const, ink: ink(), clientAt, client: 'h5' as const };
  const id = requestId();
  return {
    letters,
    async act(clock) {
      const phone = new Phone(clock, principal);
      const { job } = await phone.done('letters.signBatch', request, id);
      let progress = await phone.done('letters.continueJob', { job });
      while (progress.state === 'running') {
        progress = await phone.done('letters.continueJob', { job });
      }
      return { job, total: progress.total };
    },
    again: () => principal.done('letters.signBatch', request, id),
  };
}

/** 打开, and every way in which a letter is signed or not. The letters of the class are started. */
export const WAYS: Readonly<Record<string, (product: Product) => Promise<Ready>>> = {
  open: async (product) => ready(product.as('guardian.a'), letterOf('a'), 'letters.open', { letter: letterOf('a') }),
  sign: async (product) => {
    const { caller, signature } = await openToSign(product, 'guardian.a', letterOf('a'));
    return ready(caller, letterOf('a'), 'letters.sign', signature);
  },
  assist: async (product) => {
    const { caller, signature } = await openToSign(product, 'villageHead', letterOf('b'));
    return ready(caller, letterOf('b'), 'letters.assist', { ...signature, present: ['signer'], readAloud: true });
  },
  'at a post': atPost,
  batch,
  paper,
  decline: async (product) =>
    ready(product.as('guardian.d'), letterOf('d'), 'letters.decline', { letter: letterOf('d'), reason: 'think' }),
};
