import { checkpointText, printedCheckpoint, type SignedCheckpoint } from '#domain/evidence/checkpoint';
import type { Evidence } from '#domain/evidence/format';
import { consistencyRanges, inclusionRanges } from '#domain/evidence/merkle';
import { checkCode } from '#domain/letters/check-code';
import type { Digest, LetterEvent } from '#domain/letters/documents';
import type { PublicKey, Sealer } from '#domain/letters/sealer';
import { digest, publicKeys, TREE } from '../../../cloudfunctions/kit/sealing';
import { ISSUED, type LogPlan, logOf, POINTS, STATEMENT } from '../file-maker';
import { loose } from './loose';
import { ED } from './sealers';

const MINUTE = 60_000;
export const SKEW = 300_000;
export const MADE = ISSUED + 90 * MINUTE;
export const LOGGED = ISSUED + 60 * MINUTE;
export const KEYS: readonly PublicKey[] = publicKeys();
export const OUTSIDE: Readonly<Record<string, string>> = Object.fromEntries(
  KEYS.map(({ kid, publicKey }) => [kid, publicKey]),
);

type Body = Readonly<Record<string, unknown>>;
type Core = Omit<LetterEvent, 'hash' | 'sha256' | 'sig'>;
export type Draft = {
  readonly type: string;
  /** Changes of the body, of what is hashed and signed, of the hashes and the signature; each with everything after it made anew. */
  readonly body?: (usual: Body) => Body;
  readonly core?: (core: Core) => object;
  readonly over?: (event: LetterEvent) => object;
  /** Made before there was sealing. */
  readonly unsealed?: boolean;
  readonly by?: Sealer;
};

const CONTENT = {
  v: 1,
  kind: 'guardianLetter',
  letterId: 'k1:child:guardian',
  tenant: 'yunling',
  title: '控辍保学工作责任书',
  bodyText: '学校和家长一起，让孩子天天到校。',
};
const HASHES = { sm3: '0'.repeat(64), sha256: '1'.repeat(64) };
const INK = { pointsSm3: digest(POINTS).sm3, pointsSha256: digest(POINTS).sha256 };

/** What the events of a letter say, as small as the format lets them be. */
export const usualBody = (type: string, contentDigest: Digest, statementDigest: Digest): Body =>
  ({
    created: { contentDigest },
    issued: { contentDigest, statementDigest, until: '2026-12-02' },
    declined: { contentDigest, reason: 'think' },
    countersigned: { contentDigest, signerName: '师甲' },
    signed: {
      contentDigest,
      signerName: '妈甲',
      relation: '母亲',
      method: 'self',
      identity: { level: 'phone' },
      consent: { statementDigest },
      ink: INK,
    },
    scanned: { contentDigest, filedBy: '师甲', side: 'party', files: [{ file: 'f', kind: 'pdf', ...HASHES }] },
    unscanned: { contentDigest, reason: 'unclear' },
  })[type] ?? { by: '师甲' };

/** Everything that a file can be made wrong in; the rest of it is then made to fit. */
export interface Forgery {
  readonly sealer?: Sealer;
  readonly logger?: Sealer;
  readonly content?: object;
  readonly statement?: string | null;
  readonly drafts?: readonly Draft[];
  readonly log?: LogPlan;
  readonly logAs?: (events: readonly LetterEvent[]) => readonly LetterEvent[];
  readonly says?: { readonly county?: string; readonly at?: number };
  readonly checkpoint?: (one: SignedCheckpoint) => object | null;
  readonly since?: number;
  readonly keys?: readonly PublicKey[];
  /** Before the file is sealed. */
  readonly file?: (file: Record<string, unknown> & Evidence) => object;
  readonly held?: (one: SignedCheckpoint) => SignedCheckpoint;
  readonly heldAt?: number;
}

export const USUAL: readonly Draft[] = [{ type: 'created' }, { type: 'issued' }, { type: 'signed' }];

