import type { ApiProblem } from '../../api';
import { Notice } from '../../ui/notice';

/** What was refused or did not arrive, with what to mend. No network is nobody's fault: grey. */
export function ProblemNotice({ problem }: { readonly problem: ApiProblem | undefined }) {
  return problem ? (
    <Notice tone={problem.code === 'OFFLINE' ? 'calm' : 'danger'} title={problem.message}>
      {problem.fields.map(({ rule }) => rule).join('；')}
    </Notice>
  ) : null;
}
