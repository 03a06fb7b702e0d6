import { createHash, createPrivateKey, createPublicKey, randomBytes, sign, verify } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import type { LetterEvent } from '#domain/letters/documents';
import { chainFault, coreText, nextEvent } from '#domain/letters/event';
import type { Sealer, SealSuite } from '#domain/letters/sealer';
import { digest, publicKeys, sealerOf, verifies } from '../cloudfunctions/kit/sealing';

/**
 * Sealing an event against the bare primitives over the same bytes (SM3, SHA-256, one signature), and checking 10,000 events against
 * bare hashing and bare signature checks. Ratios of one run, in turn; the bounds are 1.5 and 1.3.
 */
const EVENTS = { 'sm3-ed25519': Number(process.env['BENCH_EVENTS'] ?? 10_000), 'sm3-sm2': 300 } as const;
const CHAIN = 20;
const ROUNDS = 12;
const BLOCK = 50;
const SEAL_BOUND = 1.5;
const VERIFY_BOUND = 1.3;
const NOW = Date.parse('2026-11-22T00:00:00Z');
const PREFIX = '302e020100300506032b657004220420';

const KEYS: Readonly<Record<SealSuite, string>> = {
  'sm3-ed25519': randomBytes(32).toString('hex'),
  'sm3-sm2': `7f${randomBytes(31).toString('hex')}`,
};
process.env['FIELD_KEY_ID'] = 'bench';
process.env['FIELD_KEY'] = randomBytes(32).toString('hex');
process.env['INDEX_KEY'] = randomBytes(32).toString('hex');
process.env['SEAL_KEYS'] = JSON.stringify(
  Object.entries(KEYS).map(([suite, privateKey]) => ({ kid: suite, suite, privateKey, from: '2020-01-01T00:00:00Z' })),
);

const CONTENT = digest('content');
/** As large as a signed event is. */
const body = (n: number): LetterEvent['body'] => ({
  contentDigest: CONTENT,
  signerPersonId: 'p'.repeat(26),
  signerName: '张三',
  relation: '父亲',
  authority: { kind: 'binding', id: `${'c'.repeat(26)}:${'p'.repeat(26)}` },
  role: 'guardian',
  method: 'self',
  assistance: null,
  identity: { openidDigest: 'o'.repeat(43), phoneDigest: 'p'.repeat(43), phoneVerifiedAt: NOW, level: 'phone' },
  consent: { statementId: 'guardian:1', statementDigest: CONTENT, scrolledToEnd: true, dwellMs: 15_000 },
  ink: {
    encoding: 'delta-1',
    pointsSm3: CONTENT.sm3,
    pointsSha256: CONTENT.sha256,
    count: 90,
    w: 300,
    h: 180,
    durationMs: 2400,
  },
  challengeId: 'x'.repeat(26),
  requestId: `request-${n}`,
  clientAt: NOW,
  sdk: 'weapp',
});

interface Bare {
  sign(bytes: Buffer): void;
  verify(bytes: Buffer, sig: string): boolean;
}

function bareOf(suite: SealSuite): Bare {
  const known = publicKeys().find((key) => key.suite === suite);
  if (!known) {
    throw new Error('no key');
  }
  const hashes = (bytes: Buffer): void => {
    createHash('sm3').update(bytes).digest('hex');
    createHash('sha256').update(bytes).digest('hex');
  };
  const { publicKey } = known;
  const point = sm2.precomputePublicKey(sm2.getPublicKeyFromPrivateKey(KEYS['sm3-sm2']));
  const key = createPrivateKey({ key: Buffer.from(PREFIX + KEYS['sm3-ed25519'], 'hex'), format: 'der', type: 'pkcs8' });
  const form = { hash: true, der: false } as const;
  const bySuite = {
    'sm3-ed25519': (bytes: Buffer) => sign(null, bytes, key).toString('hex'),
    'sm3-sm2': (bytes: Buffer) => sm2.doSignature(bytes, KEYS['sm3-sm2'], { ...form, publicKey }),
  };
  const open = createPublicKey(key);
  const checks = {
    'sm3-ed25519': (bytes: Buffer, sig: string) => verify(null, bytes, open, Buffer.from(sig, 'hex')),
    'sm3-sm2': (bytes: Buffer, sig: string) => sm2.doVerifySignature(bytes, sig, point, form),
  };
  return {
    sign(bytes) {
      hashes(bytes);
      bySuite[suite](bytes);
    },
    verify(bytes, sig) {
      hashes(bytes);
      return checks[suite](bytes, sig);
    },
  };
}

