import { refuse } from '#domain/errors';
import { readPrintedCheckpoint, readSpokenCheckpoint } from '#domain/evidence/checkpoint';
import type { Primitives } from '#domain/evidence/primitives';
import { statementOf } from '#domain/evidence/statement';
import { findingsOf } from '#domain/evidence/verify';
import { scope } from '#domain/permission';
import { spend } from '../kit/access-log';
import type { Reading } from '../kit/handler';
import { digest, TREE, verifies } from '../kit/sealing';
import { publishedKeys } from './published';
import { checkEvidenceRequest } from './requests-evidence';

const HOUR_MS = 3_600_000;
const TRIES_AN_HOUR = 30;

/** The verifier's rules with this runtime's cryptography: what the program of one file does with its own. */
const BY: Primitives = { digesting: digest, tree: TREE, verifies };

const UNREAD = '这里读不出检查点。请扫纸上的码，把得到的文字全部贴上。';

/** What was typed as a checkpoint, if anything. @throws {Refusal} INVALID_ARGUMENT: a slip of the pen says nothing against the file. */
function readableCheckpoint(typed = ''): { readonly checkpoint?: string } {
  if (typed.trim() === '') {
    return {};
  }
  const isRead = readPrintedCheckpoint(typed) ?? readSpokenCheckpoint(typed);
  return isRead
    ? { checkpoint: typed }
    : refuse('INVALID_ARGUMENT', { fields: [{ path: 'checkpoint', rule: UNREAD }] });
}

/** 核验证据文件: the holder sent it, so that nothing is masked; nothing of it is kept. */
export const checkEvidence: Reading<'letters.checkEvidence'> = {
  request: checkEvidenceRequest,
  scope: async ({ county }) => (county === null ? null : scope(county)),
  async read(call, { file, checkpoint, other }) {
    await spend(call.store, call, 'evidence', TRIES_AN_HOUR, HOUR_MS);
    const published = publishedKeys();
    const keys = Object.fromEntries(published.map(({ kid, publicKey }) => [kid, publicKey]));
    const terms = Object.fromEntries(published.map(({ kid, from, until }) => [kid, { from, until }]));
    const held = { keys, terms, ...readableCheckpoint(checkpoint), ...(other === undefined ? {} : { other }) };
    return statementOf(findingsOf(file, held, BY));
  },
};
