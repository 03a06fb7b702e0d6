import type { Ending } from './functions';
import type { CallFunction } from './gateway/invoke';

/** 云函数互调: a caller of the gateway calls a function; the functions belong to the dispatcher, in another process. */
interface Asked {
  readonly kind: 'invoke';
  readonly id: number;
  readonly name: string;
  readonly event: Parameters<CallFunction>[1];
}

interface Told {
  readonly kind: 'invoked';
  readonly id: number;
  readonly ending: Ending;
}

/** One end of the channel between two processes of ours. */
interface Channel {
  on(event: 'message', listener: (message: unknown) => void): unknown;
  send?(message: object, done: (error: Error | null) => void): unknown;
}

const isKind = <T extends { readonly kind: string }>(message: unknown, kind: T['kind']): message is T =>
  Object(message).kind === kind;

/** The gateway's end: asks and waits. The other end keeps to the functions' time limits; when it is gone the gateway ends too. */
export function callsOver(channel: Channel): CallFunction {
  const open = new Map<number, (ending: Ending) => void>();
  let last = 0;
  channel.on('message', (message) => {
    if (isKind<Told>(message, 'invoked')) {
      open.get(message.id)?.(message.ending);
      open.delete(message.id);
    }
  });
  return (name, event) =>
    new Promise((resolve) => {
      last += 1;
      open.set(last, resolve);
      const asked: Asked = { kind: 'invoke', id: last, name, event };
      channel.send?.(asked, (error) => (error ? resolve({ kind: 'died' }) : undefined));
    });
}

async function endingOf(call: CallFunction, ...asked: Parameters<CallFunction>): Promise<Ending> {
  try {
    return await call(...asked);
  } catch {
    // The functions have not been started yet.
    return { kind: 'died' };
  }
}

/** The dispatcher's end: calls the function and says how it ended. */
export function answerCalls(channel: Channel, call: CallFunction): void {
  channel.on('message', (message) => {
    if (isKind<Asked>(message, 'invoke')) {
      const { id, name, event } = message;
      void endingOf(call, name, event).then((ending) => {
        const told: Told = { kind: 'invoked', id, ending };
        // The gateway may have died meanwhile: then nobody waits.
        channel.send?.(told, () => undefined);
      });
    }
  });
}
