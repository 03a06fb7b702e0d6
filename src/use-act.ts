import { useCallback, useRef, useState } from 'react';
import type { Operation, ReplyOf, RequestOf } from '#domain/api';
import { type ApiProblem, asProblem, call, newRequestId } from './api';

/** A write that needs the network anyway (office work): busy while it runs, its problem kept for the screen. */
export interface Act<O extends Operation> {
  readonly busy: boolean;
  readonly problem: ApiProblem | undefined;
  /** @returns the reply, or undefined when it was refused or did not reach the server (`problem` says why). */
  readonly run: (request: RequestOf<O>) => Promise<ReplyOf<O> | undefined>;
}

/**
 * One write of a form. The same content tried again keeps its request id, so that a lost reply does not do it twice;
 * other content is another intent.
 */
export function useAct<O extends Operation>(operation: O): Act<O> {
  const [state, setState] = useState<{ busy: boolean; problem?: ApiProblem }>({ busy: false });
  const intent = useRef({ content: '', requestId: '' });
  const run = useCallback(
    async (request: RequestOf<O>) => {
      const content = JSON.stringify(request);
      if (intent.current.content !== content) {
        intent.current = { content, requestId: newRequestId() };
      }
      setState({ busy: true });
      try {
        const reply = await call(operation, request, { requestId: intent.current.requestId });
        intent.current = { content: '', requestId: '' };
        setState({ busy: false });
        return reply;
      } catch (error) {
        setState({ busy: false, problem: asProblem(error) });
        return undefined;
      }
    },
    [operation],
  );
  return { busy: state.busy, problem: state.problem, run };
}
