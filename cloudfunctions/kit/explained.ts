import { refuse } from '#domain/errors';
import type { Explanation } from '#domain/letters/campaigns';
import { addressOf, type FileAddress } from './files';
import type { Call } from './handler';
import type { Store } from './store';

/** A recording that a text names was uploaded as one, in this county. @throws {Refusal} INVALID_ARGUMENT */
export async function requireKeptAudio(
  { store, county }: Call,
  explanations: readonly Pick<Explanation, 'audio'>[],
): Promise<void> {
  const ids = explanations.flatMap(({ audio }) => audio ?? []);
  const kept = (await store.readAll('incoming', ids)).filter(
    (file) => file.county === county && file.purpose === 'audio',
  );
  if (kept.filter((file) => file.kept !== '').length < new Set(ids).size) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'explanations', rule: '有一段录音没有传完，请再传一次' }] });
  }
}

/** 解释 with the addresses of their recordings, for whoever listens. */
export async function explained(
  store: Store,
  explanations: readonly Explanation[],
): Promise<{ readonly language: string; readonly text: string; readonly audio: FileAddress | null }[]> {
  const items = [];
  for (const { language, text, audio } of explanations) {
    const file = audio === null ? null : await store.read('incoming', audio);
    items.push({ language, text, audio: file && file.kept !== '' ? await addressOf(file.kept) : null });
  }
  return items;
}
