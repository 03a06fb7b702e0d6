import type { Binding } from '#domain/accounts/documents';
import type { Letter } from '#domain/letters/documents';
import { isGuardianLetter } from '#domain/letters/parties';
import { isLegalGuardian, maySign } from '#domain/letters/who-signs';
import { personOfReceiver } from '#domain/reminders/causes';
import type { Store } from '../kit/store';

const LETTERS_CAP = 100;
const CHILDREN_CAP = 20;

async function ofChild(store: Store, binding: Binding): Promise<Letter[]> {
  const { county, child } = binding;
  const { items } = await store.page('letters', {
    equal: { county, child },
    range: { key: 'period' },
    limit: LETTERS_CAP,
  });
  const own = items.filter((letter) => isGuardianLetter(letter) && maySign(binding, letter.slot));
  const household = isLegalGuardian(binding.kind) ? (await store.read('children', child))?.household : null;
  if (!household) {
    return own;
  }
  const page = await store.page('letters', {
    equal: { county, household },
    range: { key: 'period' },
    limit: LETTERS_CAP,
  });
  return [...own, ...page.items];
}

/** The letters that a receiver is asked to sign: a post its own, a guardian those of its slot and of its household. */
export async function lettersFor(store: Store, county: string, receiver: string): Promise<Letter[]> {
  const person = personOfReceiver(receiver);
  if (person === null) {
    const equal = { county, post: receiver };
    return (await store.page('letters', { equal, range: { key: 'period' }, limit: LETTERS_CAP })).items;
  }
  const { items } = await store.page('bindings', { equal: { county, person }, limit: CHILDREN_CAP });
  const held = items.filter((binding) => binding.state === 'bound' && binding.to === null);
  const letters = await Promise.all(held.map((binding) => ofChild(store, binding)));
  return [...new Map(letters.flat().map((letter) => [letter._id, letter])).values()];
}
