/** @jest-environment jsdom */
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { ReplyOf } from '#domain/api';
import type { ReceivedReferral, SentReferral } from '#domain/cases/api-referral';
import { MATTER_KEYS } from '#domain/cases/referral';
import { plainDate } from '#domain/plain-date';
import Referrals from '../../src/cases/referral/index';
import Referred from '../../src/cases/referral/list/index';
import ReferralPage from '../../src/cases/referral/one/index';
import { opened, went } from '../support/taro';
import { answer, callsOf, openPhone, refuse } from './roster-server';

const CASE = 'kid:1';
const LABOUR = { id: 'yl-d3', name: '县人力资源和社会保障局' };
const LINES = [
  { field: 'age', value: '14 周岁' },
  { field: 'employer', value: '某餐馆' },
] as const;

const SENT: SentReferral = {
  id: 'r1',
  matter: 'childLabour',
  department: LABOUR.name,
  state: 'accepted',
  on: plainDate('2026-11-12'),
  dueOn: plainDate('2026-11-20'),
  late: true,
  mayRevoke: true,
  lines: LINES,
  turns: [
    { to: 'sent', on: plainDate('2026-11-12'), words: '' },
    { to: 'accepted', on: plainDate('2026-11-13'), words: '马上去查' },
  ],
};

const RECEIVED: ReceivedReferral = {
  id: 'r1',
  matter: 'childLabour',
  from: '青石镇',
  on: SENT.on,
  dueOn: SENT.dueOn,
  state: 'sent',
  late: false,
  phone: '',
  lines: LINES,
  turns: SENT.turns.slice(0, 1),
  answers: ['accepted', 'rejected'],
};

const matters: ReplyOf<'cases.referrals'>['matters'] = MATTER_KEYS.map((matter) => ({
  matter,
  departments: matter === 'childLabour' ? [{ ...LABOUR, held: false }] : [],
  closed: matter === 'labourLicence' ? '孩子已满 16 周岁，不属于这一项。' : null,
}));

const press = async (name: string | RegExp): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name }));
};
const fill = (label: string, value: string): void => {
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
};

describe('转介的一方', () => {
  beforeEach(() => {
    openPhone('yl-t1:townshipEducationOfficer:1', '青石镇');
    opened.params = { case: CASE };
    answer('cases.referrals', () => ({ child: '张小明', items: [], matters }));
    answer('cases.previewReferral', () => ({ lines: LINES }));
  });

  test('nothing leaves before it was looked at, and what is changed is looked at again', async () => {
    answer('cases.refer', () => ({ referral: 'r1', state: 'sent' }));
    render(<Referrals />);
    await press(/转给一个部门/);
    await press('要办什么事，请选择');
    await press(/^招用未满16周岁的人 ?人力/);
    // The only department that acts in it is chosen already; that nobody is there yet is said before anything leaves.
    await screen.findByText('这个部门还没有人绑定，转过去没有人看得到');
    await screen.findByRole('button', { name: `转给，${LABOUR.name}` });
    await screen.findByText('请把要写的写完。');
    fill('用工单位名称和地址', '某餐馆');
    fill('要办的事', '请查处');
    await press('看对方会看到什么');
    expect(await screen.findByText('对方只看到这些')).toBeTruthy();
    expect(callsOf('cases.refer')).toEqual([]);
    fill('要办的事', '请马上查处');
    expect(screen.queryByText('对方只看到这些')).toBeNull();
    await press('看对方会看到什么');
    await press(/^转介$/);
    await waitFor(() => expect(callsOf('cases.refer')).toHaveLength(1));
    expect(callsOf('cases.refer')[0]?.request).toMatchObject({
      case: CASE,
      matter: 'childLabour',
      to: LABOUR.id,
      words: { employer: '某餐馆', facts: '请马上查处' },
    });
  });

  test('says why a matter cannot go now: its reason, or no department for it', async () => {
    render(<Referrals />);
    await press(/转给一个部门/);
    await press('要办什么事，请选择');
    await press(/情节严重/);
    expect(await screen.findByText('孩子已满 16 周岁，不属于这一项。')).toBeTruthy();
    await press(/^要办什么事，/);
    await press(/^法律援助/);
    expect(await screen.findByText(/组织里还没有司法行政部门/)).toBeTruthy();
  });

  test('what is late stands out, with what the department said', async () => {
    answer('cases.referrals', () => ({ child: '张小明', items: [SENT], matters }));
    render(<Referrals />);
    expect(await screen.findByText('超期')).toBeTruthy();
    expect(screen.getByText(/马上去查/)).toBeTruthy();
    expect(screen.getByText('14 周岁')).toBeTruthy();
  });
});

describe('部门', () => {
  beforeEach(() => openPhone('yl-d3:departmentOfficer:1', LABOUR.name));

  test('its list opens the page of one, and an empty one says so', async () => {
    answer('cases.referred', () => ({ items: [RECEIVED] }));
    const { unmount } = render(<Referred />);
    fireEvent.click(await screen.findByText('招用未满16周岁的人'));
    expect(went).toEqual(['navigateTo /cases/referral/one/index?referral=r1']);
    unmount();
    answer('cases.referred', () => ({ items: [] }));
    render(<Referred />);
    expect(await screen.findByText('没有转来的')).toBeTruthy();
  });

  test('not to take it wants a reason; a refusal of the server is said', async () => {
    opened.params = { referral: 'r1' };
    answer('cases.referral', () => RECEIVED);
    answer('cases.answerReferral', () => refuse('ILLEGAL_STATE', '当前状态不能这样办理，请刷新后再看。'));
    render(<ReferralPage />);
    fireEvent.click(await screen.findByRole('radio', { name: '不受理' }));
    await press('不受理');
    expect(callsOf('cases.answerReferral')).toEqual([]);
    fill('为什么不受理', '单位在邻县');
    await press('不受理');
    expect(await screen.findByText(/当前状态不能这样办理/)).toBeTruthy();
    expect(callsOf('cases.answerReferral')[0]?.request).toEqual({
      referral: 'r1',
      act: 'rejected',
      words: '单位在邻县',
    });
  });

  test('what is not its business any more shows no child', async () => {
    opened.params = { referral: 'r1' };
    answer('cases.referral', () => ({ ...RECEIVED, state: 'revoked', lines: [], answers: [] }));
    render(<ReferralPage />);
    expect(await screen.findByText(/已经不归本部门办/)).toBeTruthy();
    expect(screen.queryByText('办理')).toBeNull();
  });
});
