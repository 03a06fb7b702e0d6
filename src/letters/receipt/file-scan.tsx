import { View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { SCAN_FILES, type ScanKind } from '#domain/letters/scan';
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

/** One intent, one request id, until it is answered. */
function useFiling({ letter, digest, onFiled }: FileScanProps) {
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<ApiProblem>();
  const upload = useUploads(letter);
  const intent = useRef({ content: '', requestId: '' });
  const send = async (photos: readonly ChosenFile[], pdf: ChosenFile | undefined): Promise<void> => {
    setProblem(undefined);
    try {
      const files = [];
      for (const [n, photo] of photos.entries()) {
        setBusy(`正在传第 ${n + 1} 页`);
        files.push(await upload(photo, 'picture'));
      }
      setBusy('正在存档');
      files.push(...(pdf ? [await upload(pdf, 'pdf')] : []));
      const content = JSON.stringify(files);
      if (intent.current.content !== content) {
        intent.current = { content, requestId: newRequestId() };
      }
      await call('letters.fileScan', { letter, digest, files, vouch: true }, { requestId: intent.current.requestId });
      onFiled();
    } catch (error) {
      setProblem(asProblem(error));
    }
    setBusy(undefined);
  };
  return { busy, problem, send };
}

/** A PDF instead of photos: whoever has a scanner. */
function ChoosePdf({
  pdf,
  onChoose,
}: {
  pdf: ChosenFile | undefined;
  onChoose: (pdf: ChosenFile | undefined) => void;
}) {
  const choose = async (): Promise<void> => onChoose((await platform.chooseFile(['pdf'])) ?? pdf);
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
    <Inset>
      <Button wide icon="folder-open" onPress={() => void choose()}>
        选扫描的 PDF
      </Button>
    </Inset>
  );
}

/** 存盖章的扫描件: photos of the sealed pages or a PDF, looked at by whoever files them. */
export function FileScan(props: FileScanProps) {
  const [open, setOpen] = useState(false);
  const [photos, setPhotos] = useState<readonly ChosenFile[]>([]);
  const [pdf, setPdf] = useState<ChosenFile>();
  const [sure, setSure] = useState(false);
  const { busy, problem, send } = useFiling(props);
  const nothing = photos.length === 0 && pdf === undefined;
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
            says={nothing ? '每页拍一张，或者选一个 PDF。' : '您的岗位和姓名会记在上面。当天存错了可以撤回。'}
            disabled={nothing || !sure}
            busy={busy ?? false}
            onPress={() => void send(photos, pdf)}
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
              onChange={setPhotos}
              most={SCAN_FILES}
            />
          )}
          {photos.length > 0 ? null : <ChoosePdf pdf={pdf} onChoose={setPdf} />}
          <TickBox
            label="核对无误，打勾"
            sentence="就是这份责任书，内容没有改动，章已盖好"
            ticked={sure}
            onTick={() => setSure(!sure)}
          />
          {problem ? <Notice tone="danger" title={problem.message} /> : null}
        </View>
      </Sheet>
    </Inset>
  );
}
