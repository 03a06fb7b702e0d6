import type { Letter, LetterEvent } from '#domain/letters/documents';
import { letterFault, nextEvent } from '#domain/letters/event';
import { publicKeys, verifies } from '../../cloudfunctions/kit/sealing';
import { digest, sealer, signed } from './letter-maker';

const bySealKeys = ({ kid, sig }: LetterEvent, text: string): boolean => {
  const key = publicKeys().find((one) => one.kid === kid);
  return key !== undefined && verifies(key, text, sig ?? '');
};

/** Every leaf of a value with the path to it. */
function leaves(value: unknown, path: readonly string[] = []): string[][] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))
    : [[...path]];
}

function changed(value: unknown): unknown {
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

function tampered(letter: Letter, path: readonly string[], to: (old: unknown) => unknown): Letter {
  const copy = JSON.parse(JSON.stringify(letter)) as Record<string, unknown>;
  let at = copy;
  for (const key of path.slice(0, -1)) {
    at = at[key] as Record<string, unknown>;
  }
  const last = path.at(-1) ?? '';
  at[last] = to(at[last]);
  return copy as unknown as Letter;
}

const letter = signed();
const parts = { content: letter.content, digest: letter.digest, events: letter.events };

test.each(leaves(parts).map((path) => [path.join('.'), path] as const))('a changed %s is found', (_, path) => {
  expect(letterFault(letter, digest, bySealKeys)).toBeNull();
  expect(letterFault(tampered(letter, path, changed), digest, bySealKeys)).not.toBeNull();
});

test('a link left out, added, swapped or taken from another letter is found', () => {
  const { events } = letter;
  const [a, b, c, d] = events;
  if (!a || !b || !c || !d) {
    throw new Error('four links');
  }
  const another = { ...d, letterId: 'k2:guardian:2026-2027:autumn:child:guardian' };
  for (const chain of [
    [b, c, d],
    [a, c, d],
    [a, b, d],
    [a, b, c, d, d],
    [b, a, c, d],
    [a, b, d, c],
    [a, b, c, another],
  ]) {
    expect(letterFault({ ...letter, events: chain }, digest)).not.toBeNull();
  }
});

test('a link forged with right hashes is found by the link after it, and a signature of other words by its digest', () => {
  const [created, issued, viewed, last] = letter.events;
  if (!created || !issued || !viewed || !last) {
    throw new Error('four links');
  }
  const later = nextEvent(letter._id, [created, issued], { ...viewed, at: viewed.at + 1 }, sealer);
  expect(letterFault({ ...letter, events: [created, issued, later, last] }, digest)).toBe('events.3');
  const body = { ...last.body, contentDigest: digest('something else') };
  const signedOther = nextEvent(letter._id, [created, issued, viewed], { ...last, body }, sealer);
  expect(letterFault({ ...letter, events: [created, issued, viewed, signedOther] }, digest)).toBe(
    'events.3.body.contentDigest',
  );
});
