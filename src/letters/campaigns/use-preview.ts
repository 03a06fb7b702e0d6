import { useEffect, useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { LetterRow } from '#domain/letters/api';
import type { MissingParty } from '#domain/letters/api-campaigns';
import { type ApiProblem, asProblem, call } from '../../api';

/** 会代替的: how many letters give way, and how many of them are signed. */
export type Replaces = ReplyOf<'letters.previewCampaign'>['replaces'];

export interface Seen {
  readonly units: number;
  readonly looked: number;
  readonly letters: number;
  readonly there: number;
  readonly notJoined: number;
  readonly missing: readonly MissingParty[];
  readonly replaces: Replaces;
  /** As many of them as were sent: the first hundred of each look. */
  readonly replaced: readonly LetterRow[];
  readonly done: boolean;
}

export const NO_REPLACES: Replaces = { letters: 0, signed: 0 };
const NOTHING: Seen = {
  units: 0,
  looked: 0,
  letters: 0,
  there: 0,
  notJoined: 0,
  missing: [],
  replaces: NO_REPLACES,
  replaced: [],
  done: false,
};

export const addedReplaces = (all: readonly Replaces[]): Replaces =>
  all.reduce((a, b) => ({ letters: a.letters + b.letters, signed: a.signed + b.signed }), NO_REPLACES);

/** 预览: looks at all units of a campaign, some at a time, and adds up. */
export function usePreview(campaign: string) {
  const [seen, setSeen] = useState<Seen>(NOTHING);
  const [problem, setProblem] = useState<ApiProblem>();
  useEffect(() => {
    let left = false;
    const look = async (): Promise<void> => {
      let sum = NOTHING;
      let cursor: number | null = 0;
      while (cursor !== null && !left) {
        const part: ReplyOf<'letters.previewCampaign'> = await call('letters.previewCampaign', { campaign, cursor });
        if (left) {
          return;
        }
        sum = {
          units: part.units,
          looked: part.looked,
          letters: sum.letters + part.letters,
          there: sum.there + part.there,
          notJoined: sum.notJoined + part.notJoined,
          missing: [...sum.missing, ...part.missing],
          replaces: addedReplaces([sum.replaces, part.replaces]),
          replaced: [...sum.replaced, ...part.replaced],
          done: part.cursor === null,
        };
        setSeen(sum);
        cursor = part.cursor;
      }
    };
    look().catch((error: unknown) => left || setProblem(asProblem(error)));
    return () => {
      left = true;
    };
  }, [campaign]);
  return { seen, problem };
}
