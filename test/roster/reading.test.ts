import fc from 'fast-check';
import type { SheetRow } from '#domain/office/sheet';
import { addDays, daysBetween, plainDate } from '#domain/plain-date';
import { className, readClass, readGrade } from '#domain/roster/import/class-name';
import { CHILD_ALIASES, findColumns, TEMPLATE_TITLES } from '#domain/roster/import/columns';
import { readDate, readMonth } from '#domain/roster/import/dates';
import { LEFT_BEHIND, readOption, SEXES } from '#domain/roster/import/options';
import { chineseNumber, inChinese, nameText } from '#domain/roster/import/text';

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(plainDate('1980-01-01'), days));

test('a day is read from every way it is written', () => {
  fc.assert(
    fc.property(day, (date) => {
      const [y = '', m = '', d = ''] = date.split('-');
      const short = [Number(m), Number(d)];
      const written = [
        date,
        `${y}-${short.join('-')}`,
        `${y}/${short.join('/')}`,
        `${y}.${m}.${d}`,
        `${y}${m}${d}`,
        `${y}年${short[0]}月${short[1]}日`,
        ` ${y}年 ${m}月${d}日 `,
        `${date}T00:00:00.000Z`,
        date.replace(/\d/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
        String(daysBetween(plainDate('1899-12-30'), date)),
      ];
      expect(written.map(readDate)).toEqual(written.map(() => date));
      expect(readMonth(`${y}${m}`)).toBe(`${y}-${m}-01`);
    }),
  );
});

test.each(['2026-02-30', '20261301', '二〇一五年', '12345678', '', 'x', '2015-3', '99999'])('%s is no day', (text) => {
  expect(readDate(text)).toBeNull();
});

test('Chinese numbers are read back as they are written', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 99 }), (n) => expect(chineseNumber(inChinese(n))).toBe(n)));
  expect(['', '十一二', '三四', 'x', '〇'].map(chineseNumber)).toEqual([null, null, null, null, null]);
});

test('a class is read from every way schools write it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 40 }), (grade, n) => {
      const key = { grade, label: String(n) };
      const own = [
        className(key),
        `${grade}(${n})班`,
        `${inChinese(grade)}（${n}）班`,
        `${inChinese(grade)}年级${n}班`,
        `${grade}年级(${n})班`,
      ];
      for (const text of own) {
        expect([text, readClass(text, '')]).toEqual([text, key]);
        expect([text, readClass(text, `${inChinese(grade)}年级`)]).toEqual([text, key]);
      }
      for (const text of [`${n}班`, `(${n})班`, String(n), String(n).padStart(2, '0'), `${inChinese(n)}班`]) {
        expect([text, readClass(text, String(grade))]).toEqual([text, key]);
      }
    }),
  );
  expect(readClass('初一(3)班', '')).toEqual({ grade: 7, label: '3' });
  expect(readClass('启航班', '八年级')).toEqual({ grade: 8, label: '启航' });
  expect(readClass('七(2)班', '八年级')).toBeNull();
  expect(readClass('2班', '')).toBeNull();
  expect([
    readGrade('初三'),
    readGrade('07'),
    readGrade('小学三年级'),
    readGrade('2024级'),
    readGrade('十年级'),
  ]).toEqual([9, 7, 3, null, null]);
});

test('options are read by code and by label', () => {
  expect(['1', '男', ' 男 ', '１'].map((text) => readOption(SEXES, text))).toEqual(['male', 'male', 'male', 'male']);
  expect(readOption(LEFT_BEHIND, '单亲留守儿童')).toBe('oneAway');
  expect(readOption(SEXES, 'constructor')).toBeNull();
});

test('names keep their characters and lose only what is not theirs', () => {
  expect([' 张 小明', '阿依古丽•买买提', '𬱖䶮', 'Anna  Maria'].map(nameText)).toEqual([
    '张小明',
    '阿依古丽·买买提',
    '𬱖䶮',
    'Anna Maria',
  ]);
});

const row = (n: number, ...cells: string[]): SheetRow => ({ n, cells });

test('the header is found below titles, in any order, with marks and spaces, in one row or two', () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...TEMPLATE_TITLES], { minLength: TEMPLATE_TITLES.length }),
      fc.integer({ min: 0, max: 3 }),
      (titles, above) => {
        const rows = [
          ...Array.from({ length: above }, (_, n) => row(n + 1, '云岭县学生名册')),
          row(above + 1, ...titles),
          row(above + 2, '张小明'),
        ];
        const columns = findColumns(rows, CHILD_ALIASES, ['name', 'class']);
        expect(columns?.headerRow).toBe(above + 1);
        expect(columns?.at.name).toBe(titles.indexOf('姓名★'));
        expect(columns?.at['member2.phone']).toBe(titles.indexOf('家庭成员2联系电话'));
        expect(Object.keys(columns?.at ?? {})).toHaveLength(titles.length);
      },
    ),
  );
  const two = [
    row(1, '学生名册'),
    row(2, '姓 名', '性别', '班级', '年级', '家庭成员一', '家庭成员一', '家庭成员一'),
    row(3, '', '', '', '', '姓名', '与学生关系', '联系电话'),
    row(4, '张小明', '男', '2班', '七年级', '张大', '父亲', '00000000001'),
  ];
  const columns = findColumns(two, CHILD_ALIASES, ['name', 'class']);
  expect(columns).toMatchObject({
    headerRow: 3,
    at: { name: 0, class: 2, 'member1.name': 4, 'member1.relation': 5, 'member1.phone': 6 },
  });
  expect(findColumns([row(1, '甲', '乙'), row(2, '丙')], CHILD_ALIASES, ['name', 'class'])).toBeNull();
});
