import type { AdultKind, AdultSlot } from '#domain/roster/documents';
import type { Cells } from '#domain/roster/import/cells';
import type { AdultBlock, ColumnName } from '#domain/roster/import/columns';
import { readOption, YES_NO } from '#domain/roster/import/options';
import type { RecordAdult } from '#domain/roster/import/record';
import { nameText, plainText } from '#domain/roster/import/text';
import { maskedName, maskedPhone } from '#domain/roster/mask';

const PARENTS = /^(?:生|养|继)?(?:父|母)亲?$|^爸爸?$|^妈妈?$/;
const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0[1-9]\d{1,2}-?\d{7,8}$/;
const DEMO_PHONE = /^000\d{8}$/;
/** 国标 GB/T 4761 as the national form uses it: the codes that schools export. */
const RELATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '51': '父亲',
    '52': '母亲',
    '61': '祖父',
    '62': '祖母',
    '63': '外祖父',
    '64': '外祖母',
    父: '父亲',
    母: '母亲',
    爸爸: '父亲',
    妈妈: '母亲',
    爷爷: '祖父',
    奶奶: '祖母',
    外公: '外祖父',
    外婆: '外祖母',
    姥爷: '外祖父',
    姥姥: '外祖母',
  }),
);
const IMPLIED: Readonly<Partial<Record<AdultBlock, string>>> = { father: '父亲', mother: '母亲' };

type Found = Omit<RecordAdult, 'slot'>;

/** A number that can be called; null with a warning for anything else: a wrong phone keeps no child out. */
export function readPhone(cells: Cells<ColumnName>, field: ColumnName, demo: boolean): string | null {
  const text = plainText(cells.text(field))
    .replace(/^\+?86(?=1\d{10}$)/, '')
    .replace(/[^\d]/g, (c) => (c === '-' ? '-' : ''));
  if (text === '') {
    return null;
  }
  const bare = text.replace(/-/g, '');
  if (MOBILE.test(bare) || LANDLINE.test(text) || (demo && DEMO_PHONE.test(bare))) {
    return bare;
  }
  const mend = cells.isNumber(field) ? '把该列设为文本后重新填写' : '请填 11 位手机号';
  cells.warn(field, maskedPhone(bare), '电话号码不正确，没有采用', mend);
  return null;
}

function kindOf(relation: string, guardian: 'yes' | 'no' | null, block: AdultBlock): AdultKind {
  if (block === 'carer') {
    return 'entrustedCarer';
  }
  if (PARENTS.test(relation)) {
    return 'parent';
  }
  return guardian === 'yes' ? 'legalGuardian' : 'contact';
}

function readBlock(cells: Cells<ColumnName>, block: AdultBlock, demo: boolean): Found | null {
  const name = nameText(cells.text(`${block}.name`)).slice(0, 40);
  if (name === '') {
    return null;
  }
  const said = plainText(cells.text(`${block}.relation`));
  const relation = (RELATIONS.get(said) ?? (said || (IMPLIED[block] ?? ''))).slice(0, 20);
  if (relation === '') {
    cells.warn(`${block}.name`, maskedName(name), '没有填与儿童的关系，按联系人处理', '请填父亲、母亲、祖母等');
  }
  const guardian = readOption(YES_NO, cells.text(`${block}.guardian`));
  return {
    kind: kindOf(relation, guardian, block),
    relation: relation || '联系人',
    name,
    phone: readPhone(cells, `${block}.phone`, demo),
  };
}

const SLOTS: Readonly<Record<AdultKind, readonly AdultSlot[]>> = {
  parent: ['guardian', 'guardian2'],
  legalGuardian: ['guardian', 'guardian2'],
  entrustedCarer: ['carer'],
  contact: ['contact', 'contact2', 'contact3'],
};

/** Gives each adult the first free slot of its kind; the same person in two blocks is one. */
function seated(found: readonly Found[]): RecordAdult[] {
  const adults: RecordAdult[] = [];
  for (const one of found) {
    const same = adults.findIndex((adult) => adult.name === one.name && adult.relation === one.relation);
    const slot = SLOTS[one.kind].find((free) => !adults.some((adult) => adult.slot === free));
    const known = adults[same];
    if (known) {
      adults[same] = { ...known, phone: known.phone ?? one.phone };
    } else if (slot) {
      adults.push({ slot, ...one });
    }
  }
  return adults;
}

/**
 * 父母 · 其他法定监护人 · 受委托照护人 · 联系人 of a row: who is 父 or 母 is a parent, another who is marked 是否监护人 a legal guardian,
 * everybody else a contact. The child's 联系电话 is the first guardian's where none is given.
 */
export function readAdults(cells: Cells<ColumnName>, demo: boolean): RecordAdult[] {
  const blocks: readonly AdultBlock[] = ['member1', 'member2', 'father', 'mother', 'carer'];
  const adults = seated(blocks.flatMap((block) => readBlock(cells, block, demo) ?? []));
  if (!adults.some((adult) => adult.slot === 'guardian')) {
    cells.warn(
      'name',
      maskedName(nameText(cells.text('name'))),
      '没有监护人，无法签责任书',
      '请补填家庭成员和是否监护人',
    );
  }
  const own = readPhone(cells, 'phone', demo);
  const first = adults.findIndex((adult) => adult.slot === 'guardian');
  const target = adults[Math.max(first, 0)];
  if (own !== null && target && !adults.some((adult) => adult.phone === own) && target.phone === null) {
    return adults.map((adult) => (adult === target ? { ...adult, phone: own } : adult));
  }
  return adults;
}
