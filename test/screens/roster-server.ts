import { setActing, setStandings } from '../../src/acting';
import { opened, went } from '../support/taro';

/** One call that a screen made. */
export interface Asked {
  readonly operation: string;
  readonly request: Record<string, unknown>;
  readonly requestId: string;
}

type Answer = (request: Record<string, unknown>, turn: number) => unknown;

/** A refusal of the server, or an answer that never comes back. */
export const refuse = (code: string, message = code): object => ({
  refused: { ok: false, code, message, reqId: 'R7' },
});
export const OFFLINE = new TypeError('Failed to fetch');

export const asked: Asked[] = [];
export const uploads: string[] = [];
const answers: Record<string, Answer> = {};

/** What the server answers to an operation from now on; `turn` counts its calls from 1. */
export function answer(operation: string, give: Answer): void {
  answers[operation] = give;
}

export function callsOf(operation: string): Asked[] {
  return asked.filter((one) => one.operation === operation);
}

function reply(body: Asked): unknown {
  asked.push(body);
  const data = answers[body.operation]?.(body.request, callsOf(body.operation).length);
  if (data === OFFLINE) {
    throw OFFLINE;
  }
  const { refused } = Object(data) as { refused?: unknown };
  return refused ?? (data === undefined ? { ok: false, code: 'NOT_FOUND' } : { ok: true, data, at: 1_795_312_800_000 });
}

/** A phone with an empty store on which this post acts, and a network that ends at `answer`. */
export function openPhone(as: string, place: string): void {
  localStorage.clear();
  asked.length = 0;
  uploads.length = 0;
  went.length = 0;
  opened.params = {};
  for (const operation of Object.keys(answers)) {
    delete answers[operation];
  }
  setStandings([{ as, title: '岗位', place }]);
  setActing(as);
  globalThis.fetch = (async (url: URL | string, init: { method: string; body: string }) => {
    if (init.method === 'PUT') {
      uploads.push(String(url));
      return { ok: true, status: 200 };
    }
    const data = reply(JSON.parse(init.body) as Asked);
    return { ok: true, status: 200, json: async () => data };
  }) as unknown as typeof fetch;
}
