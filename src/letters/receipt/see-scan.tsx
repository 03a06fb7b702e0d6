import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import { SCAN_KINDS } from '#domain/letters/scan';
import { type ApiProblem, asProblem, call } from '../../api';
import { platform } from '../../platform';
import { Notice } from '../../ui/notice';
import { Row } from '../../ui/row';

type Shown = ReplyOf<'letters.scan'>['files'][number];

/** A browser asks at its seat, one step above the app. */
const pictureOf = ({ url, path }: Shown): string => (platform.name === 'h5' ? `../${path}` : url);

async function show(files: readonly Shown[]): Promise<void> {
  const pictures = files.filter(({ kind }) => kind === 'picture');
  if (pictures.length > 0) {
    await Taro.previewImage({ urls: pictures.map(pictureOf) });
  }
  for (const { url, path } of files.filter(({ kind }) => kind === 'pdf')) {
    await platform.openFile(platform.name === 'h5' ? path : url, '盖章扫描件.pdf');
  }
}

/** 看扫描件: the pages as they were filed. */
export function SeeScan({ letter, files }: { letter: string; files: number }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const see = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await show((await call('letters.scan', { letter })).files);
    } catch (error) {
      setProblem(asProblem(error));
    }
    setBusy(false);
  };
  return (
    <>
      <Row
        icon="folder-open"
        title={busy ? '正在打开' : '看扫描件'}
        detail={`${files} 个文件，${Object.values(SCAN_KINDS).join('或 ')}。印章以纸质原件为准。`}
        onPress={() => void see()}
      />
      {problem ? <Notice tone="warn" title={problem.message} /> : null}
    </>
  );
}
