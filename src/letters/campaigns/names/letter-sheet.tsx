import type { LetterRow } from '#domain/letters/api';
import { spokenInstant } from '../../../spoken';
import { Inset } from '../../../ui/inset';
import { Row } from '../../../ui/row';
import { Sheet } from '../../../ui/sheet';
import { PrintLetter } from '../../paper/print-letter';
import { standsAs } from '../../words';

interface LetterSheetProps {
  readonly row: LetterRow;
  readonly onOpen: () => void;
  readonly onClose: () => void;
}

/** A letter between organs: read it, or print it for the seal. */
export function LetterSheet({ row, onOpen, onClose }: LetterSheetProps) {
  return (
    <Sheet open title={row.title} onClose={onClose}>
      <Row title="甲方" aside={row.issuerName} />
      <Row title="乙方" aside={row.partyName} />
      <Row title={standsAs(row).word} aside={row.signedAt === null ? undefined : spokenInstant(row.signedAt)} />
      <Row icon="file-text" title="看这一份" detail="全文、签字，作废也在里面" onPress={onOpen} />
      <Inset>
        <PrintLetter letter={row.id} />
      </Inset>
    </Sheet>
  );
}
