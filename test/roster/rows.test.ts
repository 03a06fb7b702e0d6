import type { Unit } from '#domain/jurisdiction';
import type { SheetRow } from '#domain/office/sheet';
import { plainDate } from '#domain/plain-date';
import { checkCharacter } from '#domain/roster/identity-number';
import { Classes } from '#domain/roster/import/classes';
import { CHILD_ALIASES, findColumns, TEMPLATE_TITLES } from '#domain/roster/import/columns';
import { Places } from '#domain/roster/import/places';
import { type RowReading, readRow } from '#domain/roster/import/read-row';

const FIRST = '99010120150305123';
const GOOD = FIRST + checkCharacter(FIRST);
const HEADER: SheetRow = { n: 1, cells: TEMPLATE_TITLES };
const CELLS: Readonly<Record<string, string>> = {
  '姓名★': '张小明',
  '性别★': '男',
  '出生日期★': '2015-03-05',
  '身份证件号★': GOOD,
  '年级★': '五年级',
  '班级★': '1班',
  '就读方式★': '2',
  '现住址★': '大坪镇青石村3组12号',
  '联系电话★': '00000000009',
  '家庭成员1姓名★': '张大山',
  '家庭成员1关系★': '父亲',
  '家庭成员1是否监护人★': '是',
  '家庭成员1联系电话★': '00000000001',
};

function read(changes: Readonly<Record<string, string>> = {}, marks: Partial<SheetRow> = {}): RowReading {
  const columns = findColumns([HEADER], CHILD_ALIASES, ['name', 'class']);
  if (!columns) {
    throw new Error('no header');
  }
  const cells = TEMPLATE_TITLES.map((title) => ({ ...CELLS, ...changes })[title] ?? '');
  return readRow({ n: 2, cells, ...marks }, columns, {
    today: plainDate('2026-11-18'),
    demo: true,
    school: '第一小学',
  });
}

const reasons = (reading: RowReading): string[] =>
  reading.notes.map((note) => `${note.level} ${note.column} ${note.reason}`);
const at = (title: string): number => TEMPLATE_TITLES.indexOf(title);

test('a whole row is read without a word', () => {
  const reading = read();
  expect(reading.notes).toEqual([]);
  expect(reading.record).toMatchObject({
    name: '张小明',
    sex: 'male',
    birthDate: '2015-03-05',
    idNumber: GOOD,
    class: { grade: 5, label: '1' },
    boarding: true,
    adults: [{ slot: 'guardian', kind: 'parent', relation: '父亲', name: '张大山', phone: '00000000001' }],
  });
});

test.each<[string, Record<string, string>, Partial<SheetRow>, RegExp]>([
  [
    'a number lost to the spreadsheet',
    { '身份证件号★': '9.9010120150305E+17' },
    { numbers: [at('身份证件号★')] },
    /存成了数字/,
  ],
  [
    'long digits in a number cell',
    { '身份证件号★': '990101201503051000' },
    { numbers: [at('身份证件号★')] },
    /存成了数字/,
  ],
  ['a wrong check character', { '身份证件号★': FIRST + (GOOD.endsWith('1') ? '2' : '1') }, {}, /校验位/],
  ['a birth date that is not the one in the number', { '出生日期★': '2015-03-06' }, {}, /出生日期与号码/],
  ['a sex that is not the one in the number', { '性别★': '女' }, {}, /第 17 位/],
  ['no number at all', { '身份证件号★': '' }, {}, /都没有填/],
  ['no name', { '姓名★': '' }, {}, /没有填姓名/],
  ['a name with digits', { '姓名★': '张3' }, {}, /数字或符号/],
  ['no class', { '班级★': '' }, {}, /没有填班级/],
  ['a class that is none', { '班级★': '？？' }, {}, /看不懂/],
  ['a formula', {}, { formulas: [at('姓名★')] }, /公式/],
  ['a merged cell', {}, { merged: [at('班级★')] }, /合并/],
  [
    'a G number that is another',
    { 学籍号: `G${'99010120150305124'}${checkCharacter('99010120150305124')}` },
    {},
    /不一致/,
  ],
])('%s keeps the row out and says why and how to mend it', (_, changes, marks, reason) => {
  const reading = read(changes, marks);
  expect(reading.record).toBeNull();
  const faults = reading.notes.filter((note) => note.level === 'fault');
  expect(faults.map((note) => note.reason).join()).toMatch(reason);
  expect(faults.every((note) => note.mend.length > 3 && note.row === 2)).toBe(true);
});

test.each<[string, Record<string, string>, Partial<SheetRow>, RegExp]>([
  ['a phone that cannot be called', { '家庭成员1联系电话★': '12345' }, {}, /电话号码不正确/],
  ['no guardian', { '家庭成员1姓名★': '' }, {}, /没有监护人/],
  [
    'an unusual age',
    { '出生日期★': '', '身份证件号★': `${'99010119950305123'}${checkCharacter('99010119950305123')}` },
    {},
    /不在义务教育年龄/,
  ],
  ['a hidden row', {}, { hidden: true }, /隐藏/],
  ['an option nobody knows', { 是否留守儿童: '也许' }, {}, /选项看不懂/],
])('%s is said, and the row comes in', (_, changes, marks, reason) => {
  const reading = read(changes, marks);
  expect(reading.record).not.toBeNull();
  expect(reasons(reading).join()).toMatch(reason);
});