function linked(draft: Draft, before: LetterEvent | undefined, forgery: Required<Pick<Forgery, 'sealer'>>, said: Said) {
  const { suite, kid, sign } = draft.by ?? forgery.sealer;
  const usual = usualBody(draft.type, said.content, said.statement);
  const plain = {
    v: 1,
    suite: draft.unsealed ? 'none' : suite,
    kid: draft.unsealed ? null : kid,
    letterId: said.letterId,
    seq: before ? before.seq + 1 : 0,
    prev: before?.hash ?? null,
    type: draft.type,
    at: ISSUED + (before ? before.seq + 1 : 0) * MINUTE,
    body: draft.body ? draft.body(usual) : usual,
  } as Core;
  const core = draft.core ? { ...plain, ...draft.core(plain) } : plain;
  const text = loose(core);
  const hashes = digest(text);
  const event = { ...core, hash: hashes.sm3, sha256: hashes.sha256, sig: core.suite === 'none' ? null : sign(text) };
  return { ...event, ...draft.over?.(event as LetterEvent) } as LetterEvent;
}

interface Said {
  readonly letterId: string;
  readonly content: Digest;
  readonly statement: Digest;
}

function chainOf({ sealer = ED, drafts = USUAL, statement = STATEMENT, content }: Forgery): readonly LetterEvent[] {
  const whole = { ...CONTENT, ...content };
  const said = { letterId: whole.letterId, content: digest(loose(whole)), statement: digest(statement ?? STATEMENT) };
  return drafts.reduce<readonly LetterEvent[]>(
    (events, draft) => [...events, linked(draft, events.at(-1), { sealer }, said)],
    [],
  );
}

function signedCheckpoint(log: ReturnType<typeof logOf>, size: number, by: Sealer, says: Forgery['says'] = {}) {
  const root = log.tiles.rootOfRange([0, size], TREE);
  const text = checkpointText({ county: 'yunling', size, root, at: LOGGED, ...says });
  return { text, suite: by.suite, kid: by.kid, sig: by.sign(text) };
}

export interface Forged {
  readonly text: string;
  readonly held: string;
  readonly code: string;
  readonly events: readonly LetterEvent[];
}

const named = (forgery: Forgery, events: readonly LetterEvent[], sealer: Sealer, logger: Sealer) => {
  const kids = new Set([sealer.kid, logger.kid, ...events.map(({ kid }) => kid)]);
  return (forgery.keys ?? KEYS).filter(({ kid }) => kids.has(kid)).sort((a, b) => (a.kid < b.kid ? -1 : 1));
};

/** A file in which only what the forgery names is other than it should be: log, hashes, signatures and seal all fit. */
export function forged(forgery: Forgery = {}): Forged {
  const { sealer = ED, logger = sealer, statement = STATEMENT, since } = forgery;
  const events = chainOf(forgery);
  const inOrder = forgery.logAs?.(events) ?? events;
  const log = logOf(inOrder, { before: 3, between: 1, after: 2, ...forgery.log });
  const places = new Map(inOrder.map(({ hash }, n) => [hash, log.places[n] ?? null]));
  const roots = (ranges: ReturnType<typeof inclusionRanges>) =>
    ranges.map((range) => log.tiles.rootOfRange(range, TREE));
  const own = signedCheckpoint(log, log.size, logger, forgery.says);
  const inclusion = events.map(({ hash }) => {
    const n = places.get(hash) ?? null;
    return n === null ? null : { n, path: roots(inclusionRanges(n, log.size)) };
  });
  const inks = events.filter(({ type, body }) => type === 'signed' && 'ink' in body);
  const plain = {
    v: 1,
    format: 'not-one-less/evidence',
    county: 'yunling',
    madeAt: MADE,
    content: { ...CONTENT, ...forgery.content },
    statement,
    events,
    inks: inks.map(({ seq }) => ({ seq, points: POINTS })),
    keys: named(forgery, events, sealer, logger),
    checkpoint: forgery.checkpoint ? forgery.checkpoint(own) : own,
    inclusion,
    consistency:
      since === undefined || since >= log.size
        ? null
        : { size: since, path: roots(consistencyRanges(since, log.size)) },
    suite: sealer.suite,
    kid: sealer.kid,
  };
  const core = { ...plain, ...forgery.file?.(plain as unknown as Record<string, unknown> & Evidence) };
  const outside = signedCheckpoint(log, since ?? log.size, logger, { at: forgery.heldAt ?? LOGGED });
  return {
    text: loose({ ...core, sig: sealer.sign(loose(core)) }),
    held: printedCheckpoint(forgery.held ? forgery.held(outside) : outside),
    code: checkCode(events.findLast(({ type }) => type === 'signed')?.hash ?? ''),
    events,
  };
}

/** Nothing of the log in the file. */
export const UNLOGGED = ({ events }: Pick<Evidence, 'events'>): object => ({
  checkpoint: null,
  inclusion: events.map(() => null),
  consistency: null,
});
