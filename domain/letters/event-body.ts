import type { Digest, LetterEvent } from '#domain/letters/documents';

const HASH = /^[0-9a-f]{64}$/;

type Members = Readonly<Record<string, unknown>>;

export const isMembers = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether this member of a body is these two hashes and nothing besides. */
export const isDigest = (value: unknown, { sm3, sha256 }: Digest): boolean =>
  isMembers(value) && Object.keys(value).length === 2 && value['sm3'] === sm3 && value['sha256'] === sha256;

const isHash = (value: unknown): boolean => typeof value === 'string' && HASH.test(value);
const isName = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** With handwriting, after a statement that was ticked. */
const isWritten = ({ consent, ink }: Members): boolean =>
  isMembers(consent) &&
  isMembers(consent['statementDigest']) &&
  isMembers(ink) &&
  isHash(ink['pointsSm3']) &&
  isHash(ink['pointsSha256']);

/** With a pen: the photo of it. */
const isOnPaper = ({ paper }: Members): boolean =>
  isMembers(paper) && isHash(paper['photoSm3']) && isHash(paper['photoSha256']);

const BY_METHOD: Readonly<Record<string, (body: Members) => boolean>> = {
  self: isWritten,
  assisted: isWritten,
  paper: isOnPaper,
};

/** Whether what is called a scan names its files, each by both hashes, and who filed it. */
function isScan({ body }: Pick<LetterEvent, 'body'>): boolean {
  const { files, filedBy } = body;
  const isFile = (file: unknown): boolean => isMembers(file) && isHash(file['sm3']) && isHash(file['sha256']);
  return isName(filedBy) && Array.isArray(files) && files.length > 0 && files.every(isFile);
}

/** Whether what is called a signature says who signed, how, and with what: an empty one must not count as one. */
function isSignature({ body }: Pick<LetterEvent, 'body'>): boolean {
  const { signerName, relation, method } = body;
  const shows = typeof method === 'string' && Object.hasOwn(BY_METHOD, method) ? BY_METHOD[method] : undefined;
  return isName(signerName) && typeof relation === 'string' && shows?.(body) === true;
}

const CHECKED: Readonly<Record<string, (event: Pick<LetterEvent, 'body'>) => boolean>> = {
  signed: isSignature,
  scanned: isScan,
};

/** 办理记录的内容: whether it says what an event of its type has to say. */
export const isComplete = (event: LetterEvent): boolean => CHECKED[event.type]?.(event) ?? true;
