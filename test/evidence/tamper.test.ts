import type { Held } from '#domain/evidence/anchor';
import type { Evidence } from '#domain/evidence/format';
import { OWN, type Primitives } from '#domain/evidence/primitives';
import { statementOf } from '#domain/evidence/statement';
import { findingsOf, verdictOf } from '#domain/evidence/verify';
import { canonical } from '#domain/letters/canonical';
import { checkCode } from '#domain/letters/check-code';
import type { LetterEvent } from '#domain/letters/documents';
import type { Sealer } from '#domain/letters/sealer';
import { digest, publicKeys, sealerOf, TREE, verifies } from '../../cloudfunctions/kit/sealing';
import { SIZES } from '../sizes';
import { EVERY_TYPE, fileOf, held, ISSUED, logOf, sealed } from './file-maker';

const BY: Primitives = { digesting: digest, tree: TREE, verifies };
const KEYS = publicKeys();
const OUTSIDE = held(KEYS);

type Change = (evidence: Record<string, unknown>) => void;
type Path = readonly (string | number)[];

function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) {
    return [path];
  }
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return inner.length === 0 ? [path] : inner.flatMap(([key, one]) => leaves(one, [...path, key]));
}

function flipped(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return value === '' ? 'x' : `${value.slice(0, -1)}${value.endsWith('0') ? '1' : '0'}`;
    case 'number':
      return value + 1;
    case 'boolean':
      return !value;
    default:
      return 'x';
  }
}

function at(root: unknown, path: Path): Record<string | number, unknown> {
  return path.reduce((inner, key) => (inner as Record<string | number, unknown>)[key], root) as Record<
    string | number,
    unknown
  >;
}
const flip =
  (path: Path, to = flipped): Change =>
  (evidence) => {
    const last = path.at(-1) ?? '';
    const inner = at(evidence, path.slice(0, -1));
    inner[last] = to(inner[last]);
  };
const drop =
  (path: Path): Change =>
  (evidence) => {
    const inner: unknown = at(evidence, path.slice(0, -1));
    const last = path.at(-1) ?? '';
    if (Array.isArray(inner)) {
      inner.splice(Number(last), 1);
    } else {
      delete (inner as Record<string, unknown>)[last];
    }
  };

function changed(text: string, change: Change): string {
  const evidence = JSON.parse(text) as Record<string, unknown>;
  change(evidence);
  return canonical(evidence);
}

/** Whoever writes the database gets every file sealed anew; the links and the checkpoints he cannot sign. */
function resealed(text: string, change: Change, sealer: Sealer): string {
  const { sig: _, ...core } = JSON.parse(text) as Record<string, unknown>;
  change(core);
  return canonical({ ...core, sig: sealer.sign(canonical(core)) });
}

const verdict = (text: string, given: Held = {}, by = BY) => verdictOf(findingsOf(text, given, by));

