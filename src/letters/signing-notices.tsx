import type { ApiProblem } from '../api';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { refusalWords, type useSigning } from './use-signing';

interface NoticesProps {
  readonly signing: Pick<ReturnType<typeof useSigning>, 'opened' | 'waits' | 'outcome'>;
  /** Why the last try was refused, as long as that holds. */
  readonly problem: ApiProblem | undefined;
}

/** Above the button: what went wrong with opening or sending, and what waits on the phone for the network. */
export function SigningNotices({ signing: { opened, waits, outcome }, problem }: NoticesProps) {
  return (
    <>
      {opened.problem ? (
        <Notice
          tone="danger"
          title={opened.problem.message}
          action={<Button onPress={opened.again}>再试一次</Button>}
        />
      ) : null}
      {problem ? <Notice tone="warn" title={refusalWords(problem)} /> : null}
      {waits || outcome === 'kept' ? (
        <Notice tone="calm" title="签名已存在手机里，联网后自动提交">
          十分钟内没有网络，请再点一次“提交”，不用重写。
        </Notice>
      ) : null}
    </>
  );
}
