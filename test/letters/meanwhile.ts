import type { Binding } from '#domain/accounts/documents';
import type { Answered, Operation, RequestOf } from '#domain/api';
import type { ErrorCode } from '#domain/errors';
import { found } from '#domain/errors';
import { personIdOf } from '../../cloudfunctions/kit/secrets';
import { Phone } from '../ceremony/phone';
import type { VirtualClock } from '../ceremony/virtual-clock';
import { childId, TODAY } from '../support/fixture';
import { type Caller, type Product, requestId } from '../support/product';
import { issue } from './campaign-driving';
import { adult, CAMPAIGN, CLASS, letterOf, openToSign, startLetters, withAdults } from './class-letters';
import { uploadSheet } from './ways-to-sign';

const COUNTY = 'yunling';
const A = childId(COUNTY, 'a');

/** What somebody else does in the moment in which a letter is signed. */
export interface Meanwhile {
  readonly letter: string;
  readonly signer: Caller;
  readonly signature: RequestOf<'letters.sign'>;
  /** The other act, as its phone sends it; null where no person asked for it. */
  act(clock: VirtualClock): Promise<Answered<unknown> | null>;
  /** What the signer is told when the other act came first; null: nothing stands in the way. */
  readonly refused: ErrorCode | null;
}

type Arrange = (product: Product) => Promise<Meanwhile>;

/** One request of one person, with one id however often it is taken. */
function asks<O extends Operation>(caller: Caller, operation: O, request: RequestOf<O>): Meanwhile['act'] {
  const id = requestId();
  return async (clock) => (await new Phone(clock, caller).send(operation, request, id)).answer;
}

async function opened(product: Product, who = 'guardian.a', letter = letterOf('a')) {
  const { caller, signature } = await openToSign(product, who, letter);
  return { letter, signer: caller, signature };
}

const onStarted =
  (rest: (product: Product) => Promise<Pick<Meanwhile, 'act' | 'refused'>>): Arrange =>
  async (product) => {
    await startLetters(product);
    const others = await rest(product);
    return { ...(await opened(product)), ...others };
  };

/** Letters of a campaign of the county's office, one of which somebody has opened. */
async function ofCampaign(product: Product) {
  const office = product.as('bureauOfficer');
  const campaign = await issue(office, 'teacherGuardian', 'yunling-edu');
  return { office, campaign, ...(await opened(product, 'guardian.a', `${campaign}:${A}:guardian`)) };
}

const paused: Arrange = async (product) => {
  const { office, campaign, ...rest } = await ofCampaign(product);
  const id = requestId();
  return {
    ...rest,
    async act(clock) {
      const phone = new Phone(clock, office);
      const { job } = await phone.done('letters.changeCampaign', { campaign, act: 'pause' }, id);
      for (let state = 'running'; state === 'running'; ) {
        state = (await phone.done('letters.continueJob', { job })).state;
      }
      return null;
    },
    refused: 'LETTER_PAUSED',
  };
};

const superseded: Arrange = async (product) => {
  const { office, campaign: _, ...rest } = await ofCampaign(product);
  await product.settle();
  await issue(office, 'teacherGuardian', 'yunling-edu');
  return { ...rest, act: () => product.tick('letters').then(() => null), refused: 'ILLEGAL_STATE' };
};

const handedOver: Arrange = async (product) => {
  const campaign = await issue(product.as('principal'), 'principalClassTeacher', 'yunling-s1');
  const rest = await opened(product, 'classTeacher', `${campaign}:${CLASS}:classTeacher-1`);
  const post = product.actor('classTeacher').as;
  const request = { post, name: '新来人', phone: '00000066666' };
  return { ...rest, act: asks(product.as('principal'), 'accounts.handOver', request), refused: 'POST_NOT_HELD' };
};

/** 委托照护人: a grandmother with a letter of her own, who withdraws. */
const carerWithdraws: Arrange = async (product) => {
  await withAdults(product, A, (adults) => [...adults, adult('carer', 'entrustedCarer', '祖母')]);
  const like = (await product.store.page('bindings', { equal: { county: COUNTY, child: A }, limit: 1 })).items;
  const person = personIdOf(COUNTY, 'o-carer');
  const binding: Binding = {
    ...found(like[0]),
    _id: `${A}:${person}`,
    person,
    slot: 'carer',
    kind: 'entrustedCarer',
    state: 'bound',
    to: null,
  };
  await product.write('bindings', [binding]);
  await startLetters(product);
  const carer = product.by({ openid: 'o-carer', as: `family:${COUNTY}` });
  const letter = `${CAMPAIGN}:${A}:carer`;
  const { signature } = await openToSign({ ...product, as: () => carer }, 'carer', letter);
  return {
    letter,
    signer: carer,
    signature,
    act: asks(carer, 'accounts.endBinding', { child: A }),
    refused: 'NOT_FOUND',
  };
};

/** Everything that may cross a signature. */
export const MEANWHILE: Readonly<Record<string, Arrange>> = {
  'the letter is declared void': onStarted(async (product) => ({
    act: asks(product.as('classTeacher'), 'letters.void', { letter: letterOf('a'), reason: 'wrongText' }),
    refused: 'ILLEGAL_STATE',
  })),
  'the campaign is paused': paused,
  'a newer letter supersedes it': superseded,
  'the binding is ended': onStarted(async (product) => ({
    act: asks(product.as('guardian.a'), 'accounts.endBinding', { child: A }),
    refused: 'NOT_FOUND',
  })),
  'the carer withdraws': carerWithdraws,
  'the post is handed over': handedOver,
  'a helper opens it and spends the challenge': onStarted(async (product) => ({
    act: asks(product.as('villageHead'), 'letters.open', { letter: letterOf('a') }),
    refused: 'CHALLENGE_EXPIRED',
  })),
  'a paper of it is filed': onStarted(async (product) => {
    const { digest } = found(await product.store.read('letters', letterOf('a')));
    const file = await uploadSheet(product);
    const request = { letter: letterOf('a'), digest: digest.sm3, file, signedOn: TODAY, vouch: true as const };
    return { act: asks(product.as('classTeacher'), 'letters.signPaper', request), refused: 'LETTER_SIGNED' };
  }),
  'the same person declines on another phone': onStarted(async (product) => ({
    act: asks(product.as('guardian.a'), 'letters.decline', { letter: letterOf('a'), reason: 'think' }),
    refused: 'CHALLENGE_EXPIRED',
  })),
  'the same person signs on another phone': async (product) => {
    await startLetters(product);
    const rest = await opened(product);
    return { ...rest, act: asks(rest.signer, 'letters.sign', rest.signature), refused: null };
  },
};
