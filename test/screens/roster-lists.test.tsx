/** @jest-environment jsdom */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ChildCard, ChildRow } from '#domain/roster/api';
import ChildPage from '../../src/roster/child/index';
import ClassPage from '../../src/roster/class/index';
import HouseholdPage from '../../src/roster/household/index';
import HouseholdsPage from '../../src/roster/households/index';
import SearchPage from '../../src/roster/search/index';
import { opened, show, went } from '../support/taro';
import { answer, callsOf, OFFLINE, openPhone, refuse } from './roster-server';

const CLASS = 'yl-s03-y7-c2';

function child(id: string, name: string, pinyin: string, absentToday: boolean | null): ChildRow {
  const place = '青石村三组';
  return {
    id,
    name,
    pinyin,
    sex: 'male',
    className: '七（2）班',
    place,
    state: 'enrolled',
    absentToday,
    openCase: null,
  };
}

const ZHANG = child('c1', '张小明', 'zxm zhangxiaoming', true);
const LI = child('c2', '李佳怡', 'ljy lijiayi', false);
const LETTER = { child: 'c1', childName: '张小明', title: '责任书', until: '2026-11-30' };
const MANY = Array.from({ length: 12 }, (_, n) => child(`m${n}`, `孩子${n}`, `hz${n}`, null));

const CARD: ChildCard = {
  ...ZHANG,
  rev: 4,
  birthMonth: '2013-05',
  schoolName: '青石镇中心学校',
  classId: CLASS,
  residence: '青石镇青石村三组',
  registered: '',
  household: 'h1',
  boarding: true,
  adults: [
    { slot: 'guardian', kind: 'parent', relation: '父亲', name: '张大山', phone: '000****5678', bound: true },
    { slot: 'guardian2', kind: 'parent', relation: '母亲', name: '李秀英', phone: '', bound: false },
  ],
  revealable: ['phone.guardian', 'phone.guardian2', 'idNumber'],
  classHistory: [],
};

const press = async (name: string | RegExp): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name }));
};

describe('班级学生', () => {
  beforeEach(() => {
    openPhone(`${CLASS}:classTeacher:1`, '七（2）班');
    answer('roster.classChildren', ({ cursor }) => ({
      items: cursor === null ? [ZHANG, LI] : MANY,
      cursor: cursor === null ? 'p2' : null,
      className: '七（2）班',
      schoolName: '青石镇中心学校',
    }));
  });

  test('the whole class comes, and a child is found by first letters, pinyin or name', async () => {
    render(<ClassPage />);
    expect(await screen.findByText('14 人')).toBeTruthy();
    expect(callsOf('roster.classChildren').map(({ request }) => request['cursor'])).toEqual([null, 'p2']);
    for (const text of ['zxm', 'ZHANG', '小明']) {
      fireEvent.change(screen.getByLabelText('找孩子'), { target: { value: text } });
      expect([screen.queryByText('张小明') !== null, screen.queryByText('李佳怡')]).toEqual([true, null]);
    }
    fireEvent.change(screen.getByLabelText('找孩子'), { target: { value: 'xyz' } });
    expect(screen.getByText('没有这个孩子')).toBeTruthy();
  });

  test('who is absent today stands on a tab of its own; a roll not called makes nobody absent', async () => {
    render(<ClassPage />);
    fireEvent.click(await screen.findByRole('tab', { name: /今天没到/ }));
    expect(screen.getByText('张小明')).toBeTruthy();
    expect(screen.queryByText('孩子1')).toBeNull();
    fireEvent.click(screen.getByText('张小明'));
    expect(went).toEqual(['navigateTo /roster/child/index?child=c1']);
  });

  test('back on the screen it is asked again, and what stood there stays until the answer is whole', async () => {
    render(<ClassPage />);
    await screen.findByText('14 人');
    answer('roster.classChildren', ({ cursor }) =>
      cursor === null ? { items: [LI], cursor: 'p2', className: '七（2）班', schoolName: '青石镇中心学校' } : OFFLINE,
    );
    act(show);
    expect(await screen.findByText('显示的是之前的内容')).toBeTruthy();
    expect(screen.getByText('14 人')).toBeTruthy();
  });

  test('a principal picks a class from the tree below the school', async () => {
    openPhone('yl-s03:principal:1', '青石镇中心学校');
    answer('roster.units', ({ parent }) => ({
      items:
        parent === 'yl-s03'
          ? [{ id: 'yl-s03-y7', name: '七年级', kind: 'grade', path: '' }]
          : [{ id: CLASS, name: '七（2）班', kind: 'class', path: '' }],
      above: [],
      cursor: null,
    }));
    answer('roster.classChildren', () => ({ items: [LI], cursor: null, className: '七（2）班', schoolName: '学校' }));
    render(<ClassPage />);
    await press('选班级');
    await press(/七年级/);
    await press(/七（2）班/);
    await screen.findByText('李佳怡');
    expect(callsOf('roster.classChildren')[0]?.request).toMatchObject({ classId: CLASS });
  });
});