function timed(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/** The shortest of several rounds of both, measured in turn and block by block: what else the machine does falls on both. */
function inTurn(count: number, ours: (n: number) => void, bare: (n: number) => void) {
  const sum = { ours: 0, bare: 0 };
  for (let from = 0; from < count; from += BLOCK) {
    const to = Math.min(from + BLOCK, count);
    const all = (work: (n: number) => void) => (): void => {
      for (let n = from; n < to; n += 1) {
        work(n);
      }
    };
    const rounds = Array.from({ length: ROUNDS }, () => ({ bare: timed(all(bare)), ours: timed(all(ours)) }));
    sum.ours += Math.min(...rounds.map((one) => one.ours));
    sum.bare += Math.min(...rounds.map((one) => one.bare));
  }
  return sum;
}

function tell(
  what: string,
  count: number,
  { ours, bare }: { readonly ours: number; readonly bare: number },
  bound: number,
): void {
  const ratio = ours / bare;
  const holds = ratio <= bound;
  console.log(
    `  ${what.padEnd(26)} ${((ours / count) * 1000).toFixed(0).padStart(6)} µs, bare ${((bare / count) * 1000).toFixed(0).padStart(6)} µs, ratio ${ratio.toFixed(2)} (≤ ${bound})  ${holds ? 'held' : 'NOT HELD'}`,
  );
  if (!holds) {
    process.exitCode = 1;
  }
}

function chains(sealer: Sealer, count: number): LetterEvent[][] {
  return Array.from({ length: Math.ceil(count / CHAIN) }, (_, c) => {
    const chain: LetterEvent[] = [];
    for (let n = 0; n < CHAIN; n += 1) {
      chain.push(nextEvent(`letter-${c}`, chain, { type: 'signed', at: NOW + n, body: body(n) }, sealer));
    }
    return chain;
  });
}

for (const suite of ['sm3-ed25519', 'sm3-sm2'] as const) {
  const count = EVENTS[suite];
  const sealer = sealerOf(suite, NOW);
  const bare = bareOf(suite);
  const all = chains(sealer, count);
  const events = all.flat();
  const texts = events.map((event) => Buffer.from(coreText(event)));
  console.log(`${suite}, ${events.length} events of ${texts[0]?.length} bytes`);
  const some = events.slice(0, 2000);
  const nothing = Buffer.alloc(0);
  const sealing = inTurn(
    some.length,
    (n) => {
      const event = some[n] ?? some[0];
      nextEvent(
        event?.letterId ?? '',
        event ? [event] : [],
        { type: 'signed', at: NOW, body: event?.body ?? {} },
        sealer,
      );
    },
    (n) => bare.sign(texts[n] ?? nothing),
  );
  tell('sealing an event', some.length, sealing, SEAL_BOUND);
  const key = publicKeys().find((one) => one.suite === suite);
  const signed = ({ sig }: LetterEvent, text: string): boolean => key !== undefined && verifies(key, text, sig ?? '');
  const faultOf = (chain: LetterEvent[]) =>
    chainFault(chain, { letterId: chain[0]?.letterId ?? '', digest: CONTENT, digesting: digest, signed });
  const checking = inTurn(
    all.length,
    (n) => {
      if (faultOf(all[n] ?? []) !== null) {
        throw new Error('a sound chain has a fault');
      }
    },
    (n) => {
      for (let at = n * CHAIN; at < (n + 1) * CHAIN; at += 1) {
        bare.verify(texts[at] ?? nothing, events[at]?.sig ?? '');
      }
    },
  );
  tell('checking every event', events.length, checking, VERIFY_BOUND);
}
