import type { PaperContent } from '#domain/cases/paper-content';
import type { Paper, PenaltyFile, PenaltyWords, Service, ServiceWords } from '#domain/cases/papers';
import type { Encrypted } from '#domain/records';
import { decrypt, encrypt, type FieldPlace } from './secrets';

const paperPlace = (id: string): FieldPlace => ({ collection: 'papers', field: 'content', id });
const wordsPlace = (collection: 'services' | 'penaltyFiles', id: string): FieldPlace => ({
  collection,
  field: 'words',
  id,
});

/** @param text The canonical content of the paper of this id. */
export const keptContentOf = (id: string, text: string): Encrypted => encrypt(text, paperPlace(id));

/** 文书内容, for whoever prints or shows it: decide before that they may. */
export const contentOf = ({ _id, content }: Pick<Paper, '_id' | 'content'>): PaperContent =>
  JSON.parse(decrypt(content, paperPlace(_id))) as PaperContent;

export const keptServiceWords = (id: string, words: ServiceWords): Encrypted =>
  encrypt(JSON.stringify(words), wordsPlace('services', id));

/** What older records do not say. */
const BEFORE: Pick<ServiceWords, 'witnessOf' | 'witnessUnit'> = { witnessOf: '', witnessUnit: '' };

/** 送达经过, for the 送达回证. */
export const serviceWordsOf = ({ _id, words }: Pick<Service, '_id' | 'words'>): ServiceWords =>
  ({ ...BEFORE, ...JSON.parse(decrypt(words, wordsPlace('services', _id))) }) as ServiceWords;

const struckPlace = (id: string): FieldPlace => ({ collection: 'services', field: 'struck.why', id });

export const keptStruckWhy = (id: string, why: string): Encrypted => encrypt(why, struckPlace(id));

/** Why a service was struck; empty where it stands. */
export const struckWhyOf = ({ _id, struck }: Pick<Service, '_id' | 'struck'>): string =>
  struck ? decrypt(struck.why, struckPlace(_id)) : '';

export const keptPenaltyWords = (id: string, words: PenaltyWords): Encrypted =>
  encrypt(JSON.stringify(words), wordsPlace('penaltyFiles', id));

export const penaltyWordsOf = ({ _id, words }: Pick<PenaltyFile, '_id' | 'words'>): PenaltyWords =>
  JSON.parse(decrypt(words, wordsPlace('penaltyFiles', _id))) as PenaltyWords;

/** Where the words of a 移交 lie. */
export const transferPlace = (id: string, field: 'place' | 'contact' | 'reason' | 'answer.reason'): FieldPlace => ({
  collection: 'transfers',
  field,
  id,
});

/** Where the words of a 缓学、休学 application lie. */
export const deferralPlace = (
  id: string,
  field: 'note' | 'childSaid' | 'decision.reasons' | 'decision.childSaid',
): FieldPlace => ({ collection: 'deferrals', field, id });

/** Where the sheet of a 转介 and what was said of it lie. */
export const referralPlace = (id: string, field: string): FieldPlace => ({ collection: 'referrals', field, id });
