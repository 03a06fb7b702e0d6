import { isPlainDate } from '#domain/plain-date';
import { serverToday, spokenDate } from './spoken';

/** 日期选错了: why a day that was typed cannot be taken, as a sentence at its field; undefined where it can, or where none is chosen yet. */
export function dayProblem(day: string, from: string | undefined, to: string | undefined): string | undefined {
  if (!isPlainDate(day)) {
    return undefined;
  }
  if (to !== undefined && isPlainDate(to) && day > to) {
    return to === serverToday() ? '日期还没有到，最晚选今天。' : `最晚选${spokenDate(to)}。`;
  }
  return from !== undefined && isPlainDate(from) && day < from ? `最早选${spokenDate(from)}。` : undefined;
}
