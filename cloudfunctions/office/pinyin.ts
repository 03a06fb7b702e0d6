import { pinyin } from 'pinyin-pro';
import type { SheetRow } from '#domain/office/sheet';
import { CHILD_ALIASES, findColumns } from '#domain/roster/import/columns';
import { nameText } from '#domain/roster/import/text';

const NAME_CAP = 30;

/** `zxm zhangxiaoming` of 张小明: initials and full pinyin, the surname read as a surname (单 shàn, 仇 qiú). */
export function pinyinOf(name: string): string {
  const syllables = pinyin(nameText(name).slice(0, NAME_CAP), {
    toneType: 'none',
    surname: 'head',
    type: 'array',
    nonZh: 'consecutive',
    v: true,
  })
    .map((syllable) => syllable.toLowerCase().replace(/[^a-z0-9]/g, ''))
    .filter((syllable) => syllable !== '');
  return syllables.length === 0 ? '' : `${syllables.map((syllable) => syllable[0]).join('')} ${syllables.join('')}`;
}

/** Puts the pinyin of each row's name beside it, where the sheet is a 学生名册: other functions carry no dictionary. */
export function withPinyin(rows: readonly SheetRow[]): SheetRow[] {
  const columns = findColumns(rows, CHILD_ALIASES, ['name', 'class']);
  const name = columns?.at.name;
  if (!columns || name === undefined) {
    return [...rows];
  }
  return rows.map((row) => {
    const text = row.cells[name] ?? '';
    return row.n > columns.headerRow && text.trim() !== '' ? { ...row, pinyin: pinyinOf(text) } : row;
  });
}
