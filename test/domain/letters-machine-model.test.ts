import fc from 'fast-check';
import { Refusal } from '#domain/errors';
import { declinedLetter, draftLetter, signedLetter } from '#domain/letters/acts';
import {
  awaitsIssuer,
  expiredLetter,
  extendedLetter,
  issuerSignedLetter,
  pausedLetter,
  supersededLetter,
  voidedLetter,
} from '#domain/letters/campaign-acts';
import { SIGNINGS, type Signing } from '#domain/letters/campaigns';
import type { Letter } from '#domain/letters/documents';
import { letterFault } from '#domain/letters/event';
import { addDays } from '#domain/plain-date';
import { SIZES } from '../sizes';
import { authority, digest, INK, ISSUED_AT, issued, MINUTE, open, READING, sealer } from './letter-maker';

/** What the model says of a letter: which of the two sides have signed, whether it is over, fenced, declined, opened by whom. */
interface Model {
  out: boolean;
  party: boolean;
  issuer: boolean;
  over: boolean;
  paused: boolean;
  declined: boolean;
  opened: string | null;
}
interface Real {
  letter: Letter;
  now: number;
  ended: number;
}
type Command = fc.Command<Model, Real>;

const IDENTITY = { openidDigest: 'o', phoneDigest: null, phoneVerifiedAt: null, level: 'agreed' as const };
const POST = { kind: 'post' as const, id: 'k1:classTeacher:1' };

/** Does it, or says by which code it could not be done; what cannot be done changes nothing. */
function attempt(real: Real, act: (letter: Letter, now: number) => Letter): string | null {
  const before = JSON.stringify(real.letter);
  real.now += MINUTE;
  try {
    real.letter = act(real.letter, real.now);
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) {
      throw error;
    }
    expect(JSON.stringify(real.letter)).toBe(before);
    return error.code;
  }
}

function command(name: string, run: (model: Model, real: Real) => void): Command {
  return { check: () => true, run, toString: () => name };
}

const asks = (model: Model): boolean => model.out && !model.party && !model.over;
const may = (model: Model): boolean => asks(model) && !model.paused;

const opens = (who: string): Command =>
  command(`open ${who}`, (model, real) => {
    const code = attempt(real, (letter, now) => open(letter, who, now));
    expect(code === null).toBe(may(model));
    if (code === null) {
      model.opened = who;
    }
  });

const signs = (who: string, waits: boolean): Command =>
  command(`sign ${who}${waits ? '' : ' at once'}`, (model, real) => {
    real.now += waits ? READING : 0;
    const known = real.letter.challenge;
    const code = attempt(
      real,
      (letter, now) =>
        signedLetter(
          letter,
          { challenge: letter.challenge?.id ?? '', digest: letter.digest.sm3, ink: INK, clientAt: now, client: 'h5' },
          {
            person: who,
            signerPersonId: who,
            signerName: '妈甲',
            relation: '母亲',
            authority: authority(who),
            assistance: null,
            requestId: `r-${now}`,
            now,
          },
          sealer,
        ).letter,
    );
    const inTime = known !== null && real.now < known.until && real.now - known.openedAt >= READING;
    expect(code === null).toBe(may(model) && model.opened === who && inTime);
    if (code === null) {
      Object.assign(model, { party: true, declined: false, opened: null });
    }
    if (model.party && code !== null && !model.over) {
      expect(['LETTER_SIGNED', 'ILLEGAL_STATE']).toContain(code);
    }
  });

const declines = command('decline', (model, real) => {
  const code = attempt(real, (letter, now) =>
    declinedLetter(letter, { person: 'mother', authority: authority('mother'), reason: 'think', now }, sealer),
  );
  expect(code === null).toBe(may(model) && !model.declined);
  if (code === null) {
    Object.assign(model, { declined: true, opened: null });
  }
});