describe('儿童档案', () => {
  beforeEach(() => {
    openPhone(`${CLASS}:classTeacher:1`, '七（2）班');
    opened.params = { child: 'c1' };
    answer('roster.child', () => CARD);
    answer('roster.reveal', () => ({ value: '00012345678' }));
  });

  test('a phone is shown after a reason is given, never before', async () => {
    render(<ChildPage />);
    await press('给张小明的父亲张大山打电话');
    const look = screen.getByRole('button', { name: '查看手机号' });
    expect(look).toHaveProperty('disabled', true);
    fireEvent.click(screen.getByRole('radio', { name: '约家访时间' }));
    fireEvent.click(look);
    expect(await screen.findByText('00012345678')).toBeTruthy();
    expect(callsOf('roster.reveal').map(({ request }) => request)).toEqual([
      { child: 'c1', field: 'phone.guardian', reason: '约家访时间' },
    ]);
    expect(screen.getByRole('button', { name: '打电话' })).toBeTruthy();
  });

  test('another reason has to be written; the limit of the day is said in words', async () => {
    answer('roster.reveal', () => refuse('RATE_LIMITED', '今天看得太多了，明天再看。'));
    render(<ChildPage />);
    await press(/^查看身份证件号/);
    fireEvent.click(screen.getByRole('radio', { name: '其他原因' }));
    const look = screen.getByRole('button', { name: '查看身份证件号' });
    expect(look).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByLabelText('写明原因'), { target: { value: ' 转学要核对 ' } });
    fireEvent.click(look);
    expect(await screen.findByText('今天看得太多了，明天再看。')).toBeTruthy();
    expect(callsOf('roster.reveal')[0]?.request['reason']).toBe('转学要核对');
  });

  test('who has no phone cannot be called, and a class teacher moves no child to another class', async () => {
    render(<ChildPage />);
    await screen.findByText('父亲 张大山');
    expect(screen.queryByRole('button', { name: '给张小明的母亲李秀英打电话' })).toBeNull();
    expect(screen.queryByText('换班')).toBeNull();
    expect(screen.getByText('改居住地')).toBeTruthy();
  });

  test('a move names the version that was seen; a conflict is said and changes nothing', async () => {
    answer('roster.units', () => ({ items: [], above: [], cursor: null }));
    answer('roster.moveResidence', () => refuse('VERSION_CONFLICT', '内容已被别人更新，请刷新后重新填写。'));
    render(<ChildPage />);
    await press(/改居住地/);
    await press('在县外');
    await press('确定更改');
    expect(await screen.findByText('内容已被别人更新，请刷新后重新填写。')).toBeTruthy();
    expect(callsOf('roster.moveResidence')[0]?.request).toEqual({
      child: 'c1',
      which: 'residence',
      unit: null,
      rev: 4,
    });
  });
});

describe('我的户', () => {
  const rowOf = (id: string, head: string, one: ChildRow, unsigned: number) => ({
    id,
    head,
    place: '青石村三组',
    children: [one],
    unsigned,
  });

  beforeEach(() => {
    openPhone('yl-t01-v02:villageHead:1', '青石村');
    answer('roster.myHouseholds', () => ({
      items: [rowOf('h1', '张大山', ZHANG, 0), rowOf('h2', '李国强', LI, 2)],
      cursor: null,
      place: '青石村',
      absentToday: 1,
      unsigned: 2,
    }));
  });

  test('each number opens its households', async () => {
    render(<HouseholdsPage />);
    await press('责任书没签2份，点开看名单');
    expect([screen.queryByText('张小明'), screen.queryByText('李佳怡') !== null]).toEqual([null, true]);
    await press('今天没到校1人，点开看名单');
    expect([screen.queryByText('张小明') !== null, screen.queryByText('李佳怡')]).toEqual([true, null]);
    fireEvent.click(screen.getByText('张小明'));
    expect(went).toEqual(['navigateTo /roster/household/index?household=h1']);
  });

  test('a household leads to the signing of each letter and to a call', async () => {
    opened.params = { household: 'h1' };
    answer('roster.household', () => ({
      id: 'h1',
      head: '张大山',
      place: '青石村三组',
      children: [ZHANG],
      letters: [
        { ...LETTER, letter: 'a:b:c1:guardian', relation: '父亲', adultName: '张大山' },
        { ...LETTER, letter: 'a:b:c1:guardian2', relation: '母亲', adultName: '徐欣颖' },
      ],
    }));
    answer('roster.child', () => CARD);
    render(<HouseholdPage />);
    expect(await screen.findByText('等父亲张大山签')).toBeTruthy();
    expect(screen.getByText('等母亲徐欣颖签')).toBeTruthy();
    await press('帮张小明的父亲张大山现场签字');
    expect(went).toEqual([`navigateTo /letters/assist/index?letter=${encodeURIComponent('a:b:c1:guardian')}`]);
    await press('给张小明的家长打电话');
    expect(await screen.findByText('父亲 张大山')).toBeTruthy();
  });
});

describe('查找孩子', () => {
  test('it is asked once the person has stopped typing, and says when more begin so', async () => {
    openPhone('yl-s03:principal:1', '青石镇中心学校');
    answer('roster.search', () => ({ items: [ZHANG], more: true }));
    render(<SearchPage />);
    const field = screen.getByLabelText('姓名或拼音');
    for (const text of ['z', 'zx', 'zxm']) {
      fireEvent.change(field, { target: { value: text } });
    }
    await screen.findByText('张小明');
    expect(callsOf('roster.search').map(({ request }) => request)).toEqual([{ text: 'zxm' }]);
    expect(screen.getByText('还有更多同样开头的孩子')).toBeTruthy();
    answer('roster.search', () => ({ items: [], more: false }));
    fireEvent.change(field, { target: { value: 'q' } });
    await waitFor(() => expect(screen.queryByText('没有找到')).not.toBeNull());
  });
});
