import type { MyNotice } from '#domain/cases/api-family';
import { fullDate as day } from '#domain/plain-date';

export const openNotices = (child: string): string => `/cases/notices/index?child=${encodeURIComponent(child)}`;

/** What a paper asks for, in plain words, while its term runs. */
const ASKS: Readonly<Record<MyNotice['kind'], (last: string) => string>> = {
  notice: (last) => `请在${last}以前（当天也算），送孩子回学校上学。`,
  order: (last) => `请在${last}以前（当天也算），送孩子回学校上学。`,
  penaltyTold: (last) => `有话要说，请在${last}以前（当天也算）告诉机关。说了不会加重处理。`,
  penaltyDecision: (last) => `不服的，可以在${last}以前（当天也算）到法院起诉。`,
  demand: (last) => `请在${last}以前（当天也算）办理。`,
  courtApplication: (last) => `到${last}为止。`,
  complaint: (last) => `到${last}为止。`,
};

/** One sentence: until when what is asked, or why nothing runs. */
export function untilWords({ kind, lastDay, servedOn, isMine, isVoid, over }: MyNotice): string {
  if (isVoid) {
    return '这份通知已经作废，不用管它。';
  }
  if (over !== null) {
    return over;
  }
  if (!isMine) {
    return '这份是给另一位监护人的，您可以看。';
  }
  if (servedOn === null) {
    return '还没有正式送到您手里，期限还没有开始算。';
  }
  return lastDay === null ? `${day(servedOn)}送达。期限请问办理机关。` : ASKS[kind](day(lastDay));
}

/** What lies behind a notice to return, last of all and in the law's own words. */
export const LAW_WORDS =
  '《中华人民共和国义务教育法》第五十八条：适龄儿童、少年的父母或者其他法定监护人无正当理由未依照本法规定送适龄儿童、少年入学接受义务教育的，由当地乡镇人民政府或者县级人民政府教育行政部门给予批评教育，责令限期改正。';

/** Papers that ask for nothing but the child's return. */
export const asksReturn = ({ kind }: Pick<MyNotice, 'kind'>): boolean => kind === 'notice' || kind === 'order';