const issuerSigns = command('issuer signs', (model, real) => {
  const signing = real.letter.signing ?? 'partyOnly';
  const { sm3, sha256 } = digest(INK.points);
  const ink = {
    encoding: 'delta-1' as const,
    pointsSm3: sm3,
    pointsSha256: sha256,
    count: 30,
    w: 300,
    h: 180,
    durationMs: 725,
  };
  const code = attempt(real, (letter, now) =>
    issuerSignedLetter(
      letter,
      {
        person: 'teacher',
        signerName: '王老师',
        authority: POST,
        identity: IDENTITY,
        ink,
        inkId: 'ink',
        challengeId: 'batch',
        list: { sm3: '0', count: 1 },
        dwellMs: 3000,
        requestId: 'r',
        statement: { id: 's', text: '我已看懂' },
        now,
      },
      sealer,
    ),
  );
  const first = signing === 'issuerFirst' && !model.out;
  const second = signing === 'partyFirst' && model.party && !model.issuer;
  expect(code === null).toBe((first || second) && !model.over && !model.paused);
  if (code === null) {
    Object.assign(model, { issuer: true, out: true });
  }
});

const pauses = (paused: boolean): Command =>
  command(paused ? 'pause' : 'resume', (model, real) => {
    const waits = awaitsIssuer(real.letter);
    attempt(real, (letter) => pausedLetter(letter, paused));
    if (asks(model) || (waits && !model.over)) {
      model.paused = paused;
    }
  });

const extend = command('extend', (_, real) => {
  attempt(real, (letter) => extendedLetter(letter, addDays(letter.until, 7)));
});

const close = command('close', (model, real) => {
  attempt(real, (letter, now) => expiredLetter(letter, { person: 'teacher', authority: POST, now }, sealer));
  if (!model.party && !model.over) {
    Object.assign(model, { over: true, paused: false });
    real.ended = 1;
  }
});

const voids = command('void', (model, real) => {
  const code = attempt(real, (letter, now) =>
    voidedLetter(letter, { person: 'teacher', authority: POST, now, reason: 'other' }, sealer),
  );
  expect(code === null).toBe(real.ended < 2);
  if (code === null) {
    model.over = true;
    real.ended = 2;
  }
});

const supersede = command('supersede', (model, real) => {
  attempt(real, (letter, now) => supersededLetter(letter, 'later', now, sealer));
  if (real.ended < 2) {
    model.over = true;
    real.ended = 2;
  }
});

const COMMANDS = [
  ...['mother', 'helper'].flatMap((who) => [opens(who), signs(who, true), signs(who, false)]),
  declines,
  issuerSigns,
  pauses(true),
  pauses(false),
  extend,
  close,
  voids,
  supersede,
].map((one) => fc.constant(one));

function start(signing: Signing): Letter {
  const { content, digest: _, events, state, method, signedAt, challenge, checkCode, rev, ...unissued } = issued();
  return signing === 'issuerFirst'
    ? draftLetter({ ...unissued, signing }, content, sealer)
    : ({ ...issued(), signing } as Letter);
}

test('the machine of a letter, with both sides, pause and every ending, is what its model says', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(SIGNINGS) as Signing[])),
      fc.commands(COMMANDS, { maxCommands: 25, size: 'max' }),
      (signing, commands) => {
        const real: Real = { letter: start(signing), now: ISSUED_AT, ended: 0 };
        fc.modelRun(() => {
          const model: Model = {
            out: signing !== 'issuerFirst',
            party: false,
            issuer: false,
            over: false,
            paused: false,
            declined: false,
            opened: null,
          };
          return { model, real };
        }, commands);
        const { letter } = real;
        expect(letterFault(letter, digest)).toBeNull();
        const types = letter.events.map(({ type }) => type);
        expect(types.filter((type) => type === 'signed').length).toBeLessThanOrEqual(1);
        expect(types.filter((type) => type === 'countersigned').length).toBeLessThanOrEqual(1);
        expect(letter.events.length).toBeLessThanOrEqual(20);
      },
    ),
    { numRuns: SIZES.letterMachineRuns },
  );
});
