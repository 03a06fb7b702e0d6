import tcb from '@cloudbase/node-sdk';

/** The part of the SDK's database that the store uses; the SDK itself types documents as `any`. */
export interface Query {
  where(condition: object): Query;
  orderBy(field: string, direction: 'asc' | 'desc'): Query;
  limit(count: number): Query;
  get(): Promise<{ readonly data: readonly unknown[] }>;
  remove(): Promise<unknown>;
}

interface DocumentReference {
  get(): Promise<{ readonly data: unknown }>;
  set(document: object): Promise<unknown>;
  remove(): Promise<unknown>;
}

export interface CollectionReference extends Query {
  doc(id: string): DocumentReference;
  add(documents: object): Promise<unknown>;
}

export interface SdkTransaction {
  collection(name: string): CollectionReference;
}

interface Command {
  in(values: readonly unknown[]): unknown;
  gt(value: unknown): { and(other: unknown): unknown };
  gte(value: unknown): { and(other: unknown): unknown };
  lt(value: unknown): { and(other: unknown): unknown };
  lte(value: unknown): { and(other: unknown): unknown };
  and(conditions: readonly object[]): object;
  or(conditions: readonly object[]): object;
}

export interface Database {
  readonly command: Command;
  collection(name: string): CollectionReference;
  runTransaction<T>(work: (transaction: SdkTransaction) => Promise<T>, retries: number): Promise<T>;
}

let opened: ReturnType<typeof tcb.init> | undefined;

/** The SDK, opened once per process. SCF turns keep-alive off, so it is asked for. */
export function cloud(): ReturnType<typeof tcb.init> {
  opened ??= tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, timeout: 5000, keepalive: true });
  return opened;
}

/** The environment's document database. */
export function database(): Database {
  return cloud().database() as unknown as Database;
}

/** The environment's file store, as far as `kit/files` uses it. */
export interface FileStore {
  getUploadMetadata(asked: { cloudPath: string }): Promise<{ readonly data: UploadAddress }>;
  uploadFile(asked: { cloudPath: string; fileContent: Buffer }): Promise<{ readonly fileID: string }>;
  /** Throws with the code STORAGE_FILE_NONEXIST when there is no such file. */
  downloadFile(asked: { fileID: string }): Promise<{ readonly fileContent?: unknown }>;
  getTempFileURL(asked: {
    fileList: { fileID: string; maxAge: number }[];
  }): Promise<{ readonly fileList: readonly { readonly code?: string; readonly tempFileURL: string }[] }>;
  deleteFile(asked: { fileList: string[] }): Promise<unknown>;
}

interface UploadAddress {
  readonly url: string;
  readonly authorization: string;
  readonly fileId: string;
}

export function fileStore(): FileStore {
  return cloud() as unknown as FileStore;
}

/** What the platform says of the caller. Never read from the request, and never from the process: several functions share one. */
export function callerOf(context: unknown): { readonly openid: string; readonly trigger: string } {
  const known: Readonly<Record<string, unknown>> = {
    ...tcb.getCloudbaseContext(context as Parameters<typeof tcb.getCloudbaseContext>[0]),
  };
  const word = (key: string): string => {
    const value = known[key];
    return typeof value === 'string' ? value : '';
  };
  return { openid: word('WX_OPENID'), trigger: word('TRIGGER_SRC') };
}
