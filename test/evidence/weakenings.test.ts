import { isDeepStrictEqual } from 'node:util';
import { OWN, type Primitives } from '#domain/evidence/primitives';
import { SIZES } from '../sizes';
import { remembering } from './remembering';
import { VECTORS } from './vectors';
import { heldOf, type Vector } from './vectors/vector';
import { type Verifier, verifierWithout, type Weakening } from './weakened';
import { OF_CRYPTOGRAPHY, OF_RULES } from './weakenings';

const once = remembering(OWN);

/** Whether a verifier answers a vector as it should; one that throws does not. */
function isRight({ findingsOf, verdictOf }: Verifier, vector: Vector, by: Primitives): boolean {
  const { expected, evidence, found } = vector;
  try {
    const findings = findingsOf(evidence, heldOf(vector), by);
    const { signature, inks, logged, anchor, other, fault } = findings;
    const said = { signature, inks, logged, anchor, other };
    const isAnswer = verdictOf(findings) === expected.verdict && fault === expected.fault;
    return isAnswer && (found === undefined || isDeepStrictEqual(said, found));
  } catch {
    return false;
  }
}

const wrongAt = (verifier: Verifier, by: Primitives): string | undefined =>
  VECTORS.find((vector) => !isRight(verifier, vector, by))?.name;

const passing = async (weakenings: readonly Weakening[], by: (own: Primitives) => Primitives): Promise<string[]> => {
  const passed: string[] = [];
  for (const weakening of weakenings) {
    const verifier = await verifierWithout(weakening);
    if (wrongAt(verifier, by(verifier.OWN)) === undefined) {
      passed.push(`${weakening.file}: ${weakening.from}`);
    }
  }
  return passed;
};

/** One in so many of the list; all of them at full size. */
const some = (weakenings: readonly Weakening[]): readonly Weakening[] =>
  weakenings.filter((_, n) => n % SIZES.evidenceWeakenings === 0);

test('the verifier as it is answers every vector', async () => {
  expect(wrongAt(await verifierWithout(null), once)).toBeUndefined();
});

test(`without any one of ${some(OF_RULES).length} rules a vector goes wrong`, async () => {
  expect(await passing(some(OF_RULES), () => once)).toEqual([]);
});

test(`without any one of ${some(OF_CRYPTOGRAPHY).length} checks of keys, signatures and hashes a vector goes wrong`, async () => {
  expect(await passing(some(OF_CRYPTOGRAPHY), remembering)).toEqual([]);
});
