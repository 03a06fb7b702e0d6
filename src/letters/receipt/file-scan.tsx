import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import type { ReplyOf, RequestOf } from '#domain/api';
import { SCAN_FILES, type ScanKind } from '#domain/letters/scan';
import type { NamedLetter } from '#domain/office/api';
import { type ApiProblem, asProblem, call, newRequestId } from '../../api';
import { platform } from '../../platform';
import type { ChosenFile } from '../../platform/contract';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { PhotoPicker } from '../../ui/photo-picker';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { TickBox } from '../../ui/tick-box';
import styles from '../letter-text.module.css';

const c = classes(styles);

interface FileScanProps {
  readonly letter: string;
  /** SM3 of what the paper shows. */
  readonly digest: string;
  readonly onFiled: () => void;
}

/** Uploads each file once, however often the sending is tried: the place of the first stands for it. */
function useUploads(letter: string) {
  const known = useRef(new Map<ChosenFile, string>());
  return async (file: ChosenFile, kind: ScanKind) => {
    const before = known.current.get(file);
    if (before !== undefined) {
      return { upload: before, kind };
    }
    const { upload, ...target } = await call('letters.beginScan', { letter, kind, size: file.size });
    await platform.upload(target, file);
    known.current.set(file, upload);
    return { upload, kind };
  };
}

type Uploaded = RequestOf<'letters.fileScan'>['files'][number];

/** What speaks against these files, told before they are filed; a person may know better. */
type Doubt = Pick<ReplyOf<'office.readScan'>, 'is' | 'own' | 'other'>;

/** By the code on the last page that has one. What cannot be looked at now is no reason to doubt: filing it says what is wrong with it. */
async function doubtOf(letter: string, files: readonly Uploaded[]): Promise<Doubt | undefined> {
  for (const file of [...files].reverse()) {
    const seen = await call('office.readScan', { letter, ...file }).catch(() => undefined);
    if (seen && seen.is !== 'unread') {
      return seen.is === 'own' ? undefined : seen;
    }
  }
  return undefined;
}

/** One intent, one request id, until it is answered. */
function useFiling({ letter, digest, onFiled }: FileScanProps) {
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const [doubt, setDoubt] = useState<Doubt>();
  const upload = useUploads(letter);
  const intent = useRef({ content: '', requestId: '' });
  const forget = (): void => {
    setProblem(undefined);
    setDoubt(undefined);
  };
  const file = async (files: readonly Uploaded[]): Promise<void> => {
    const content = JSON.stringify(files);
    if (intent.current.content !== content) {
      intent.current = { content, requestId: newRequestId() };
    }
    await call('letters.fileScan', { letter, digest, files, vouch: true }, { requestId: intent.current.requestId });
    onFiled();
  };
  /** `isSure`: the person has seen what speaks against it. */
  const send = async ({ photos, pdf }: Scanned, isSure: boolean): Promise<void> => {
    forget();
    try {
      const files: Uploaded[] = [];
      for (const [n, photo] of photos.entries()) {
        setBusy(`正在传第 ${n + 1} 页`);
        files.push(await upload(photo, 'picture'));
      }
      setBusy(isSure ? '正在存档' : '正在看是哪一份');
      files.push(...(pdf ? [await upload(pdf, 'pdf')] : []));
      const against = isSure ? undefined : await doubtOf(letter, files);
      setDoubt(against);
      await (against ? undefined : file(files));
    } catch (error) {
      setProblem(asProblem(error));
    }
    setBusy(undefined);
  };
  return { busy, problem, doubt, forget, send };
}

interface Scanned {
  readonly photos: readonly ChosenFile[];
  readonly pdf: ChosenFile | undefined;
}

const PDF_BEGINS = '%PDF-';

