import { createHash } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { printedCheckpoint } from '#domain/evidence/checkpoint';
import type { Verdict } from '#domain/evidence/verify';
import { canonical } from '#domain/letters/canonical';
import { checkCode } from '#domain/letters/check-code';
import type { LetterEvent } from '#domain/letters/documents';
import type { PublicKey, Sealer } from '#domain/letters/sealer';
import { sealKeys } from '../../cloudfunctions/kit/seal-keys';
import { digest, publicKeys, sealerOf } from '../../cloudfunctions/kit/sealing';
import { checkpointOf, EVERY_TYPE, fileOf, held, ISSUED, logOf, sealed } from './file-maker';

/** 测试向量: a file, what is held apart from it, and what every verifier must answer. */
export interface Vector {
  readonly name: string;
  readonly about: string;
  /** The whole text of the file. */
  readonly evidence: string;
  readonly checkpoint: string | null;
  readonly keys: Readonly<Record<string, string>>;
  readonly code: string | null;
  readonly expected: { readonly verdict: Verdict; readonly fault: string | null };
}

/** SM2 with a number drawn from key and text instead of by chance, so that the vectors come out the same each time. */
function steady(sealer: Sealer): Sealer {
  const key = sealKeys().find(({ kid }) => kid === sealer.kid);
  if (sealer.suite !== 'sm3-sm2' || !key) {
    return sealer;
  }
  const publicKey = sm2.getPublicKeyFromPrivateKey(key.privateKey);
  return {
    ...sealer,
    sign(text) {
      const drawn = `7f${createHash('sha256').update(`${key.privateKey}\n${text}`).digest('hex').slice(2)}`;
      const x1 = BigInt(`0x${sm2.getPublicKeyFromPrivateKey(drawn).slice(2, 66)}`);
      const pointPool = [{ k: BigInt(`0x${drawn}`), x1 }];
      return sm2.doSignature(Buffer.from(text, 'utf8'), key.privateKey, {
        hash: true,
        der: false,
        publicKey,
        pointPool,
      });
    },
  };
}

type Change = (
  file: Record<string, unknown> & { events: LetterEvent[]; inclusion: unknown[]; inks: unknown[] },
) => void;

function changed(text: string, change: Change): string {
  const file = JSON.parse(text);
  change(file);
  return canonical(file);
}

function resealed(text: string, sealer: Sealer, change: Change): string {
  const { sig: _, ...core } = JSON.parse(text);
  change(core);
  return canonical({ ...core, sig: sealer.sign(canonical(core)) });
}

const KEYS = publicKeys();
const ED = steady(sealerOf('sm3-ed25519', ISSUED));
const SM = steady(sealerOf('sm3-sm2', ISSUED));
const OUTSIDE = held(KEYS);
const usual = (sealer: Sealer) => sealed({ sealer });
const file = (sealer: Sealer, plan: Partial<Parameters<typeof fileOf>[1]> = {}) =>
  fileOf(usual(sealer), { sealer, keys: KEYS, ...plan });

const PROVED = { verdict: 'proved', fault: null } as const;
const UNANCHORED = { verdict: 'unanchored', fault: null } as const;
const broken = (fault: string) => ({ verdict: 'broken', fault }) as const;

function vector(
  name: string,
  about: string,
  evidence: string,
  expected: Vector['expected'],
  outside: Partial<Vector> = {},
): Vector {
  return { name, about, evidence, checkpoint: null, keys: {}, code: null, expected, ...outside };
}

const codeOf = (sealer: Sealer): string => checkCode(usual(sealer).events.at(-1)?.hash ?? '');

function good(): Vector[] {
  const [ed, sm] = [file(ED), file(SM)];
  const every = sealed({ sealer: ED, types: EVERY_TYPE });
  const everyLog = logOf(every.events, { before: 250, between: 3, after: 40 });
  const everyFile = fileOf(every, { sealer: ED, keys: KEYS, log: everyLog, since: everyLog.size - 9 });
  const part = logOf(usual(ED).events, { logged: 2 });
  const back = file(SM, { since: 7 });
  const full = { keys: OUTSIDE };
  return [
    vector('ed25519-proved', 'Ed25519; keys, checkpoint and check code held', ed.text, PROVED, {
      ...full,
      checkpoint: ed.held,
      code: codeOf(ED),
    }),
    vector('sm2-proved', 'SM2; keys and checkpoint held', sm.text, PROVED, { ...full, checkpoint: sm.held }),
    vector(
      'every-link',
      'every type of link, two of them made before sealing; an older checkpoint by its consistency proof',
      everyFile.text,
      PROVED,
      { ...full, checkpoint: everyFile.held },
    ),
    vector('nothing-held', 'nothing held: sound, not proved', ed.text, UNANCHORED),
    vector('no-key-held', 'the checkpoint held, the key not', sm.text, UNANCHORED, { checkpoint: sm.held }),
    vector('not-logged', 'not in the log yet', file(ED, { log: null, inks: false }).text, UNANCHORED, full),
    vector('partly-logged', 'two of four links in the log', file(ED, { log: part }).text, UNANCHORED, {
      ...full,
      checkpoint: printedCheckpoint(checkpointOf(part, part.size, ED)),
    }),
    vector('older-checkpoint', 'a held checkpoint from before the last link', back.text, UNANCHORED, {
      ...full,
      checkpoint: back.held,
    }),
  ];
}

