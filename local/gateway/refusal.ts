/** What the cloud answers when it does not do what was asked: a documented code and a sentence for the developer. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    message: string,
  ) {
    super(message);
  }
}

/** The documented codes this gateway uses, spelled as the cloud spells them (`OPERRATOR` is the cloud's own spelling). */
export type RefusalCode =
  | 'INVALID_ACTION'
  | 'INVALID_ENV'
  | 'INVALID_PARAM'
  | 'SIGN_PARAM_INVALID'
  | 'EXCEED_REQUEST_SIZE_LIMIT'
  | 'SYS_ERR'
  | 'FUNCTION_NOT_FOUND'
  | 'FUNCTIONS_EXECUTE_FAIL'
  | 'FUNCTIONS_TIME_LIMIT_EXCEEDED'
  | 'DATABASE_REQUEST_FAILED'
  | 'DATABASE_INVALID_OPERRATOR'
  | 'DATABASE_COLLECTION_NOT_EXIST'
  | 'DATABASE_COLLECTION_ALREADY_EXIST'
  | 'DATABASE_DUPLICATE_WRITE'
  | 'DATABASE_TRANSACTION_CONFLICT'
  | 'DATABASE_TRANSACTION_FAIL'
  | 'STORAGE_FILE_NONEXIST'
  | 'STORAGE_SIGN_PARAM_INVALID'
  | 'EXCEED_UPLOAD_MAXFILESIZE';

/** A request that is malformed. */
export const invalid = (message: string) => new Refusal('INVALID_PARAM', message);

/** A request that the database cannot carry out on the documents that are there. */
export const failed = (message: string) => new Refusal('DATABASE_REQUEST_FAILED', message);

/** A request that the cloud may well answer and this gateway does not: named, never guessed. */
export const unsupported = (what: string) =>
  new Refusal('DATABASE_INVALID_OPERRATOR', `${what} is not supported by the local gateway`);
