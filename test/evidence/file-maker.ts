import { checkpointText, printedCheckpoint, type SignedCheckpoint } from '#domain/evidence/checkpoint';
import { type EvidenceContent, sealedEvidence } from '#domain/evidence/format';
import { consistencyRanges, inclusionRanges } from '#domain/evidence/merkle';
import { Tiles } from '#domain/evidence/tiles';
import { canonical } from '#domain/letters/canonical';
import type { LetterContent, LetterEvent } from '#domain/letters/documents';
import { nextEvent, sealedEvents } from '#domain/letters/event';
import type { PublicKey, Sealer } from '#domain/letters/sealer';
import { digest, TREE } from '../../cloudfunctions/kit/sealing';

export const STATEMENT = '我已看懂以上内容，同意以电子方式签署。';
export const POINTS = '0.0.0-12.30.25-14.31.25';
export const ISSUED = 1_795_000_000_000;
const MINUTE = 60_000;

const content = (letterId: string, title: string): LetterContent => ({
  v: 1,
  kind: 'guardianLetter',
  letterId,
  tenant: 'yunling',
  templateId: 'guardian',
  templateVersion: 1,
  title,
  bodyText: '学校和家长一起，让孩子天天到校。',
  parties: [
    { role: 'school', personId: null, nameShown: '第一小学五（1）班' },
    { role: 'guardian', personId: null, nameShown: '妈甲' },
  ],
  studentRef: 'child',
  fields: { 学生: '娃甲', 监护人: '妈甲', 关系: '母亲' },
  issuedAt: ISSUED,
});

/** A sealed chain with what it is about. */
export interface Sealed {
  readonly content: LetterContent;
  readonly statement: string;
  readonly events: readonly LetterEvent[];
}

const SIGNED = {
  signerPersonId: 'mother',
  signerName: '妈甲',
  relation: '母亲',
  authority: { kind: 'binding', id: 'child:mother' },
  role: 'guardian',
  method: 'self',
  assistance: null,
  identity: { openidDigest: 'o', phoneDigest: 'p', phoneVerifiedAt: ISSUED - 1, level: 'phone' },
  challengeId: 'c',
  requestId: 'r',
  clientAt: ISSUED + 2 * MINUTE,
  sdk: 'weapp',
};

function bodyOf(type: LetterEvent['type'], said: LetterContent, statement: string): LetterEvent['body'] {
  const contentDigest = digest(canonical(said));
  const statementDigest = digest(statement);
  const ink = digest(POINTS);
  const bodies: Partial<Record<LetterEvent['type'], LetterEvent['body']>> = {
    created: { contentDigest, templateId: 'guardian', templateVersion: 1, slot: 'guardian' },
    issued: { contentDigest, personId: 'teacher', statementId: 'guardian:1', statementDigest, until: '2026-12-02' },
    viewed: { authority: { kind: 'binding', id: 'child:mother' }, personId: 'mother' },
    countersigned: { contentDigest, personId: 'teacher', authority: { kind: 'post', id: 'k1:classTeacher:1' } },
    declined: { contentDigest, personId: 'mother', reason: 'think' },
    signed: {
      contentDigest,
      ...SIGNED,
      consent: { statementId: 'guardian:1', statementDigest, scrolledToEnd: true, dwellMs: 15_000 },
      ink: {
        encoding: 'delta-1',
        pointsSm3: ink.sm3,
        pointsSha256: ink.sha256,
        count: 3,
        w: 300,
        h: 180,
        durationMs: 50,
      },
    },
  };
  return bodies[type] ?? { by: 'somebody', note: type, nested: { list: [1, null, 'x'], yes: true } };
}

export interface Plan {
  readonly sealer: Sealer;
  readonly letterId?: string;
  readonly title?: string;
  readonly statement?: string;
  /** Types after each other; `sealed` closes links made before sealing. */
  readonly types?: readonly LetterEvent['type'][];
}

export const ID = 'k1:guardian:2026-2027:autumn:child:guardian';
const USUAL = ['created', 'issued', 'viewed', 'signed'] as const;
/** Every type of link there is; the first two were made before sealing. */
export const EVERY_TYPE = [
  'created',
  'issued',
  'sealed',
  'viewed',
  'declined',
  'signed',
  'countersigned',
  'exported',
  'served',
  'voided',
  'superseded',
] as const;

