import type { SheetRow } from '#domain/office/sheet';
import { daysBetween, type PlainDate } from '#domain/plain-date';
import type { NumberFacts } from '#domain/roster/identity-number';
import { readAdults } from '#domain/roster/import/adults';
import { Cells } from '#domain/roster/import/cells';
import { type ClassKey, readClass } from '#domain/roster/import/class-name';
import type { ColumnName, Columns } from '#domain/roster/import/columns';
import { readDate, readMonth } from '#domain/roster/import/dates';
import { readNumbers } from '#domain/roster/import/numbers';
import { BOARDING, HARDSHIP, HEALTH, LEFT_BEHIND, readOption, SEXES, YES_NO } from '#domain/roster/import/options';
import type { PlaceWords, RosterRecord } from '#domain/roster/import/record';
import type { RowNote } from '#domain/roster/import/report';
import { nameText, plainText } from '#domain/roster/import/text';
import { maskedName } from '#domain/roster/mask';

/** What reading a row needs to know beside it. */
export interface ReadingContext {
  readonly today: PlainDate;
  readonly demo: boolean;
  /** The school all rows belong to, where there is no column for it. */
  readonly school: string;
}

export interface RowReading {
  readonly record: RosterRecord | null;
  readonly notes: readonly RowNote[];
}

type Row = Cells<ColumnName>;

const YEAR_DAYS = 365.25;
const USUAL_AGE = { from: 5, to: 18 } as const;
const NAME_CAP = 30;

function readName(cells: Row): string | null {
  const name = nameText(cells.text('name'));
  if (name === '') {
    return cells.fault('name', '', '没有填姓名', '请填姓名');
  }
  if ([...name].length > NAME_CAP || !/^[\p{L}\p{M}· ]+$/u.test(name)) {
    return cells.fault('name', maskedName(name), '姓名里有数字或符号', '请按户口簿填写姓名');
  }
  return name;
}

function readSex(cells: Row, numbers: readonly (NumberFacts | null)[]): RosterRecord['sex'] | null {
  const text = cells.text('sex');
  const said = readOption(SEXES, text);
  const known = numbers.find((facts) => facts?.sex)?.sex ?? null;
  if (said === null && text !== '') {
    return cells.fault('sex', text.slice(0, 4), '性别看不懂', '请填男或女');
  }
  if (said !== null && known !== null && said !== known) {
    return cells.fault('sex', text.slice(0, 4), '性别与号码第 17 位不一致', '请核对性别和号码');
  }
  return said ?? known ?? cells.fault('sex', '', '没有填性别', '请填男或女');
}

function readBirth(cells: Row, numbers: readonly (NumberFacts | null)[], today: PlainDate): PlainDate | null {
  const text = cells.text('birthDate');
  const said = text === '' ? null : readDate(text);
  const known = numbers.find((facts) => facts !== null)?.birthDate ?? null;
  if (text !== '' && said === null) {
    return cells.fault('birthDate', '', '出生日期看不懂或不存在', '请写成 2015-03-05');
  }
  if (said !== null && known !== null && said !== known) {
    return cells.fault('birthDate', said.slice(0, 4), '出生日期与号码里的不一致', '请核对出生日期和号码');
  }
  const day = said ?? known;
  if (day === null) {
    return cells.fault('birthDate', '', '没有填出生日期', '请写成 2015-03-05');
  }
  if (day > today) {
    return cells.fault('birthDate', day.slice(0, 4), '出生日期在今天之后', '请核对出生日期');
  }
  const age = Math.floor(daysBetween(day, today) / YEAR_DAYS);
  if (age < USUAL_AGE.from || age > USUAL_AGE.to) {
    cells.warn('birthDate', day.slice(0, 4), `按出生日期今年 ${age} 岁，不在义务教育年龄`, '请核对出生日期');
  }
  return day;
}

function readClassOf(cells: Row): ClassKey | null {
  const [klass, grade] = [cells.text('class'), cells.text('grade')];
  if (klass === '') {
    return cells.fault('class', '', '没有填班级', '请填班级，如 七(2)班');
  }
  return (
    readClass(klass, grade) ??
    cells.fault('class', `${grade} ${klass}`.trim().slice(0, 20), '年级和班级看不懂或不一致', '请写成 七年级 和 2班')
  );
}

