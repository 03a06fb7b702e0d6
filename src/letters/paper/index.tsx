import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { useActingUnit } from '../../acting';
import { Bar } from '../../ui/bar';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { StatusTag } from '../../ui/status-tag';
import { TickBox } from '../../ui/tick-box';
import { PrintBlank } from './print-blank';
import { SheetsToFile } from './to-file';
import { Tray } from './tray';
import { type PapersAtHand, usePapers } from './use-papers';

function Filed({ papers }: { papers: PapersAtHand }) {
  return papers.filed.length === 0 ? null : (
    <Card title="这次收下的" aside={`${papers.filed.length} 份`} flush>
      {papers.filed.map(({ letter, childName, adultName, relation }) => (
        <Row
          key={letter}
          title={childName}
          detail={`${relation} ${adultName}`}
          aside={<StatusTag tone="good">已收</StatusTag>}
        />
      ))}
    </Card>
  );
}

/** The word of whoever collected stands on record: it is asked for, not assumed. */
function Vouch({ papers }: { papers: PapersAtHand }) {
  const [sure, setSure] = useState(false);
  const count = papers.toFile.length;
  const file = (): void => {
    setSure(false);
    void papers.fileAll();
  };
  return (
    <>
      <TickBox
        label="核对无误，打勾"
        sentence="每张都看过：是本人签的名，日期和纸上一样"
        ticked={sure}
        onTick={() => setSure(!sure)}
      />
      <BigButton
        icon="check"
        says={sure ? '您的名字会记在收件人一栏。当天收错了可以撤回。' : '请先逐张核对，再打勾。'}
        disabled={!sure}
        onPress={file}
      >
        核对无误，收下 {count} 份
      </BigButton>
    </>
  );
}

function Bottom({ papers }: { papers: PapersAtHand }) {
  if (papers.progress) {
    const { what, done, total } = papers.progress;
    return <Bar label={what} value={done} total={total} figure={`${done} / ${total}`} />;
  }
  return papers.toFile.length > 0 ? (
    <Vouch papers={papers} />
  ) : (
    <BigButton icon="camera" says="一张照片拍一份，把右下角的方码拍清楚。" onPress={() => void papers.add()}>
      拍照或选照片
    </BigButton>
  );
}

/** 收纸质: the signed sheets of a class or village, photographed; they file themselves by their codes, and a person vouches. */
export default function PaperPage() {
  const { params } = useRouter();
  const own = useActingUnit();
  const unit = params['unit'] ? decodeURIComponent(params['unit']) : own;
  const papers = usePapers();
  const nothing = papers.toFile.length + papers.tray.length + papers.filed.length === 0;
  return (
    <Page title="收纸质责任书" bottom={<Bottom papers={papers} />}>
      {papers.problem ? (
        <Notice tone="danger" title={papers.problem.message}>
          已经收下的都在。没传上的，再选一次就行。
        </Notice>
      ) : null}
      {nothing && !papers.progress ? (
        <Empty icon="camera" title="拍下签好的责任书">
          按方码自动放到孩子名下，您核对后收下。
        </Empty>
      ) : null}
      <SheetsToFile papers={papers} />
      <Tray papers={papers} unit={unit} />
      <Filed papers={papers} />
      {papers.toFile.length > 0 && !papers.progress ? (
        <Button wide icon="camera" onPress={() => void papers.add()}>
          再拍几张
        </Button>
      ) : null}
      {nothing ? <PrintBlank unit={unit} /> : null}
    </Page>
  );
}