test('no note shows a whole name, number or phone', () => {
  const reading = read({
    '性别★': '女',
    '出生日期★': '2015-03-06',
    '家庭成员1联系电话★': '13800001234567',
    学籍号: `G${GOOD}`,
  });
  const said = JSON.stringify(reading.notes);
  for (const secret of ['张小明', GOOD, '13800001234567', '2015-03-06']) {
    expect(said).not.toContain(secret);
  }
});

test('who is 父 or 母 is a parent, who is marked a guardian a legal one, others are contacts; carers have their own place', () => {
  const { record } = read({
    '家庭成员1姓名★': '李奶奶',
    '家庭成员1关系★': '奶奶',
    家庭成员2姓名: '王阿姨',
    家庭成员2关系: '邻居',
    家庭成员2是否监护人: '否',
    受委托照护人姓名: '李奶奶',
    受委托照护人关系: '祖母',
    受委托照护人联系电话: '00000000003',
  });
  expect(record?.adults.map(({ slot, kind, relation, name }) => [slot, kind, relation, name])).toEqual([
    ['guardian', 'legalGuardian', '祖母', '李奶奶'],
    ['contact', 'contact', '邻居', '王阿姨'],
  ]);
});

const unit = (id: string, kind: Unit['kind'], parent: string | null, name: string, path: string): Unit => ({
  _id: id,
  county: 'y',
  kind,
  line: ['county', 'township', 'village', 'group'].includes(kind) ? 'government' : 'education',
  parent,
  path,
  name,
  order: 1,
  rev: 1,
});

const TREE = [
  unit('y', 'county', null, '云岭县', 'y/'),
  unit('t1', 'township', 'y', '大坪镇', 'y/t1/'),
  unit('t2', 'township', 'y', '白水乡', 'y/t2/'),
  unit('v1', 'village', 't1', '青石村', 'y/t1/v1/'),
  unit('v2', 'village', 't2', '青石村', 'y/t2/v2/'),
  unit('v3', 'village', 't1', '松林社区', 'y/t1/v3/'),
  unit('g3', 'group', 'v1', '三组', 'y/t1/v1/g3/'),
  unit('g13', 'group', 'v1', '十三组', 'y/t1/v1/g13/'),
];
const words = (address: string, township = '', village = '', group = '') => ({ township, village, group, address });

test.each<[string, ReturnType<typeof words>, string | null, boolean]>([
  ['columns', words('', '大坪镇', '青石', '3'), 'g3', false],
  ['columns in other words', words('', '大坪', '青石村委会', '第十三村民小组'), 'g13', false],
  ['an address', words('云南省云岭县大坪镇青石村3组12号'), 'g3', false],
  ['an address without its group', words('大坪镇青石村'), 'v1', true],
  ['an address without its village', words('大坪镇街上'), 't1', true],
  ['a village of a name that two have', words('青石村三组'), null, true],
  ['a village of a name that one has', words('松林社区'), 'v3', true],
  ['a township that is not here', words('', '外县镇', '青石村', '3'), null, true],
  ['another county', words('外省某市某区'), null, true],
  ['nothing', words(''), null, false],
])('a place is found as deep as the words lead: %s', (_, said, id, vague) => {
  const match = new Places(TREE).match(said);
  expect([match.unit?._id ?? null, match.vague]).toEqual([id, vague]);
});

test('classes that are there are found, others proposed once, and the same rows propose the same', () => {
  const school = unit('y-s1', 'school', 'y-edu', '云岭县第一小学', 'y-edu/y-s1/');
  const there = [
    school,
    unit('y-s2', 'school', 'y-edu', '云岭县第二小学', 'y-edu/y-s2/'),
    unit('gr', 'grade', 'y-s1', '五年级', 'y-edu/y-s1/gr/'),
    unit('kl', 'class', 'gr', '五（1）班', 'y-edu/y-s1/gr/kl/'),
  ];
  const propose = (): [string[], Classes] => {
    const classes = new Classes(there, 'y');
    const wanted = [
      { grade: 5, label: '1' },
      { grade: 5, label: '2' },
      { grade: 6, label: '1' },
      { grade: 5, label: '2' },
    ];
    return [wanted.map((key) => classes.place(school, key).id), classes];
  };
  const [ids, classes] = propose();
  expect(ids).toEqual(['kl', 'gr-c2', 'y-s1-y6-c1', 'gr-c2']);
  expect(classes.proposed.map((one) => [one.kind, one.name])).toEqual([
    ['class', '五(2)班'],
    ['grade', '六年级'],
    ['class', '六(1)班'],
  ]);
  expect(propose()[0]).toEqual(ids);
  expect(classes.school('第一小学', 'y-edu/')?._id).toBe('y-s1');
  expect(classes.school('', 'y-edu/')).toBeNull();
  expect(classes.school('', 'y-edu/y-s1/')?._id).toBe('y-s1');
  expect(classes.school('第三小学', 'y-edu/')).toBeNull();
});
