import type { Letter } from '#domain/letters/documents';
import { isOpen } from '#domain/letters/machine';
import { isGuardianLetter } from '#domain/letters/parties';
import { maySee, maySign } from '#domain/letters/who-signs';
import { scope } from '#domain/permission';
import type { Call, Reading } from '../kit/handler';
import { bound } from '../kit/permission';
import { rowOf } from './letter-view';
import { mineRequest } from './requests';

const CHILDREN_CAP = 20;
const LETTERS_A_CHILD = 30;

/** The caller's bindings that have to do with letters: those of a mere contact have not. */
async function ownChildren(call: Call) {
  const { items } = await call.store.page('bindings', {
    equal: { county: call.county, person: call.person },
    limit: CHILDREN_CAP,
  });
  return items.filter((binding) => bound(binding, call.now) && maySee(binding.kind));
}

/** 我的责任书 */
export const mine: Reading<'letters.mine'> = {
  request: mineRequest,
  scope: async ({ county }) => (county === null ? null : scope(county)),
  async read(call) {
    const toSign: Letter[] = [];
    const others: Letter[] = [];
    for (const binding of await ownChildren(call)) {
      const { child } = binding;
      const { items } = await call.store.page('letters', {
        equal: { county: call.county, child },
        limit: LETTERS_A_CHILD,
      });
      for (const letter of items.filter(isGuardianLetter).filter(({ state }) => state !== 'draft')) {
        (maySign(binding, letter.slot) && isOpen(letter) ? toSign : others).push(letter);
      }
    }
    toSign.sort((a, b) => (a.until < b.until ? -1 : 1));
    others.sort((a, b) => (b.signedAt ?? 0) - (a.signedAt ?? 0));
    return { toSign: toSign.map(rowOf), others: others.map(rowOf) };
  },
};
