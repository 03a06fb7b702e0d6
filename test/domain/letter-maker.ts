import { issuedLetter, openedLetter, signedLetter } from '#domain/letters/acts';
import { GUARDIAN_TEMPLATE } from '#domain/letters/built-in';
import { canonical } from '#domain/letters/canonical';
import { letterContent } from '#domain/letters/content';
import type { Letter, LetterEvent, SignerIdentity } from '#domain/letters/documents';
import { encodeInk } from '#domain/letters/ink';
import { readingTime } from '#domain/letters/reading';
import type { Digesting } from '#domain/letters/sealer';
import { plainDate } from '#domain/plain-date';
import { sealerOf } from '../../cloudfunctions/kit/sealing';

/** The tests' own key. */
export const sealer = sealerOf('sm3-ed25519', Date.parse('2026-11-18T01:00:00Z'));
export const digest: Digesting = sealer.digest;
export const ISSUED_AT = Date.parse('2026-11-18T01:00:00Z');
const ID = 'k1:guardian:2026-2027:autumn:child:guardian';
export const READING = readingTime(GUARDIAN_TEMPLATE.body);
export const MINUTE = 60_000;
export const INK = encodeInk({
  points: Array.from({ length: 30 }, (_, n) => ({ x: 20 + n * 6, y: n % 2 ? 30 : 120, t: n * 25, down: n === 0 })),
  w: 300,
  h: 180,
});
const IDENTITY: SignerIdentity = {
  openidDigest: 'o',
  phoneDigest: 'p',
  phoneVerifiedAt: ISSUED_AT - 1,
  level: 'phone',
};

export function issued(by = sealer): Letter {
  const variables = {
    学校: '一小',
    班级: '五（1）班',
    学生: '娃甲',
    学年学期: '2026-2027学年第一学期',
    班主任: '王老师',
    电话: '00012345678',
    监护人: '妈甲',
    关系: '母亲',
  };
  const content = letterContent({
    letterId: ID,
    county: 'yunling',
    child: 'child',
    template: GUARDIAN_TEMPLATE,
    variables,
    issuedAt: ISSUED_AT,
  });
  const unissued = {
    _id: ID,
    county: 'yunling',
    campaign: 'k1:guardian:2026-2027:autumn',
    period: 'guardian:2026-2027-autumn',
    child: 'child',
    slot: 'guardian' as const,
    adultKind: 'parent' as const,
    title: content.title,
    classId: 'k1',
    eduPath: 'edu/k1/',
    residencePath: null,
    registeredPath: null,
    dutyPath: 'yunling/',
    until: plainDate('2026-12-02'),
    job: 'job1',
  };
  const issuer = { authority: { kind: 'post' as const, id: 'k1:classTeacher:1' }, personId: 'teacher' };
  return issuedLetter(unissued, content, { id: 'guardian:1', text: GUARDIAN_TEMPLATE.statement }, issuer, by);
}

export const authority = (person: string) => ({ kind: 'binding' as const, id: `child:${person}` });

export function open(letter: Letter, person: string, now: number, by = sealer): Letter {
  const opening = {
    id: `ch-${person}-${now}`,
    person,
    authority: authority(person),
    identity: IDENTITY,
    now,
    minutes: 10,
  };
  return openedLetter(letter, opening, by);
}

export function sign(
  letter: Letter,
  person: string,
  now: number,
  change: Partial<{ challenge: string; digest: string }> = {},
  by = sealer,
) {
  const signing = {
    challenge: letter.challenge?.id ?? '',
    digest: letter.digest.sm3,
    ink: INK,
    clientAt: now,
    client: 'h5',
    ...change,
  };
  const signer = {
    person,
    signerPersonId: person,
    signerName: '妈甲',
    relation: '母亲',
    authority: authority(person),
    assistance: null,
    requestId: `r-${now}`,
    now,
  };
  return signedLetter(letter, signing, signer, by).letter;
}

export function signed(by = sealer): Letter {
  const opened = open(issued(by), 'mother', ISSUED_AT + MINUTE, by);
  return sign(opened, 'mother', ISSUED_AT + MINUTE + READING, {}, by);
}

/** The same letter as it was made before there was sealing: real hashes, no signatures. */
export function asBefore(letter: Letter): Letter {
  const events: LetterEvent[] = [];
  for (const { hash: _, sha256: __, sig: ___, ...event } of letter.events.filter(({ type }) => type !== 'sealed')) {
    const core = { ...event, suite: 'none' as const, kid: null, prev: events.at(-1)?.hash ?? null };
    const hashes = digest(canonical(core));
    events.push({ ...core, hash: hashes.sm3, sha256: hashes.sha256, sig: null });
  }
  return { ...letter, events };
}