const unsigned = (sealer: Sealer): Sealer =>
  ({ suite: 'none', kid: null, digest: sealer.digest, sign: () => null }) as unknown as Sealer;

/** A letter with links of these types, a minute apart. */
export function sealed({
  sealer,
  letterId = ID,
  title = '控辍保学工作责任书',
  statement = STATEMENT,
  types = USUAL,
}: Plan): Sealed {
  const said = content(letterId, title);
  const before = types.indexOf('sealed');
  let events: readonly LetterEvent[] = [];
  for (const [n, type] of types.entries()) {
    const at = ISSUED + n * MINUTE;
    if (type === 'sealed') {
      events = sealedEvents({ _id: letterId, events }, at, sealer);
    } else {
      const by = n < before ? unsigned(sealer) : sealer;
      events = [...events, nextEvent(letterId, events, { type, at, body: bodyOf(type, said, statement) }, by)];
    }
  }
  return { content: said, statement, events };
}

/** The county log as the file sees it. */
export interface LogPlan {
  /** Leaves of others before, between each two of the letter's, and after. */
  readonly before?: number;
  readonly between?: number;
  readonly after?: number;
  /** How many of the letter's links are logged; all when left out. */
  readonly logged?: number;
}

export interface Logged {
  readonly tiles: Tiles;
  readonly size: number;
  readonly places: readonly (number | null)[];
}

export function logOf(
  events: readonly LetterEvent[],
  { before = 5, between = 1, after = 6, logged }: LogPlan = {},
): Logged {
  const tiles = new Tiles([]);
  let size = 0;
  const add = (hash: string): void => {
    tiles.add(0, size, TREE.leaf(hash), TREE);
    size += 1;
  };
  const others = (count: number): void => {
    for (let n = 0; n < count; n += 1) {
      add(digest(`other ${size}`).sm3);
    }
  };
  others(before);
  const places = events.map((event, n) => {
    if (n >= (logged ?? events.length)) {
      return null;
    }
    const place = size;
    add(event.hash);
    others(between);
    return place;
  });
  others(after);
  return { tiles, size, places };
}

export function checkpointOf(
  { tiles }: Logged,
  size: number,
  sealer: Sealer,
  at = ISSUED + 60 * MINUTE,
): SignedCheckpoint {
  const text = checkpointText({ county: 'yunling', size, root: tiles.rootOfRange([0, size], TREE), at });
  return { text, suite: sealer.suite, kid: sealer.kid, sig: sealer.sign(text) };
}

export interface FilePlan {
  readonly sealer: Sealer;
  readonly keys: readonly PublicKey[];
  readonly log?: Logged | null;
  readonly since?: number;
  readonly inks?: boolean;
  readonly madeAt?: number;
}

/** The file and what may be held apart from it. */
export function fileOf(
  letter: Sealed,
  { sealer, keys, log = logOf(letter.events), since, inks = true, madeAt }: FilePlan,
) {
  const roots = (ranges: ReturnType<typeof inclusionRanges>) =>
    ranges.map((range) => log?.tiles.rootOfRange(range, TREE) ?? '');
  const checkpoint = log && checkpointOf(log, log.size, sealer);
  const text = sealedEvidence(
    {
      county: 'yunling',
      madeAt: madeAt ?? ISSUED + 90 * MINUTE,
      content: letter.content as unknown as EvidenceContent,
      statement: letter.statement,
      events: letter.events,
      inks: inks
        ? letter.events.filter(({ type }) => type === 'signed').map(({ seq }) => ({ seq, points: POINTS }))
        : [],
      checkpoint,
      inclusion: letter.events.map((_, n) => {
        const place = log?.places[n] ?? null;
        return log && place !== null ? { n: place, path: roots(inclusionRanges(place, log.size)) } : null;
      }),
      consistency:
        log && since !== undefined && since < log.size
          ? { size: since, path: roots(consistencyRanges(since, log.size)) }
          : null,
    },
    keys,
    sealer,
  );
  const size = since ?? log?.size ?? 0;
  return { text, held: log && printedCheckpoint(checkpointOf(log, size, sealer)) };
}

export const held = (keys: readonly PublicKey[]): Readonly<Record<string, string>> =>
  Object.fromEntries(keys.map(({ kid, publicKey }) => [kid, publicKey]));
