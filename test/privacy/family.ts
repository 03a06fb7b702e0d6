import type { Binding, Person } from '#domain/accounts/documents';
import { found } from '#domain/errors';
import type { Child } from '#domain/roster/documents';
import { blind, encrypt, personIdOf } from '../../cloudfunctions/kit/secrets';
import { keptFile, workbookPage } from '../permission/plant';
import { childId, NOW } from '../support/fixture';
import type { Product } from '../support/product';

export const COUNTY = 'yunling';
/** The id of the child. */
export const CHILD = (): string => childId(COUNTY, 'canary');

/** Names that people have; where names may stand is told by the field classes. */
export const NAMES = {
  child: '赵金丝雀',
  mother: '钱金丝雀',
  teacher: '孙金丝雀',
  newcomer: '李金丝雀',
  unlisted: '周金丝雀',
  imported: '吴金丝雀',
} as const;

/** What must stand nowhere in clear: numbers, addresses, days of birth, health, what was said, and who is which WeChat. */
export const SECRETS = {
  phone: '00098765431',
  otherPhone: '00098765432',
  vouchedPhone: '00098765433',
  idNumber: '990101201403170023',
  importedId: '990101201403180010',
  registerNumber: 'G990101201403170023',
  birthDate: '2014-03-17',
  address: '金丝雀巷七号',
  health: '金丝雀过敏',
  said: '金丝雀说想打工',
  note: '金丝雀家有困难',
  seen: '金丝雀身上有伤',
  place: '金丝雀水库边',
  openid: 'o-canary-guardian',
} as const;

const sealed = (field: string, text: string) => encrypt(text, { collection: 'children', field, id: CHILD() });

/** A child of class 1 whose every word would be known again. */
export async function plantFamily(product: Product): Promise<void> {
  const like = found(await product.store.read('children', childId(COUNTY, 'a')));
  const child: Child = {
    ...like,
    _id: CHILD(),
    name: NAMES.child,
    pinyin: 'zjsq zhaojinsique',
    birthMonth: '2014-03',
    birthDate: sealed('birthDate', SECRETS.birthDate),
    idNumber: sealed('idNumber', SECRETS.idNumber),
    registerNumber: sealed('registerNumber', SECRETS.registerNumber),
    address: sealed('address', SECRETS.address),
    health: sealed('health', SECRETS.health),
    lastFourBlind: blind('lastFour', COUNTY, `${NAMES.child}\n0023`),
    household: null,
    adults: [
      {
        slot: 'guardian',
        kind: 'parent',
        relation: '母亲',
        name: NAMES.mother,
        phone: sealed('adults.guardian.phone', SECRETS.phone),
        phoneBlind: blind('phone', COUNTY, SECRETS.phone),
      },
    ],
  };
  const person = personIdOf(COUNTY, SECRETS.openid);
  const guardian: Person = {
    _id: person,
    county: COUNTY,
    openid: encrypt(SECRETS.openid, { collection: 'people', field: 'openid', id: person }),
    name: NAMES.mother,
    phone: encrypt(SECRETS.phone, { collection: 'people', field: 'phone', id: person }),
    phoneBlind: blind('phone', COUNTY, SECRETS.phone),
    phoneVerifiedAt: NOW,
    rev: 1,
  };
  const binding: Binding = {
    _id: `${child._id}:${person}`,
    county: COUNTY,
    child: child._id,
    person,
    slot: 'guardian',
    kind: 'parent',
    state: 'bound',
    proof: 'phone',
    classId: child.classId,
    from: NOW - 86_400_000,
    to: null,
    rev: 1,
  };
  await product.write('children', [child]);
  await product.write('people', [guardian]);
  await product.write('bindings', [binding]);
  await plantTeacher(product);
}

/** The class teacher's name and a workbook of theirs, all canaries. */
async function plantTeacher(product: Product): Promise<void> {
  const teacher = personIdOf(COUNTY, product.actor('classTeacher').openid);
  const present = found(await product.store.read('people', teacher));
  await product.store.put('people', { ...present, name: NAMES.teacher });
  const post = found(await product.store.read('posts', product.actor('classTeacher').as));
  await product.store.put('posts', { ...post, name: NAMES.teacher });
  const clerk = personIdOf(COUNTY, product.actor('rosterClerk').openid);
  await product.write('incoming', [keptFile(COUNTY, FILE, clerk)]);
  await product.write('workbookRows', [
    workbookPage(COUNTY, FILE, [
      ['姓名', '性别', '出生日期', '身份证件号', '学校', '年级', '班级', '父亲姓名', '父亲电话'],
      [
        NAMES.imported,
        '男',
        '2014-03-18',
        SECRETS.importedId,
        '第一小学',
        '五年级',
        '五（1）班',
        '吴父',
        SECRETS.otherPhone,
      ],
      [NAMES.imported, '男', '2014-03-18', `${SECRETS.importedId}9`, '第一小学', '五年级', '九班', '', '12'],
    ]),
  ]);
}

export const FILE = 'canaryfilecanaryfilecanary';
