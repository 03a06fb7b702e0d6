import { TODAY } from '../support/fixture';
import { type Caller, isPost } from './callers';
import { CHILDREN, OWN, type Probe, probe, UNITS, unitOf } from './probe';
import { HERE, type Subject } from './subjects';
import { fileOf, letterOf, postLetterOf } from './world';

const slotOf = (caller: Caller) => (!isPost(caller) && caller.name.startsWith('guardian2') ? 'guardian2' : 'guardian');

function letter(subject: Subject, caller: Caller): string {
  const child = subject.kind === 'place' ? (subject.child ?? '') : '';
  return letterOf(HERE, child, slotOf(caller));
}

const GROUP = ['group'] as const;
const between = { letter: postLetterOf(HERE) };
const photo = (caller: Caller): string => fileOf(caller, 'photo');

export const PAPER: readonly Probe[] = [
  probe('office.letterPaper', CHILDREN, (subject, caller) => ({ letter: letter(subject, caller), format: 'pdf' })),
  probe('office.blankSheets', UNITS, (subject) => ({ unit: unitOf(subject) }), { after: ['ILLEGAL_STATE'] }),
  probe('office.beginSheet', OWN, () => ({ size: 1000 })),
  probe('office.readSheets', OWN, (_subject, caller) => ({ upload: photo(caller) }), { after: ['FILE_CORRUPT'] }),
  probe('office.sheetTray', OWN, () => ({})),
  probe('office.dropSheet', OWN, (_subject, caller) => ({ upload: photo(caller) })),
  probe(
    'letters.signPaper',
    CHILDREN,
    (subject, caller) => ({
      letter: letter(subject, caller),
      digest: '0'.repeat(64),
      file: photo(caller),
      signedOn: TODAY,
      vouch: true,
    }),
    { after: ['LETTER_CHANGED'] },
  ),
  probe('letters.voidPaper', CHILDREN, (subject, caller) => ({ letter: letter(subject, caller), reason: 'unclear' }), {
    after: ['ILLEGAL_STATE'],
  }),
  probe('letters.published', OWN, () => ({})),
  probe('letters.beginScan', GROUP, () => ({ ...between, kind: 'picture', size: 1000 })),
  probe(
    'letters.fileScan',
    GROUP,
    (_subject, caller) => ({
      ...between,
      digest: '0'.repeat(64),
      files: [{ upload: photo(caller), kind: 'picture' }],
      vouch: true,
    }),
    { after: ['ILLEGAL_STATE'] },
  ),
  probe('office.readScan', GROUP, (_subject, caller) => ({ ...between, upload: photo(caller), kind: 'picture' }), {
    after: ['NOT_FOUND'],
  }),
  probe('letters.withdrawScan', GROUP, () => ({ ...between, reason: 'unclear' }), { after: ['ILLEGAL_STATE'] }),
  probe('letters.scan', GROUP, () => between, { after: ['ILLEGAL_STATE'] }),
];