/** A PDF instead of photos: whoever has a scanner. */
function ChoosePdf({
  pdf,
  onChoose,
}: {
  pdf: ChosenFile | undefined;
  onChoose: (pdf: ChosenFile | undefined) => void;
}) {
  const [wrong, setWrong] = useState(false);
  const choose = async (): Promise<void> => {
    const file = await platform.chooseFile(['pdf']);
    if (file) {
      const begins = await platform.firstBytes(file, PDF_BEGINS.length).catch(() => '');
      setWrong(begins !== PDF_BEGINS);
      onChoose(begins === PDF_BEGINS ? file : undefined);
    }
  };
  return pdf ? (
    <Row
      icon="file-text"
      title={pdf.name}
      aside={
        <Button look="quiet" label="去掉这个 PDF" onPress={() => onChoose(undefined)}>
          去掉
        </Button>
      }
    />
  ) : (
    <View className={c('pdf')}>
      <Button wide icon="folder-open" onPress={() => void choose()}>
        选扫描的 PDF
      </Button>
      {wrong ? (
        <View className={c('gap')}>
          <Notice tone="warn" title="这不是 PDF">
            请选扫描仪存的 PDF，或者用手机拍盖章后的每一页。
          </Notice>
        </View>
      ) : null}
    </View>
  );
}

const named = ({ title, sides }: NamedLetter): string => `《${title}》${sides.join('、')}`;

/** 可能传错了: what the file's own code says, beside what it is filed for. */
function DoubtNotice({ doubt: { is, own, other }, onSure }: { doubt: Doubt; onSure: () => void }) {
  const isOriginal = is === 'original';
  return (
    <Notice
      tone="warn"
      title={isOriginal ? '这个 PDF 没有打印、盖过章' : '这可能是另一份责任书'}
      action={
        <Button wide onPress={onSure}>
          就是这份，存档
        </Button>
      }
    >
      {isOriginal ? (
        <View>它是从这里下载的原件，不是扫描的。请打印、盖章以后再扫描。</View>
      ) : (
        <>
          <View>要存的：{named(own)}</View>
          <View>文件上的码：{other ? named(other) : '本县查不到的另一份'}</View>
        </>
      )}
    </Notice>
  );
}

/** What is chosen; with every change the tick and what was said of the files before go. */
function useScanned(forget: () => void) {
  const [scanned, setScanned] = useState<Scanned>({ photos: [], pdf: undefined });
  const [sure, setSure] = useState(false);
  const change = (changed: Partial<Scanned>): void => {
    setScanned({ ...scanned, ...changed });
    setSure(false);
    forget();
  };
  return { scanned, sure, setSure, change, isEmpty: scanned.photos.length === 0 && scanned.pdf === undefined };
}

/** 存盖章的扫描件: photos of the sealed pages or a PDF, looked at by whoever files them. */
export function FileScan(props: FileScanProps) {
  const [open, setOpen] = useState(false);
  const { busy, problem, doubt, forget, send } = useFiling(props);
  const { scanned, sure, setSure, change, isEmpty } = useScanned(forget);
  const { photos, pdf } = scanned;
  return (
    <Inset>
      <Button wide icon="upload" onPress={() => setOpen(true)}>
        存盖章的扫描件
      </Button>
      <Sheet
        open={open}
        title="存盖章的扫描件"
        onClose={() => setOpen(false)}
        bottom={
          <BigButton
            icon="check"
            says={isEmpty ? '每页拍一张，或者选一个 PDF。' : '您的岗位和姓名会记在上面。当天存错了可以撤回。'}
            disabled={isEmpty || !sure || doubt !== undefined}
            busy={busy ?? false}
            onPress={() => void send(scanned, false)}
          >
            存档
          </BigButton>
        }
      >
        <View className={c('margin')}>
          {pdf ? null : (
            <PhotoPicker
              label="盖章后的每一页"
              hint={`最多 ${SCAN_FILES} 张，字和章都要看得清`}
              photos={photos}
              onChange={(chosen) => change({ photos: chosen })}
              most={SCAN_FILES}
            />
          )}
          {photos.length > 0 ? null : <ChoosePdf pdf={pdf} onChoose={(chosen) => change({ pdf: chosen })} />}
          <TickBox
            label="核对无误，打勾"
            sentence="就是这份责任书，内容没有改动，章已盖好"
            ticked={sure}
            onTick={() => setSure(!sure)}
          />
          {doubt && busy === undefined ? <DoubtNotice doubt={doubt} onSure={() => void send(scanned, true)} /> : null}
          {problem ? <Notice tone="danger" title={problem.message} /> : null}
        </View>
      </Sheet>
    </Inset>
  );
}
