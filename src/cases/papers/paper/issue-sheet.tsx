import { View } from '@tarojs/components';
import type { PaperRow } from '#domain/cases/api-papers';
import { BigButton } from '../../../ui/big-button';
import { Inset } from '../../../ui/inset';
import { Notice } from '../../../ui/notice';
import { Row } from '../../../ui/row';
import { Sheet } from '../../../ui/sheet';
import { useAct } from '../../../use-act';
import { asksReturnOf, isOfChain } from '../words';

interface IssueSheetProps {
  readonly one: string;
  readonly row: PaperRow;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** What begins with it: a sealed copy is wanted first of the chain, and a term runs from each service alone. */
const startsOf = ({ kind }: PaperRow): string =>
  isOfChain(kind)
    ? '制发以后先打印，签字盖章，再上传盖章件。'
    : asksReturnOf(kind)
      ? '期限还不开始。送到监护人手里，从第二天起算，每个人分别算。'
      : '送到以后才起算。';

/** 制发以前再看一眼: an act of government is not one tap. */
export function IssueSheet({ one, row, onClose, onDone }: IssueSheetProps) {
  const { run, busy, problem } = useAct('cases.issueNotice');
  const issue = async (): Promise<void> => {
    if (await run({ case: one, paper: row.id })) {
      onDone();
    }
  };
  const whom = row.addressees.map(({ name, relation }) => `${relation}${name}`).join('、');
  return (
    <Sheet
      open
      title="制发这份文书"
      onClose={onClose}
      bottom={
        <BigButton icon="check" says="制发以后内容不能再改。" busy={busy && '正在制发'} onPress={() => void issue()}>
          确认制发
        </BigButton>
      }
    >
      {problem ? (
        <Inset>
          <Notice tone="warn" title={problem.message} />
        </Inset>
      ) : null}
      <View>
        <Row icon="file-text" title={row.title} detail={`由${row.organ}制发`} />
        <Row icon="pen-line" title={row.ahead?.number ?? ''} detail="文号，作废也保留" />
        <Row icon="user-round" title={whom} detail="写给谁" />
        <Row icon="clock" title={startsOf(row)} detail="制发以后" />
      </View>
    </Sheet>
  );
}