/** An option column: unknown words are left out with a warning, an empty cell says nothing. */
function option<T extends string>(cells: Row, field: ColumnName, options: Readonly<Record<string, T>>): T | undefined {
  const text = cells.text(field);
  if (text === '') {
    return undefined;
  }
  const value = readOption(options, text);
  if (value === null) {
    cells.warn(field, text.slice(0, 10), '选项看不懂，没有采用', '请填模板说明里的代码或名称');
  }
  return value ?? undefined;
}

function readGroups(cells: Row): readonly string[] | undefined {
  const fields = ['leftBehind', 'migrant', 'orphan', 'disability', 'hardship'] as const;
  if (!fields.some((field) => cells.has(field))) {
    return undefined;
  }
  const leftBehind = option(cells, 'leftBehind', LEFT_BEHIND);
  const disability = plainText(cells.text('disability'));
  const hardship = plainText(cells.text('hardship'));
  const groups = [
    leftBehind === 'oneAway' || leftBehind === 'bothAway' ? '留守' : '',
    option(cells, 'migrant', YES_NO) === 'yes' ? '随迁' : '',
    option(cells, 'orphan', YES_NO) === 'yes' ? '孤儿' : '',
    ['', '0', '无', '否', '无残疾'].includes(disability) ? '' : '残疾',
    hardship === '是' ? '家庭经济困难' : (readOption(HARDSHIP, hardship) ?? ''),
  ];
  return [...new Set(groups.filter((group) => group !== ''))].sort();
}

function places(cells: Row): { residence: PlaceWords; registered: PlaceWords } {
  const address = cells.text('address') || cells.text('homeAddress');
  const residence = {
    township: cells.text('township'),
    village: cells.text('village'),
    group: cells.text('group'),
    address,
  };
  const registered = {
    township: cells.text('registeredTownship'),
    village: cells.text('registeredVillage'),
    group: cells.text('registeredGroup'),
    address: cells.text('registeredAddress'),
  };
  return { residence, registered };
}

function checkShape(cells: Row): void {
  for (const field of cells.suspicious('formulas')) {
    cells.fault(field, '', '单元格里是公式', '复制后选择性粘贴为数值');
  }
  for (const field of cells.suspicious('merged')) {
    cells.fault(field, '', '单元格是合并的', '取消合并，每个孩子一行填全');
  }
  if (cells.row.hidden) {
    cells.warn(
      'name',
      maskedName(nameText(cells.text('name'))),
      '这一行在表格里是隐藏的',
      '如果不该导入，请删除这一行',
    );
  }
}

/** Whether a row holds nothing in any known column, so that it is no row at all. */
export function isBlank(row: SheetRow, columns: Columns): boolean {
  return Object.values(columns.at).every((column) => (row.cells[column] ?? '').trim() === '');
}

/** Reads one row of a 学生名册: a checked record, or faults that say by column what is wrong and how to mend it. */
export function readRow(row: SheetRow, columns: Columns, context: ReadingContext): RowReading {
  const cells = new Cells(row, columns);
  checkShape(cells);
  const name = readName(cells);
  const { idNumber, registerNumber } = readNumbers(cells, context.demo);
  const sex = readSex(cells, [idNumber, registerNumber]);
  const birthDate = readBirth(cells, [idNumber, registerNumber], context.today);
  const klass = readClassOf(cells);
  const boarding = option(cells, 'boarding', BOARDING);
  const entered = cells.text('enteredOn');
  const parts = {
    idNumber: idNumber?.number ?? null,
    registerNumber: registerNumber?.number ?? null,
    school: cells.text('school') || context.school,
    enteredOn: entered === '' ? undefined : (readMonth(entered) ?? undefined),
    boarding: boarding === undefined ? undefined : boarding === 'boarding',
    health: option(cells, 'health', HEALTH),
    groups: readGroups(cells),
    address: (cells.text('address') || cells.text('homeAddress')).slice(0, 200) || undefined,
    ...places(cells),
    householdNumber: plainText(cells.text('householdNumber')).slice(0, 20),
    householdHead: nameText(cells.text('householdHead')).slice(0, NAME_CAP),
    adults: readAdults(cells, context.demo),
  };
  const whole = name !== null && sex !== null && birthDate !== null && klass !== null && !cells.faulty;
  return { record: whole ? { name, sex, birthDate, class: klass, ...parts } : null, notes: cells.notes };
}
