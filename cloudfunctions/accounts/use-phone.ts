import type { Post } from '#domain/accounts/documents';
import { refuse } from '#domain/errors';
import type { Blind } from '#domain/records';
import type { Call, Writing } from '../kit/handler';
import { blind, encrypt } from '../kit/secrets';
import type { Transaction } from '../kit/store';
import { phoneNumber, WechatError } from '../kit/wechat';
import { spendCode } from './attempts';
import { asPerson, isDone, ownScope } from './own';
import { usePhoneRequest } from './requests';

/** Posts taken up with one tap; more than this waiting for one phone is an error of the sheet. */
const POSTS_CAP = 5;

interface Vouched {
  readonly phone: string;
  readonly phoneBlind: Blind;
  readonly waiting: readonly string[];
}

async function vouchedPhone(code: string, now: number): Promise<string> {
  try {
    return await phoneNumber(code, now);
  } catch (error) {
    if (error instanceof WechatError) {
      return error.code === 0
        ? refuse('PHONE_CODE_INVALID', { message: '暂时联系不上微信，请稍后再点一次。' })
        : refuse('PHONE_CODE_INVALID');
    }
    throw error;
  }
}

/** Whether a post waits for whoever has this phone. */
const waits = (post: Post, phone: Blind, today: string): boolean =>
  post.holder === null && post.phoneBlind === phone && (post.to === null || today <= post.to);

async function prepare(call: Call, { code, scene }: { code: string; scene?: string | undefined }) {
  if (await isDone(call)) {
    return null;
  }
  if (scene !== undefined) {
    await spendCode(call, scene);
  }
  const phone = await vouchedPhone(code, call.now);
  const phoneBlind = blind('phone', call.county, phone);
  const { items } = await call.store.page('posts', { equal: { county: call.county, phoneBlind }, limit: 100 });
  const waiting = items.filter((post) => waits(post, phoneBlind, call.today)).map((post) => post._id);
  return { phone, phoneBlind, waiting: waiting.slice(0, POSTS_CAP) };
}

/** Gives the person every post that still waits for this phone. */
async function takeUp(tx: Transaction, call: Call, { waiting, phoneBlind }: Vouched): Promise<Post[]> {
  const taken: Post[] = [];
  for (const id of waiting) {
    const post = await tx.read('posts', id);
    if (post && waits(post, phoneBlind, call.today)) {
      await tx.replace('posts', { ...post, holder: call.person, invitation: null, rev: post.rev + 1 });
      taken.push(post);
    }
  }
  return taken;
}

/** 用微信手机号 */
export const usePhone: Writing<'accounts.usePhone'> = {
  request: usePhoneRequest,
  scope: ownScope,
  prepare,
  async write(tx, call, _request, prepared) {
    const vouched = (prepared as Vouched | null) ?? refuse('BUSY');
    const present = await tx.read('people', call.person);
    const taken = await takeUp(tx, call, vouched);
    const person = asPerson(present, call);
    const next = {
      ...person,
      name: person.name || (taken[0]?.name ?? ''),
      phone: encrypt(vouched.phone, { collection: 'people', field: 'phone', id: person._id }),
      phoneBlind: vouched.phoneBlind,
      phoneVerifiedAt: call.now,
      rev: person.rev + 1,
    };
    await (present ? tx.replace('people', next) : tx.create('people', next));
    const posts = taken.map((post) => post._id);
    return {
      reply: { posts },
      subject: `people/${call.person}`,
      paths: taken.map((post) => post.path),
      change: { phone: 'vouched', posts },
    };
  },
};