function bad(): Vector[] {
  const [ed, sm] = [file(ED), file(SM)];
  const full = { keys: OUTSIDE, checkpoint: ed.held };
  const forged = file(
    { ...SM, kid: ED.kid },
    { keys: KEYS.filter(({ kid }) => kid === SM.kid).map((key): PublicKey => ({ ...key, kid: ED.kid })) },
  );
  const again = file(ED, { log: logOf(usual(ED).events, { before: 6, after: 5 }) });
  const other = sealed({ sealer: ED, letterId: 'k2:guardian:2026-2027:autumn:child:guardian' });
  const cut: Change = ({ events, inclusion, inks }) => {
    events.splice(3);
    inclusion.splice(3);
    inks.splice(0);
  };
  return [
    vector('a-blank-more', 'a blank after the first brace', ed.text.replace('{', '{ '), broken('file'), full),
    vector(
      'a-member-more',
      'a member that the format does not have',
      `${ed.text.slice(0, -1)},"x":0}`,
      broken('file'),
      full,
    ),
    vector('another-name', 'one character of the text', ed.text.replace('妈甲', '妈乙'), broken('sig'), full),
    vector(
      'content-resealed',
      'the text changed, the file sealed anew',
      resealed(ed.text, ED, (one) => Object.assign(one['content'] as object, { title: '别的' })),
      broken('events.0.body.contentDigest'),
      full,
    ),
    vector(
      'link-changed',
      'a link changed with right hashes, the file sealed anew',
      resealed(sm.text, SM, ({ events }) => {
        const { hash: _, sha256: __, sig, ...core } = { ...(events[2] as LetterEvent), at: ISSUED + 1 };
        const hashes = digest(canonical(core));
        events[2] = { ...core, hash: hashes.sm3, sha256: hashes.sha256, sig };
      }),
      broken('events.2.at'),
      { keys: OUTSIDE, checkpoint: sm.held },
    ),
    vector(
      'link-of-another',
      'the signature of another letter',
      resealed(ed.text, ED, ({ events }) => events.splice(3, 1, other.events[3] as LetterEvent)),
      broken('events.3'),
      full,
    ),
    vector(
      'links-swapped',
      'two links swapped',
      resealed(ed.text, ED, ({ events }) => events.splice(1, 2, ...events.slice(1, 3).reverse())),
      broken('events.1'),
      full,
    ),
    vector(
      'statement-changed',
      'other words under the tick',
      resealed(ed.text, ED, (one) => Object.assign(one, { statement: '我放弃。' })),
      broken('statement'),
      full,
    ),
    vector(
      'ink-changed',
      'another handwriting',
      resealed(ed.text, ED, (one) => Object.assign(one, { inks: [{ seq: 3, points: '1.1.1' }] })),
      broken('inks.0'),
      full,
    ),
    vector(
      'lying-proof',
      'the proof of another leaf',
      resealed(ed.text, ED, ({ inclusion }) => inclusion.splice(3, 1, { ...Object(inclusion[3]), n: 12 })),
      broken('inclusion.3'),
      full,
    ),
    vector('another-key', 'all signed with another key under a known name', forged.text, broken(`keys.${ED.kid}`), {
      keys: OUTSIDE,
    }),
    vector('log-rewritten', 'another log than the held checkpoint’s', again.text, broken('held'), full),
    vector(
      'cut-short',
      'the signature taken away in the database: sound without, broken with the receipt’s check code',
      resealed(ed.text, ED, cut),
      broken('code'),
      { keys: OUTSIDE, code: codeOf(ED) },
    ),
    vector(
      'cut-short-unseen',
      'the same with nothing but the keys held: not proved',
      resealed(ed.text, ED, cut),
      UNANCHORED,
      { keys: OUTSIDE },
    ),
    vector('cut-in-the-file', 'the same done to the file', changed(ed.text, cut), broken('sig'), full),
  ];
}

/** All of them, with their numbers. */
export const VECTORS: readonly Vector[] = [...good(), ...bad()].map((one, n) => ({
  ...one,
  name: `${String(n + 1).padStart(2, '0')}-${one.name}`,
}));
