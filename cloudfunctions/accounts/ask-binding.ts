import type { AskedRelation } from '#domain/accounts/documents';
import type { RequestOf } from '#domain/api';
import { refuse } from '#domain/errors';
import type { Adult, AdultKind, AdultSlot, Child } from '#domain/roster/documents';
import type { Call, Writing } from '../kit/handler';
import { blind } from '../kit/secrets';
import { countTry, spendCode } from './attempts';
import { bindingOutcome, bindingWith, keep } from './bind';
import { bindingId, childrenByLastFour } from './families';
import { asPerson, codeOf, isDone, ownScope } from './own';
import { askRequest } from './requests';

type Asked = RequestOf<'accounts.askBinding'>;

const RELATION: Readonly<
  Record<AskedRelation, { readonly words: RegExp; readonly kind: AdultKind; readonly slot: AdultSlot }>
> = {
  father: { words: /^(父亲|爸爸)$/, kind: 'parent', slot: 'guardian' },
  mother: { words: /^(母亲|妈妈)$/, kind: 'parent', slot: 'guardian' },
  grandparent: { words: /祖|爷|奶|姥|外公|外婆/, kind: 'contact', slot: 'contact' },
  guardian: { words: /监护/, kind: 'legalGuardian', slot: 'guardian2' },
  carer: { words: /照护|照料/, kind: 'entrustedCarer', slot: 'carer' },
};

/** The adult of the roster that fits what is said best; the teacher decides which it is. */
function guess(child: Child, relation: AskedRelation): Pick<Adult, 'slot' | 'kind'> {
  const { words, kind, slot } = RELATION[relation];
  return child.adults.find((adult) => words.test(adult.relation)) ?? { slot, kind };
}

/**
 * Counts the try, then looks. A wrong child, a wrong number and a child of another class answer alike, so that nothing can be learned
 * but what was known.
 */
async function lookUp(call: Call, request: Asked): Promise<Child | null> {
  if (await isDone(call)) {
    return null;
  }
  const { scene, childName, lastFour } = request;
  if (scene !== undefined) {
    await spendCode(call, scene);
  }
  const code = await codeOf(call.store, scene);
  const classId = code?.purpose === 'classMeeting' ? code.target : null;
  await countTry(call, classId);
  const keyed = blind('lastFour', call.county, `${childName}\n${lastFour}`);
  const [child] = await childrenByLastFour(call.store, call.county, keyed, classId);
  return child ?? refuse('NO_MATCH');
}

/** 手机号对不上: the class teacher is asked. */
export const askBinding: Writing<'accounts.askBinding'> = {
  request: askRequest,
  scope: ownScope,
  prepare: lookUp,
  async write(tx, call, request, prepared) {
    const child = (prepared as Child | null) ?? refuse('BUSY');
    const known = await tx.read('people', call.person);
    const person = asPerson(known, call);
    const present = await tx.read('bindings', bindingId(child._id, call.person));
    if (present?.state === 'bound') {
      return bindingOutcome(child, present, present, { binding: present._id, state: 'bound' as const });
    }
    const { slot, kind } = guess(child, request.relation);
    const asked = { slot, kind, state: 'waiting', proof: 'teacher', asked: request.relation } as const;
    const next = bindingWith(present, call, child, asked);
    await keep(tx, present, next);
    const named = { ...person, name: person.name || request.name, rev: person.rev + 1 };
    await (known ? tx.replace('people', named) : tx.create('people', named));
    return bindingOutcome(child, present, next, { binding: next._id, state: 'waiting' as const });
  },
};
