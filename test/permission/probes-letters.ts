import { NOW } from '../support/fixture';
import { type Caller, isPost } from './callers';
import { CHILDREN, CLASSES, OWN, type Probe, probe, UNITS, unitOf } from './probe';
import { HERE, type Subject } from './subjects';
import { letterOf } from './world';

const slotOf = (caller: Caller) => (!isPost(caller) && caller.name.startsWith('guardian2') ? 'guardian2' : 'guardian');

/** The letter of the child that is asked for the caller's own signature; of a post that of the first guardian. */
function letter(subject: Subject, caller: Caller): string {
  const child = subject.kind === 'place' ? (subject.child ?? '') : '';
  return letterOf(HERE, child, slotOf(caller));
}

/** The same child's letter for the other guardian. */
function others(subject: Subject, caller: Caller): string {
  const child = subject.kind === 'place' ? (subject.child ?? '') : '';
  return letterOf(HERE, child, slotOf(caller) === 'guardian' ? 'guardian2' : 'guardian');
}

const signature = (of: string) => ({
  letter: of,
  challenge: 'a'.repeat(26),
  digest: '0'.repeat(64),
  consent: true as const,
  ink: { encoding: 'delta-1' as const, points: '0', w: 300, h: 200 },
  clientAt: NOW,
  client: 'weapp' as const,
});
const NOT_OPENED = { after: ['CHALLENGE_EXPIRED', 'LETTER_CHANGED'] } as const;
const BY_CHILD = CHILDREN;

export const LETTERS: readonly Probe[] = [
  probe('letters.mine', OWN, () => ({})),
  probe('letters.read', BY_CHILD, (subject, caller) => ({ letter: letter(subject, caller) })),
  probe('letters.open', BY_CHILD, (subject, caller) => ({ letter: letter(subject, caller) })),
  probe('letters.sign', BY_CHILD, (subject, caller) => signature(letter(subject, caller)), NOT_OPENED),
  probe('letters.decline', BY_CHILD, (subject, caller) => ({ letter: letter(subject, caller), reason: 'think' })),
  probe('letters.open', ['child'], (subject, caller) => ({ letter: others(subject, caller) }), {
    as: '另一位监护人的',
  }),
  probe('letters.sign', ['child'], (subject, caller) => signature(others(subject, caller)), {
    as: '另一位监护人的',
    ...NOT_OPENED,
  }),
  probe(
    'letters.assist',
    BY_CHILD,
    (subject, caller) => ({ ...signature(letter(subject, caller)), present: ['signer'], readAloud: true }),
    NOT_OPENED,
  ),
  probe('letters.beginAssistPhoto', BY_CHILD, (subject, caller) => ({ letter: letter(subject, caller), size: 100 })),
  probe('letters.receipt', BY_CHILD, (subject, caller) => ({ letter: letter(subject, caller) }), {
    after: ['ILLEGAL_STATE'],
  }),
  probe('letters.evidence', BY_CHILD, (subject, caller) => ({ letter: letter(subject, caller) })),
  probe('letters.checkEvidence', OWN, () => ({ file: '{}' })),
  probe('letters.verify', OWN, () => ({ code: 'ABCD-EFGH-JKMN' })),
  probe('letters.classProgress', CLASSES, (subject) => ({ unit: unitOf(subject) })),
  probe('letters.startClass', CLASSES, (subject) => ({ unit: unitOf(subject) }), { after: ['ILLEGAL_STATE'] }),
  probe('letters.continueStart', CLASSES, () => ({ job: 'yunling:letters.start:nothing' }), { after: ['NOT_FOUND'] }),
  probe('letters.unsigned', UNITS, (subject) => ({ unit: unitOf(subject) })),
];
