import type { Answered, ReplyOf } from '#domain/api';
import { found } from '#domain/errors';
import { letterFault } from '#domain/letters/event';
import { factIdOf } from '../../cloudfunctions/kit/facts';
import type { Fate } from '../ceremony/network';
import { Phone } from '../ceremony/phone';
import { inVirtualTime } from '../ceremony/virtual-time';
import { advance } from '../support/clock';
import { type Journal, openJournal } from '../support/journal';
import { openProduct, type Product, requestId } from '../support/product';
import { digest, letterOf, openToSign, startLetters } from './class-letters';
import { MEANWHILE, type Meanwhile } from './meanwhile';

const COUNTY = 'yunling';
/** So long the signature stands still for the other act; where both want the same document, one of them must go on. */
const STANDSTILL_MS = 1500;
const CHINESE = /^[\u4e00-\u9fff]/;

jest.setTimeout(3_600_000);

let product: Product;
let journal: Journal | undefined;
beforeEach(async () => {
  product = await openProduct('counted');
});
afterEach(async () => {
  journal?.close();
  journal = undefined;
  await product.close();
});

/** Where the other act begins: before the signature is sent (0), or just before one of its round trips. */
interface Crossing {
  readonly at: number;
  readonly id: string;
}

interface Crossed {
  readonly signed: Answered<ReplyOf<'letters.sign'>>;
  readonly other: Answered<unknown> | null;
  readonly trips: readonly string[];
  /** The other act was over before the signature went on. */
  readonly otherFirst: boolean;
}

/** Signs, and lets the other act begin and, unless it needs what the signature holds, end there. */
function cross(meanwhile: Meanwhile, from: number, { at, id }: Crossing): Promise<Crossed> {
  const { signer, signature } = meanwhile;
  return inVirtualTime(from, async (clock, network) => {
    const trips: string[] = [];
    let hasBegun = at === 0;
    let other = hasBegun ? meanwhile.act(clock) : Promise.resolve(null);
    await other;
    let otherFirst = hasBegun;
    network.fate = async ({ name }): Promise<Fate> => {
      if (!hasBegun) {
        trips.push(name);
        if (trips.length === at) {
          hasBegun = true;
          other = meanwhile.act(clock);
          const over = other.then((answer) => answer === null || answer.ok);
          otherFirst = await Promise.race([over, clock.sleep(STANDSTILL_MS).then(() => false)]);
        }
      }
      return 'arrives';
    };
    const { answer } = await new Phone(clock, signer).send('letters.sign', signature, id);
    return { signed: answer, other: await other, trips, otherFirst };
  });
}

/** Signed with everything that belongs to it, or refused with nothing of it; and the other act whole as well. */
async function expectOneOrTheOther({ letter: id, refused }: Meanwhile, crossed: Crossed, request: string) {
  const letter = found(await product.store.read('letters', id));
  expect(letterFault(letter, digest)).toBeNull();
  const { signed, other, otherFirst } = crossed;
  expect(signed.ok && otherFirst && refused !== null).toBe(false);
  const own = letter.events.filter(({ type, body }) => type === 'signed' && body['requestId'] === request);
  const facts = (await product.store.page('facts', { equal: { county: COUNTY }, range: { key: 'at' }, limit: 1000 }))
    .items;
  const fact = facts.find(({ _id, actor }) => _id === factIdOf(actor.person ?? '', 'letters.sign', request));
  if (signed.ok) {
    expect(fact?.reply).toEqual(signed.data);
    expect(own.length).toBe(fact?.change['again'] ? 0 : 1);
    expect(letter.events.filter(({ type }) => type === 'signed')).toHaveLength(1);
    expect(
      await product.store.read('inks', `${id}:${letter.events.find(({ type }) => type === 'signed')?.seq}`),
    ).not.toBeNull();
  } else {
    expect(signed).toMatchObject({ code: refused, message: expect.stringMatching(CHINESE) });
    expect([own, fact]).toEqual([[], undefined]);
  }
  if (other && !other.ok) {
    // It lost: what it met is a typed answer too.
    expect(other.message).toMatch(CHINESE);
    expect(['LETTER_SIGNED', 'ILLEGAL_STATE']).toContain(other.code);
    expect(signed.ok).toBe(true);
  }
}

async function expectRecount(): Promise<void> {
  await product.settle();
  for (const unit of [COUNTY, `${COUNTY}-edu`]) {
    const recount = await product.as('systemAdmin').done('statistics.recount', { unit });
    expect(recount).toMatchObject({ moving: 0, differences: [] });
  }
}

test.each(Object.keys(MEANWHILE))(
  '%s between opening and signing, or at any round trip of the signature: one of them, whole, and a typed answer',
  async (name) => {
    const meanwhile = await found(MEANWHILE[name])(product);
    const from = Date.now();
    journal = openJournal();
    const id = requestId();
    const first = await cross(meanwhile, from, { at: 0, id });
    expect(first.signed.ok ? null : first.signed.code).toBe(meanwhile.refused);
    await expectOneOrTheOther(meanwhile, first, id);
    await expectRecount();
    journal.undo();
    const clean = await cross(meanwhile, from, { at: Number.POSITIVE_INFINITY, id });
    expect(clean.signed.ok).toBe(true);
    journal.undo();
    const seen = new Set<string>();
    // Before the transaction begins it is as if the signature had not been sent; at full size that is tried too.
    const begin = process.env['PROVE'] ? 1 : clean.trips.indexOf('begin');
    expect(begin).toBeGreaterThan(0);
    for (let at = begin; at <= clean.trips.length; at += 1) {
      const crossed = await cross(meanwhile, from, { at, id });
      await expectOneOrTheOther(meanwhile, crossed, id);
      seen.add(crossed.signed.ok ? 'signed' : 'refused');
      if (process.env['PROVE']) {
        await expectRecount();
      }
      journal.undo();
    }
    // The act came early enough at the first of them, and too late at the last.
    expect([...seen].sort()).toEqual(meanwhile.refused ? ['refused', 'signed'] : ['signed']);
  },
);

describe('a challenge', () => {
  beforeEach(() => startLetters(product));

  test('of another letter, of another person, spent, or too old signs nothing; another text is told as such', async () => {
    const { caller, signature } = await openToSign(product, 'guardian.a', letterOf('a'));
    const other = await openToSign(product, 'guardian.b', letterOf('b'));
    const refusal = async (request: object) => {
      const answer = await caller.call('letters.sign', { ...signature, ...request });
      expect(answer.ok ? '' : answer.message).toMatch(CHINESE);
      return answer.ok ? null : answer.code;
    };
    journal = openJournal();
    expect(await refusal({ challenge: other.signature.challenge })).toBe('CHALLENGE_EXPIRED');
    expect(await refusal({ digest: other.signature.digest })).toBe('LETTER_CHANGED');
    expect(await refusal({ letter: letterOf('b') })).not.toBeNull();
    advance(10 * 60_000);
    expect(await refusal({})).toBe('CHALLENGE_EXPIRED');
    expect(journal.changed()).toEqual([]);
    advance(-10 * 60_000);
    await other.caller.done('letters.sign', other.signature);
    const again = await product.as('villageHead').call('letters.sign', other.signature);
    expect(again).toMatchObject({ ok: false, message: expect.stringMatching(CHINESE) });
  });
});
