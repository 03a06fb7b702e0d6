import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { PaperAct, PaperRow } from '#domain/cases/api-papers';
import { CASE_ACTIONS } from '#domain/cases/machine';
import { Async } from '../../../ui/async';
import { BigButton } from '../../../ui/big-button';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { useAct } from '../../../use-act';
import { useCall } from '../../../use-call';
import { PaperText } from '../paper-text';
import { issuerWords, openServe } from '../words';
import { Beside } from './beside';
import { IssueSheet } from './issue-sheet';
import { SealSheet } from './seal-sheet';
import { Services } from './services';

export type PaperWhole = ReplyOf<'cases.paper'>;

/** In the order in which they are done. */
const MAIN: readonly PaperAct[] = ['issueNotice', 'decide', 'sealPaper', 'serveNotice', 'goToCourt'];
const WORDS: Readonly<Partial<Record<PaperAct, { readonly says: string; readonly does: string }>>> = {
  issueNotice: { says: '看过全文没有错，再制发。下一步再确认一次。', does: '制发，编号' },
  decide: { says: '登记以后才能制发决定书。', does: '登记处理决定' },
  sealPaper: { says: '打印，由机关签字盖章，拍照上传。', does: '上传盖章件' },
  serveNotice: { says: '送到监护人手里，期限才起算。', does: '登记送达' },
  goToCourt: { says: '已经送交法院，再登记。', does: '登记移送、起诉' },
};

/** What comes next for a paper; another sealed copy in the place of one is no step. */
const mainOf = (row: PaperRow): PaperAct | undefined =>
  MAIN.find((act) => row.acts.includes(act) && (act !== 'sealPaper' || row.isDraftPrint));

const againstOf = (row: PaperRow) => row.closed.find(({ act }) => MAIN.includes(act));

interface ActsProps {
  readonly one: string;
  readonly row: PaperRow;
  readonly onDone: () => void;
}

/** The one big button of the paper: what comes next for it, or why nothing does. */
function Main({ one, row, onDone }: ActsProps) {
  const [sheet, setSheet] = useState<'seal' | 'issue'>();
  const decide = useAct('cases.decide');
  const court = useAct('cases.goToCourt');
  const act = mainOf(row);
  const problem = decide.problem ?? court.problem;
  const against = againstOf(row);
  const request = { case: one, paper: row.id };
  const done = (): void => {
    setSheet(undefined);
    onDone();
  };
  const take = async (): Promise<void> => {
    if (act === 'sealPaper' || act === 'issueNotice') {
      setSheet(act === 'sealPaper' ? 'seal' : 'issue');
    } else if (act === 'serveNotice') {
      await Taro.navigateTo({ url: openServe(one, row.id) });
    } else if (await (act === 'decide' ? decide : court).run(request)) {
      onDone();
    }
  };
  const words = act && WORDS[act];
  return (
    <>
      {problem ? <Notice tone="warn" title={problem.message} /> : null}
      {words ? (
        <BigButton
          icon={act === 'serveNotice' ? 'send' : 'check'}
          says={words.says}
          busy={(decide.busy || court.busy) && '正在保存'}
          onPress={() => void take()}
        >
          {words.does}
        </BigButton>
      ) : against ? (
        <Notice
          tone="calm"
          title={`还不能${CASE_ACTIONS[against.act === 'sealPaper' ? 'issueNotice' : against.act].title}`}
        >
          {`${against.reason}（${against.source}）`}
        </Notice>
      ) : null}
      {sheet === 'seal' ? (
        <SealSheet one={one} paper={row.id} onClose={() => setSheet(undefined)} onDone={done} />
      ) : null}
      {sheet === 'issue' ? <IssueSheet one={one} row={row} onClose={() => setSheet(undefined)} onDone={done} /> : null}
    </>
  );
}

/** 一份文书: the whole of it first, then how it was served, and what can be done with it. */
export default function PaperPage() {
  const { params } = useRouter();
  const one = decodeURIComponent(params['case'] ?? '');
  const id = decodeURIComponent(params['paper'] ?? '');
  const whole = useCall('cases.paper', { case: one, paper: id });
  const papers = useCall('cases.papers', { case: one });
  const row = papers.data?.items.find((known) => known.id === id);
  const reload = (): void => {
    whole.reload();
    papers.reload();
  };
  return (
    <Page
      title={whole.data?.content.title ?? '文书'}
      bottom={row && (mainOf(row) ?? againstOf(row)) ? <Main one={one} row={row} onDone={reload} /> : undefined}
    >
      <Async called={whole} rows={6}>
        {(paper) => (
          <>
            {row?.voided ? <Notice tone="calm" title="这份文书已经作废，文号保留" /> : null}
            {row?.state === 'issued' && row.number && row.addressees.every(({ attempts }) => attempts.length === 0) ? (
              <Notice tone="good" title={`已经制发，文号：${row.number}`} />
            ) : null}
            {row?.ahead && !row.acts.includes('issueNotice') ? (
              <Notice tone="calm" title={`${issuerWords(row.ahead)}。`}>
                {row.ahead.wanting ? `现在还不能制发：${row.ahead.wanting}` : '条件齐了，请他看全文，制发。'}
              </Notice>
            ) : null}
            <PaperText content={paper.content} isDraft={paper.isDraftPrint} />
            {row ? <Services row={row} paper={paper} onDone={reload} /> : null}
            {row ? <Beside one={one} row={row} paper={paper} onDone={reload} /> : null}
          </>
        )}
      </Async>
    </Page>
  );
}
