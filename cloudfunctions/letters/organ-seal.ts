import type { OrganSeal } from '#domain/letters/api-evidence';
import type { Letter } from '#domain/letters/documents';
import { isPostLetter } from '#domain/letters/parties';
import { isWhole, mayWithdrawScan, scanOf, sideOf } from '#domain/letters/scan';
import type { Call } from '../kit/handler';
import { policyFor } from '../kit/rulebook';

/** 单位盖章 of a letter between posts, as the caller sees it; null for families, who have no seal. */
export async function organSeal(call: Call, letter: Letter): Promise<OrganSeal | null> {
  if (!isPostLetter(letter)) {
    return null;
  }
  const policy = await policyFor(call.store, call.county, call.today);
  const scan = scanOf(letter);
  return {
    wanted: policy.get('letter.organSeal') === 'wanted',
    mayFile: scan === null && isWhole(letter) && sideOf(letter, call.post) !== null,
    scan: scan && {
      at: scan.event.at,
      filedBy: scan.body.filedBy,
      side: scan.body.side,
      files: scan.body.files.length,
      mayWithdraw: mayWithdrawScan(letter, call.person, call.now),
    },
  };
}
