import { type NumberFacts, readIdentityNumber, readRegisterNumber } from '#domain/roster/identity-number';
import type { Cells } from '#domain/roster/import/cells';
import type { ColumnName } from '#domain/roster/import/columns';
import { plainText } from '#domain/roster/import/text';
import { maskedId } from '#domain/roster/mask';

const IDENTITY_CARD = new Set(['', '1', '01', '居民身份证', '身份证', '户口簿', '居民户口簿']);
const SPOILED = /^[\d.]+E\+?\d+$/;

/** What the numbers of a row say; `null` where there is none. `bad`: there is one that cannot be used. */
export interface RowNumbers {
  readonly idNumber: NumberFacts | null;
  readonly registerNumber: NumberFacts | null;
}

function spoiled(cells: Cells<ColumnName>, field: ColumnName, text: string): boolean {
  return SPOILED.test(text) || (cells.isNumber(field) && text.length >= 15);
}

function readNumber(
  cells: Cells<ColumnName>,
  field: 'idNumber' | 'registerNumber',
  read: typeof readIdentityNumber,
  demo: boolean,
): NumberFacts | null {
  const text = plainText(cells.text(field));
  if (text === '') {
    return null;
  }
  if (spoiled(cells, field, text)) {
    return cells.fault(field, maskedId(text), '号码被存成了数字，后几位已经丢失', '把该列设为文本，再重新填写号码');
  }
  const reading = read(text, demo);
  return reading.ok ? reading.facts : cells.fault(field, maskedId(text), reading.reason, reading.mend);
}

/** 身份证件号 and 学籍号 of a row. A document that is no ID card (护照, 港澳台) is not read as one: then the 学籍号 is needed. */
export function readNumbers(cells: Cells<ColumnName>, demo: boolean): RowNumbers {
  const isCard = IDENTITY_CARD.has(plainText(cells.text('idType')));
  const idNumber = isCard ? readNumber(cells, 'idNumber', readIdentityNumber, demo) : null;
  const registerNumber = readNumber(cells, 'registerNumber', readRegisterNumber, demo);
  if (idNumber && registerNumber?.number.startsWith('G') && registerNumber.number.slice(1) !== idNumber.number) {
    cells.fault('registerNumber', maskedId(registerNumber.number), '学籍号与身份证号不一致', '请核对哪一个是对的');
  }
  if (!idNumber && !registerNumber && !cells.faulty) {
    cells.fault('idNumber', '', '身份证号和学籍号都没有填', '请至少填一个；没有身份证的先在学籍系统申请 L 学籍号');
  }
  return { idNumber, registerNumber };
}
