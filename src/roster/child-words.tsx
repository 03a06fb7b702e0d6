import type { PlainDate } from '#domain/plain-date';
import type { ChildRow } from '#domain/roster/api';
import type { Child } from '#domain/roster/documents';
import { StatusTag } from '../ui/status-tag';

/** 学籍状态 as the screens say it. */
export const STATE_WORDS: Readonly<Record<Child['state'], string>> = {
  enrolled: '在读',
  unlisted: '不在册',
  movedAway: '已转出',
  graduated: '已毕业',
  deceased: '已离世',
};

export const SEX_WORDS: Readonly<Record<Child['sex'], string>> = { male: '男', female: '女' };

type Standing = Pick<ChildRow, 'state' | 'absentToday'>;

/** Where the child is today: 今天没到, 今天到校, 还没点名; for who is on no class's roll, the state. */
export function TodayTag({ child }: { readonly child: Standing }) {
  if (child.state !== 'enrolled') {
    return <StatusTag tone={child.state === 'unlisted' ? 'warn' : 'calm'}>{STATE_WORDS[child.state]}</StatusTag>;
  }
  if (child.absentToday === null) {
    return <StatusTag tone="calm">还没点名</StatusTag>;
  }
  return child.absentToday ? <StatusTag tone="warn">今天没到</StatusTag> : <StatusTag tone="good">今天到校</StatusTag>;
}

/** Absent by today's roll; a roll not called says nothing. */
export function isAbsent(child: Standing): boolean {
  return child.state === 'enrolled' && child.absentToday === true;
}

/** 2014-05 → 2014年5月. */
export function spokenMonth(month: string): string {
  const [year = '', of = ''] = month.split('-');
  return `${year}年${Number(of)}月`;
}

/** 2026-09-01 → 2026年9月1日: a day of another year. */
export function spokenDay(date: PlainDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** By name, or by the beginning of its pinyin or first letters. */
export function isNamed(child: Pick<ChildRow, 'name' | 'pinyin'>, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return wanted === '' || child.name.includes(wanted) || child.pinyin.split(' ').some((one) => one.startsWith(wanted));
}