describe.each(['sm3-ed25519', 'sm3-sm2'] as const)('%s', (suite) => {
  const sealer = sealerOf(suite, ISSUED);
  const letter = sealed({ sealer, types: EVERY_TYPE });
  const log = logOf(letter.events);
  const file = fileOf(letter, { sealer, keys: KEYS, log, since: log.size - 2 });
  const outside: Held = { keys: OUTSIDE, checkpoint: file.held ?? '' };
  const evidence = JSON.parse(file.text) as Evidence;
  const events = letter.events;
  let mutations = 0;
  const isFound = (text: string, given = outside): boolean => {
    mutations += 1;
    return verdict(text, given) === 'broken';
  };

  test('the file itself is accepted', () => {
    expect(findingsOf(file.text, outside, BY)).toMatchObject({ fault: null, logged: events.length, anchor: 'all' });
    expect([verdict(file.text, outside), verdict(file.text, outside, OWN)]).toEqual(['proved', 'proved']);
    expect([verdict(file.text), verdict(file.text, { keys: OUTSIDE })]).toEqual(['unanchored', 'unanchored']);
  });

  test('every field flipped, left out or of another kind is found, in the file as it was handed out', () => {
    const missed: string[] = [];
    for (const path of leaves(evidence)) {
      for (const change of [flip(path), drop(path), flip(path, () => null), flip(path, (old) => [old])]) {
        if (canonical(evidence) !== changed(file.text, change) && !isFound(changed(file.text, change), {})) {
          missed.push(path.join('.'));
        }
      }
    }
    expect(missed).toEqual([]);
  });

  test('every field flipped is found though the file was sealed anew', () => {
    const missed: string[] = [];
    for (const path of leaves(evidence)) {
      // Another size than the kept checkpoint's makes the two incomparable, which is told.
      const isOfFile = ['sig', 'suite', 'kid', 'madeAt', 'consistency.size'].includes(path.join('.'));
      if (!isOfFile && !isFound(resealed(file.text, flip(path), sealer))) {
        missed.push(path.join('.'));
      }
    }
    expect(missed).toEqual([]);
  });

  type Links = { events: LetterEvent[]; inclusion: unknown[] };
  const other = sealed({ sealer, letterId: 'k2:guardian:2026-2027:autumn:child:guardian', types: EVERY_TYPE });
  const last = events.length - 1;
  const rearranged = events.flatMap((event, n): (readonly [string, (links: Links) => void])[] => [
    [
      `${n} left out`,
      (links) => {
        links.events.splice(n, n === last ? 0 : 1);
        links.inclusion.splice(n, 1);
      },
    ],
    [
      `${n} twice`,
      (links) => {
        links.events.splice(n, 0, event);
        links.inclusion.splice(n, 0, links.inclusion[n]);
      },
    ],
    [
      `${n} swapped with another`,
      (links) => {
        const m = n === last ? 0 : n + 1;
        [links.events[n], links.events[m]] = [links.events[m] as LetterEvent, event];
      },
    ],
    [
      `proof ${n} of another`,
      (links) => {
        links.inclusion[n] = links.inclusion[(n + 1) % events.length];
      },
    ],
    [
      `proof ${n} left out, or one of nothing`,
      (links) => {
        links.inclusion[n] = n === last ? { n: 0, path: [] } : null;
      },
    ],
    [
      `${n} spliced from another letter`,
      (links) => {
        links.events[n] = other.events[n] as LetterEvent;
      },
    ],
    [
      `${n} spliced from another letter under this one’s name`,
      (links) => {
        links.events[n] = { ...(other.events[n] as LetterEvent), letterId: event.letterId };
      },
    ],
    [
      `rolled back to ${n}, and a link of its own`,
      (links) => {
        links.events.splice(n, events.length, { ...event, at: event.at + 1 });
        links.inclusion.splice(n + 1);
      },
    ],
    [
      `${n} as if before sealing`,
      (links) => {
        links.events[n] = { ...event, suite: event.suite === 'none' ? suite : 'none', kid: null, sig: null };
      },
    ],
  ]);

  test('links left out, doubled, swapped, spliced, rolled back; proofs that lie', () => {
    const missed = rearranged
      .filter(([, change]) => !isFound(resealed(file.text, change as unknown as Change, sealer)))
      .map(([name]) => name);
    expect(missed).toEqual([]);
  });

  test('a rewritten letter, signed with another key of the same name, or with one nobody knows', () => {
    const forged = sealerOf(suite === 'sm3-sm2' ? 'sm3-ed25519' : 'sm3-sm2', ISSUED);
    const liar = { ...forged, kid: sealer.kid };
    const own = sealed({ sealer: liar, types: EVERY_TYPE });
    const keys = KEYS.filter(({ kid }) => kid === forged.kid).map((key) => ({ ...key, kid: sealer.kid }));
    const text = fileOf(own, { sealer: liar, keys }).text;
    expect(verdict(text, { keys: OUTSIDE })).toBe('broken');
    expect(findingsOf(text, {}, BY)).toMatchObject({ fault: null, unknownKeys: [sealer.kid], anchor: null });
    expect(verdict(text)).toBe('unanchored');
    expect(verdict(text, { checkpoint: file.held ?? '' })).toBe('broken');
  });

  test('truncation: found in the file as handed out; in the database it is told as not proved, and a receipt’s code finds it', () => {
    const cut: Change = (one) => {
      const { events: e, inclusion: i, inks } = one as unknown as Links & { inks: unknown[] };
      e.splice(5);
      i.splice(5);
      inks.splice(0);
    };
    expect(verdict(changed(file.text, cut))).toBe('broken');
    const text = resealed(file.text, cut, sealer);
    const statement = statementOf(findingsOf(text, {}, BY));
    expect(statement.verdict).toBe('unanchored');
    expect(
      statement.lines
        .filter(({ mark }) => mark === 'open')
        .map((line) => line.text)
        .join(),
    ).toMatch(/没有外部留存的检查点.*只说明到.*为止/s);
    const code = checkCode(events.find(({ type }) => type === 'signed')?.hash ?? '');
    expect([verdict(file.text, { ...outside, code }), verdict(text, { ...outside, code })]).toEqual([
      'proved',
      'broken',
    ]);
  });

  test('a log written anew contradicts the checkpoint that was kept', () => {
    const again = fileOf(letter, {
      sealer,
      keys: KEYS,
      log: logOf(letter.events, { before: 6, after: 5 }),
      since: log.size - 2,
    });
    expect([verdict(again.text, { keys: OUTSIDE }), verdict(again.text, outside)]).toEqual(['unanchored', 'broken']);
    const early = fileOf(letter, { sealer, keys: KEYS, log, since: 7 });
    expect(findingsOf(early.text, { keys: OUTSIDE, checkpoint: early.held ?? '' }, BY)).toMatchObject({
      fault: null,
      anchor: 'part',
    });
    expect(findingsOf(early.text, outside, BY)).toMatchObject({ fault: null, anchor: 'incomparable' });
    expect(findingsOf(early.text, { checkpoint: 'not-one-less/yunling\n5' }, BY).fault).toBe('held');
  });

  test('random bytes', () => {
    const bytes = Buffer.from(file.text);
    let seed = 20_261_122;
    const next = (below: number): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    for (let n = 0; n < SIZES.evidenceFlips; n += 1) {
      const copy = Buffer.from(bytes);
      const place = next(copy.length);
      copy[place] = (copy[place] ?? 0) ^ (1 << next(8));
      const text = copy.toString('utf8');
      if (text !== file.text && verdict(text) !== 'broken') {
        throw new Error(`byte ${place} changed, and nothing was found`);
      }
    }
  });

  afterAll(() => expect(mutations).toBeGreaterThan(500));
});
