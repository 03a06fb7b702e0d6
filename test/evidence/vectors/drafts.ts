import { digest } from '../../../cloudfunctions/kit/sealing';
import { type Draft, type Forgery, USUAL } from './forge';

export type Members = Readonly<Record<string, unknown>>;

/** The hashes of what nobody said. */
export const OTHER = digest('other words');
/** Events of these types, as they usually are. */
export const types = (...all: readonly string[]): Draft[] => all.map((type) => ({ type }));
/** The usual letter with another event in this place. */
export const at = (place: number, draft: Partial<Draft>): Forgery => ({
  drafts: USUAL.map((usual, n) => (n === place ? { ...usual, ...draft } : usual)),
});
/** The usual letter with another body in this place. */
export const withBody = (place: number, change: (body: Members) => Members): Forgery => at(place, { body: change });
/** Another last digit. */
export const flipped = (hex: string | null | undefined): string =>
  `${hex?.slice(0, -1)}${hex?.endsWith('0') ? '1' : '0'}`;

/** A signature with a pen. */
export const PAPER: Draft = {
  type: 'signed',
  body: ({ consent: _, ink: __, ...body }) => ({
    ...body,
    method: 'paper',
    paper: { photoSm3: '0'.repeat(64), photoSha256: '1'.repeat(64), signedOn: '2026-11-20' },
  }),
};
/** Less these members. */
export const without =
  (...names: readonly string[]) =>
  (body: Members): Members =>
    Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
