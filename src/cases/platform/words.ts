import type { PlatformRow, PlatformTurn } from '#domain/cases/api-platform';
import { STATE_TITLES } from '#domain/cases/machine';
import {
  type FaultyRecord,
  KEYINGS,
  PLATFORM_MARKS,
  RECORD_ACTS,
  RECORD_FAULTS,
  RECORD_STAGES,
  TREATMENTS,
} from '#domain/cases/platform';
import { spokenDate } from '../../spoken';
import type { Tone } from '../../ui/status-tag';

/** 学校、年级、班 and 学籍号, in the order in which the platform asks for them. */
export const placeWords = ({ school, grade, className, number }: PlatformRow): string =>
  [school, grade, className, number && `学籍号 ${number}`].filter(Boolean).join(' · ') || '不在任何班';

/** 问题学籍，变更，已上报 */
export const recordWords = ({ fault, treatment, stage }: FaultyRecord): string =>
  [RECORD_FAULTS[fault], treatment && TREATMENTS[treatment], RECORD_STAGES[stage]].filter(Boolean).join('，');

export const theirWords = ({ theirs, on }: PlatformRow): string =>
  `${PLATFORM_MARKS[theirs]}${on ? `，${spokenDate(on)}` : ''}`;

export const ourWords = ({ ours, basis }: PlatformRow): string =>
  basis
    ? `我们：${STATE_TITLES[basis.state]}，${spokenDate(basis.since)}起。应标注：${PLATFORM_MARKS[ours]}`
    : '我们：没有在办的个案。应标注：未标注';

/** What is to be done, before everything else. */
export function standingOf({ keying, record }: PlatformRow): { readonly tone: Tone; readonly word: string } {
  if (keying) {
    return { tone: 'warn', word: '要改' };
  }
  return record && record.stage !== 'done'
    ? { tone: 'act', word: RECORD_STAGES[record.stage] }
    : { tone: 'good', word: '一致' };
}

export const keyingWords = ({ keying }: Pick<PlatformRow, 'keying'>): string | undefined =>
  keying ? `请在学籍系统里${KEYINGS[keying]}` : undefined;

/** 平台：辍学; 问题学籍：已上报 */
export const turnWords = (turn: PlatformTurn): string =>
  'mark' in turn
    ? `平台上是${PLATFORM_MARKS[turn.mark]}`
    : `${RECORD_FAULTS[turn.record.fault]}：${
        turn.act === 'report' && turn.record.treatment
          ? `已上报${TREATMENTS[turn.record.treatment]}`
          : RECORD_ACTS[turn.act]
      }`;

export const openPlatformChild = (child: string): string =>
  `/cases/platform/child/index?child=${encodeURIComponent(child)}`;
