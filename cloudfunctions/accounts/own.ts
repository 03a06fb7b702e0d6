import type { Code, Person } from '#domain/accounts/documents';
import { refuse } from '#domain/errors';
import { type Scope, scope } from '#domain/permission';
import { factIdOf } from '../kit/facts';
import type { Asking, Call } from '../kit/handler';
import { decrypt, encrypt } from '../kit/secrets';
import type { Store } from '../kit/store';

interface Somewhere {
  readonly scene?: string | undefined;
  readonly county?: string | undefined;
}

/** In which county somebody speaks who is not known yet: that of the code they scanned, the one they chose, or the only one. */
export async function ownScope(asking: Asking, { scene, county }: Somewhere): Promise<Scope | null> {
  if (scene !== undefined) {
    const code = await asking.store.read('codes', scene);
    return code
      ? scope(code.county)
      : refuse('NOT_FOUND', { message: '这个码认不出来，请再扫一次，或向给您码的人要一个新的。' });
  }
  if (county !== undefined) {
    return (await asking.store.read('counties', county)) ? scope(county) : null;
  }
  return asking.county === null
    ? refuse('INVALID_ARGUMENT', { fields: [{ path: 'county', rule: '请先选择您所在的县' }] })
    : scope(asking.county);
}

/** What is said of a child by somebody who may not be bound to it yet. */
export async function ofChild(asking: Asking, id: string): Promise<Scope | null> {
  const child = await asking.store.read('children', id);
  return child ? scope(child.county) : null;
}

/** Whether this request has been carried out before: what costs something outside the transaction is not done again. */
export const isDone = async (call: Call): Promise<boolean> =>
  (await call.store.read('facts', factIdOf(call.person, call.operation, call.requestId))) !== null;

/** The caller as a person of this county, new when nobody knows them here. */
export function asPerson(present: Person | null, call: Call): Person {
  return (
    present ?? {
      _id: call.person,
      county: call.county,
      openid: encrypt(call.openid, { collection: 'people', field: 'openid', id: call.person }),
      name: '',
      phone: null,
      phoneBlind: null,
      phoneVerifiedAt: null,
      rev: 0,
    }
  );
}

/** The phone that WeChat vouched for. */
export const phoneOf = (person: Person): string | null =>
  person.phone === null ? null : decrypt(person.phone, { collection: 'people', field: 'phone', id: person._id });

/** A code that is good now. @throws {Refusal} CODE_EXPIRED */
export function goodCode(code: Code, now: number): Code {
  return code.until > now ? code : refuse('CODE_EXPIRED', { message: EXPIRED[code.purpose] });
}

const EXPIRED = {
  classMeeting: '这个班级码已经过期，请向班主任要一个新的。',
  villageMeeting: '这个会议码已经过期，请向村里要一个新的。',
  invitation: '这个邀请码已经失效，请联系给您邀请码的人。',
  desktop: '这个登录码已经过期，请在电脑上刷新。',
} as const;

/** The code of a scene that came with a request; null when there was none. */
export async function codeOf(store: Store, scene: string | undefined): Promise<Code | null> {
  return scene === undefined ? null : store.read('codes', scene);
}
