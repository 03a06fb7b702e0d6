import fc from 'fast-check';
import { givenOn, isSingle, mayGive, standsOn } from '#domain/accounts/appointments';
import {
  isName,
  isPhone,
  plainName,
  plainPhone,
  readStaffRow,
  roleByTitle,
  staffHeading,
  unitsMeant,
} from '#domain/accounts/staff-sheet';
import { UNIT_KINDS, type Unit, type UnitKind } from '#domain/jurisdiction';
import { POSTS, ROLES } from '#domain/posts';
import manifest from '../../package.json';
import { VERSION } from '../../src/version';

const unit = (id: string, kind: UnitKind, path: string, name: string): Unit => ({
  _id: id,
  county: 'x',
  kind,
  line: UNIT_KINDS[kind].line,
  parent: null,
  path,
  name,
  order: 0,
  rev: 1,
});
const UNITS = [
  unit('s1', 'school', 'edu/s1/', '第一小学'),
  unit('s2', 'school', 'edu/s2/', '第二小学'),
  unit('s1k1', 'class', 'edu/s1/s1k1/', '五（1）班'),
  unit('s1k10', 'class', 'edu/s1/s1k10/', '五（10）班'),
  unit('s2k1', 'class', 'edu/s2/s2k1/', '五（1）班'),
];
const row = {
  row: 3,
  name: '王小明',
  phone: '00000000001',
  role: '班主任',
  unit: '五(1)班',
  above: '第一小学',
  part: '',
};

describe('任命', () => {
  it('lets nobody but the system administrator choose those who check others', () => {
    for (const role of ['systemAdmin', 'privacyOfficer', 'bureauApprover'] as const) {
      expect(ROLES.filter((by) => mayGive(by, role))).toEqual(['systemAdmin']);
    }
  });

  it('lets nobody but the county office choose their own equals', () => {
    expect(ROLES.filter((role) => mayGive(role, role))).toEqual(['bureauOfficer', 'systemAdmin']);
  });

  it('offers on a unit only posts that stand there', () => {
    const kinds = Object.keys(UNIT_KINDS) as UnitKind[];
    for (const by of ROLES) {
      for (const kind of kinds) {
        expect(givenOn(by, kind).every((role) => standsOn(role, kind) && mayGive(by, role))).toBe(true);
      }
    }
    expect(givenOn('principal', 'class')).toEqual(['classTeacher', 'subjectTeacher', 'rollCaller']);
    expect(isSingle('classTeacher')).toBe(true);
  });
});

describe('工作人员表的一行', () => {
  it('reads names, phones and titles as people write them', () => {
    expect(plainPhone(' +86 000-0000 0001 ')).toBe('00000000001');
    expect(plainName(' 五 （1) 班 ')).toBe('五（1）班');
    for (const role of ROLES) {
      expect(roleByTitle(POSTS[role].title)).toBe(role);
    }
    expect(roleByTitle('村支书')).toBe('villageHead');
    expect(roleByTitle('皇帝')).toBeNull();
    expect(staffHeading([{ n: 3, cells: ['序号', '姓名★', '手机号★', '岗位★', '单位★', '上级单位'] }])).toMatchObject({
      at: { name: 1, above: 5, part: -1 },
      row: 3,
    });
    expect(staffHeading([{ n: 1, cells: ['姓名', '手机号', '岗位'] }])).toBeNull();
  });

  it('means one unit, never the sibling whose name begins alike', () => {
    const meant = (given: Partial<typeof row>) =>
      unitsMeant('classTeacher', { ...row, ...given }, UNITS).map((one) => one._id);
    expect(meant({})).toEqual(['s1k1']);
    expect(meant({ above: '' })).toEqual(['s1k1', 's2k1']);
    expect(meant({ above: '', unit: '第二小学', part: '五（1）班' })).toEqual(['s2k1']);
    expect(meant({ above: '', unit: '第二小学/五（1）班' })).toEqual(['s2k1']);
    expect(meant({ unit: '五（10）班' })).toEqual(['s1k10']);
    expect(unitsMeant('principal', { above: '', unit: '五（1）班', part: '' }, UNITS)).toEqual([]);
  });

  it('gives an entry or says what is wrong, and never throws', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom(...Object.values(row).map(String), '皇帝', '1.38E+10', 'valueOf', '__proto__'),
    );
    fc.assert(
      fc.property(cell, cell, cell, cell, cell, (name, phone, role, place, above) => {
        const read = readStaffRow({ row: 3, name, phone, role, unit: place, above, part: '' }, 'principal', UNITS);
        if ('entry' in read) {
          expect([isName(read.entry.name), isPhone(read.entry.phone), mayGive('principal', read.entry.role)]).toEqual([
            true,
            true,
            true,
          ]);
        } else {
          expect(read.notes.length).toBeGreaterThan(0);
          // What was written never comes back: only columns, reasons and how to mend.
          expect(read.notes.every((note) => Object.keys(note).sort().join() === 'column,mend,reason,row')).toBe(true);
        }
      }),
    );
    expect(readStaffRow(row, 'principal', UNITS)).toMatchObject({
      entry: { role: 'classTeacher', unit: { _id: 's1k1' } },
    });
  });
});

it('我的 shows the version of the package', () => {
  expect(VERSION).toBe(manifest.version);
});
