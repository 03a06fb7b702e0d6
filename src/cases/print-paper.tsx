import { View } from '@tarojs/components';
import { useState } from 'react';
import type { MadeFile } from '#domain/office/api';
import { PAPER_FORMATS, type PaperFormat } from '#domain/office/paper';
import type { AdultSlot } from '#domain/roster/documents';
import { type ApiProblem, asProblem, call } from '../api';
import { openMade } from '../made-file';
import { platform } from '../platform';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { Notice } from '../ui/notice';
import styles from './print-paper.module.css';

const c = classes(styles);

interface PrintProps {
  /** What is printed, on the button. */
  readonly word: string;
  readonly formats?: readonly PaperFormat[];
  readonly make: (format: PaperFormat) => Promise<MadeFile>;
}

/** 打印 as PDF, or as Word for whoever prints by their own programs: made at the server, downloaded or opened here. */
function Print({ word, formats = ['pdf', 'docx'], make }: PrintProps) {
  const [busy, setBusy] = useState<PaperFormat>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [isMade, setMade] = useState(false);
  const print = async (format: PaperFormat): Promise<void> => {
    setBusy(format);
    setProblem(undefined);
    setMade(false);
    try {
      await openMade(await make(format));
      setMade(true);
    } catch (error) {
      setProblem(asProblem(error));
    }
    setBusy(undefined);
  };
  return (
    <View className={c('print')}>
      <View className={c('buttons')}>
        {formats.map((format) => (
          <Button
            key={format}
            icon={format === 'pdf' ? 'printer' : 'file-text'}
            label={`${word}，${PAPER_FORMATS[format]}`}
            busy={busy === format && '正在排版'}
            disabled={busy !== undefined}
            onPress={() => void print(format)}
          >
            {format === 'pdf' ? word : PAPER_FORMATS[format]}
          </Button>
        ))}
      </View>
      {problem ? <Notice tone="warn" title={problem.message} /> : null}
      {isMade ? (
        <Notice tone="good" title="排好了">
          {platform.name === 'h5' ? '文件已下载，打开后打印。' : '在打开的文件右上角可以转发到电脑打印。'}
        </Notice>
      ) : null}
    </View>
  );
}

interface OfPaper {
  readonly one: string;
  readonly paper: string;
}

/** 打印文书: of a draft with its watermark. */
export function PrintPaper({ one, paper }: OfPaper) {
  return <Print word="打印文书" make={(format) => call('office.casePaper', { case: one, paper, format })} />;
}

/** 打印送达回证: to be filled in by hand, or of one service as it was recorded. */
export function PrintReceipt({
  one,
  paper,
  addressee,
  service,
}: OfPaper & { readonly addressee: AdultSlot; readonly service?: string }) {
  const asked = { case: one, paper, addressee, ...(service === undefined ? {} : { service }) };
  return (
    <Print
      word={service === undefined ? '打印空白送达回证' : '打印送达回证'}
      make={(format) => call('office.receiptForm', { ...asked, format })}
    />
  );
}

/** 打印受委托送达的文书 and its 送达回证, by the township that took the request. */
export function PrintEntrusted({ entrusted }: { readonly entrusted: string }) {
  const make = (sheet: 'paper' | 'receipt') => (format: PaperFormat) =>
    call('office.entrustedSheet', { entrusted, sheet, format });
  return (
    <>
      <Print word="打印文书" make={make('paper')} />
      <Print word="打印送达回证" make={make('receipt')} />
    </>
  );
}

/** 打印移交函 of the n-th hand-over of a case. */
export function PrintTransfer({ one, n }: { readonly one: string; readonly n: number }) {
  return <Print word="打印移交函" make={(format) => call('office.transferLetter', { case: one, n, format })} />;
}

/** 打印转介函, for a department that works on paper. */
export function PrintReferral({ referral }: { readonly referral: string }) {
  return <Print word="打印转介函" make={(format) => call('office.referralLetter', { referral, format })} />;
}

/** 打印缓学、休学决定书 */
export function PrintDeferral({ deferral }: { readonly deferral: string }) {
  return <Print word="打印决定书" make={(format) => call('office.deferralPaper', { deferral, format })} />;
}

/** 打印家访记录表 of a case, with the code by which its photo comes back to it. */
export function PrintVisitForm({ one }: { readonly one: string }) {
  return (
    <Print word="打印家访记录表" formats={['pdf']} make={(format) => call('office.visitForm', { case: one, format })} />
  );
}
