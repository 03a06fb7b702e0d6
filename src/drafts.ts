import { useCallback, useState } from 'react';
import { newRequestId } from './api';
import { platform } from './platform';

const PREFIX = 'draft:';

/** 草稿: what a person has filled in but not sent, with the request id its sending will use. */
export interface Draft<T> {
  readonly requestId: string;
  readonly value: T;
}

/** The draft kept under `key`, if it still has the shape that `isValue` knows. */
export function loadDraft<T>(key: string, isValue: (value: unknown) => value is T): Draft<T> | undefined {
  const { requestId, value }: { requestId?: unknown; value?: unknown } = Object(platform.storage.get(PREFIX + key));
  return typeof requestId === 'string' && isValue(value) ? { requestId, value } : undefined;
}

/** Survives a kill of the app. A full store keeps the draft on the screen only. */
export function saveDraft<T>(key: string, draft: Draft<T>): void {
  try {
    platform.storage.set(PREFIX + key, draft);
  } catch {
    // Nothing to tell the person: what they see is still there, and sending does not need the store.
  }
}

export function removeDraft(key: string): void {
  platform.storage.remove(PREFIX + key);
}

interface UsedDraft<T> extends Draft<T> {
  readonly change: (value: T) => void;
  /** Sent and done: forgets the draft; the next one gets a new request id. */
  readonly clear: () => void;
  /** The server refused for good: the same content, tried again, is a new request. */
  readonly renew: () => void;
}

/** A form's state that is still there after a kill of the app. `key` names the thing, e.g. `roll:<class>:<date>`. */
export function useDraft<T>(key: string, initial: T, isValue: (value: unknown) => value is T): UsedDraft<T> {
  const fresh = useCallback(() => ({ requestId: newRequestId(), value: initial }), [initial]);
  const [state, setState] = useState(() => ({ key, draft: loadDraft(key, isValue) ?? fresh() }));
  const draft = state.key === key ? state.draft : (loadDraft(key, isValue) ?? fresh());
  const keep = (next: Draft<T>): void => {
    saveDraft(key, next);
    setState({ key, draft: next });
  };
  return {
    ...draft,
    change: (value) => keep({ ...draft, value }),
    clear: () => {
      removeDraft(key);
      setState({ key, draft: fresh() });
    },
    renew: () => keep({ ...draft, requestId: newRequestId() }),
  };
}
