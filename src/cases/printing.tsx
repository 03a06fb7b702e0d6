import { type ReactNode, useState } from 'react';
import type { CasePage } from '#domain/cases/api';
import { useMay } from '../may';
import { Row } from '../ui/row';
import { FormsSheet } from './forms-sheet';

/** 打印: forms for the way, and papers for whoever may read them; null for anybody else. */
export function usePrinting(page: CasePage): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const mayPapers = useMay('office.casePaper');
  const canContact = page.actions.includes('contact');
  return canContact || mayPapers ? (
    <>
      <Row
        icon="printer"
        title="打印"
        detail={mayPapers ? '文书、送达回证、家访记录表' : '家访记录表'}
        label="打印"
        onPress={() => setOpen(true)}
      />
      {isOpen ? <FormsSheet one={page.id} onClose={() => setOpen(false)} /> : null}
    </>
  ) : null;
}
