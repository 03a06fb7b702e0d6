/** @jest-environment jsdom */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import fc from 'fast-check';
import { plainDate } from '#domain/plain-date';
import UnlistedPage from '../../src/roster/unlisted/index';
import { birthYears, isReport, missingIn, NO_REPORT, type Report, requestOf } from '../../src/roster/unlisted/report';
import { dismissRefused, sendNow } from '../../src/send';
import { went } from '../support/taro';
import { answer, callsOf, OFFLINE, openPhone, refuse } from './roster-server';

beforeEach(() => {
  openPhone('yl-t01-v02-g03:groupLeader:1', '青石村三组');
  answer('roster.reportUnlisted', () => ({ child: 'child9', at: 1 }));
});

const press = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};
const tick = (name: string): void => {
  fireEvent.click(screen.getByRole('radio', { name }));
};
const write = (label: string, value: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
};

function fillIn(): void {
  write('姓名', '赵小虎');
  tick('男');
  press('出生年，请选择');
  press('2016年');
  press('出生月，请选择');
  press('5月');
  tick('以前上过学，现在不上');
}

const REQUEST = { name: '赵小虎', sex: 'male', birthMonth: '2016-05', unit: 'yl-t01-v02-g03', note: 'leftSchool' };

test('a group leader reports with a name and taps; the child lives where the post is', async () => {
  render(<UnlistedPage />);
  expect(screen.getByText('还没写孩子姓名。')).toBeTruthy();
  expect(screen.getByRole('button', { name: '上报' })).toHaveProperty('disabled', true);
  fillIn();
  press('上报');
  await screen.findByText('已经上报');
  expect(callsOf('roster.reportUnlisted').map(({ request }) => request)).toEqual([REQUEST]);
  press('看这个孩子');
  expect(went).toEqual(['redirectTo /roster/child/index?child=child9']);
});

test('what is filled in survives a kill of the app, and a sent report leaves an empty form', async () => {
  const first = render(<UnlistedPage />);
  fillIn();
  first.unmount();
  const second = render(<UnlistedPage />);
  expect(screen.getByLabelText('姓名')).toHaveProperty('value', '赵小虎');
  press('上报');
  await screen.findByText('已经上报');
  second.unmount();
  render(<UnlistedPage />);
  expect(screen.getByLabelText('姓名')).toHaveProperty('value', '');
});

test('without a network it is kept on the phone and goes by itself, once, with the same id', async () => {
  answer('roster.reportUnlisted', () => OFFLINE);
  render(<UnlistedPage />);
  fillIn();
  press('上报');
  await screen.findByText('已存在手机里，还没有上传');
  answer('roster.reportUnlisted', () => ({ child: 'child9', at: 1 }));
  act(sendNow);
  await screen.findByText('已经上报');
  await waitFor(() => expect(callsOf('roster.reportUnlisted')).toHaveLength(2));
  expect(new Set(callsOf('roster.reportUnlisted').map(({ requestId }) => requestId)).size).toBe(1);
  await waitFor(() => expect(Object.keys(localStorage).filter((key) => key.includes('queue:'))).toEqual([]));
});

test('a refusal is said, and what was filled in is still there', async () => {
  answer('roster.reportUnlisted', () => refuse('FORBIDDEN', '您的岗位不能办理这一项。'));
  render(<UnlistedPage />);
  fillIn();
  press('上报');
  expect(await screen.findByText('您的岗位不能办理这一项。', undefined, { timeout: 5000 })).toBeTruthy();
  expect(screen.getByLabelText('姓名')).toHaveProperty('value', '赵小虎');
  for (const key of Object.keys(localStorage).filter((one) => one.includes('queue:'))) {
    dismissRefused(key);
  }
});

test('a township officer has to say where the child lives', async () => {
  openPhone('yl-t01:townshipEducationOfficer:1', '青石镇');
  answer('roster.units', ({ parent }) => ({
    items:
      parent === 'yl-t01'
        ? [{ id: 'yl-t01-v02', name: '青石村', kind: 'village', path: '' }]
        : [{ id: 'yl-t01-v02-g03', name: '三组', kind: 'group', path: '' }],
    above: [],
    cursor: null,
  }));
  answer('roster.reportUnlisted', () => ({ child: 'child9', at: 1 }));
  render(<UnlistedPage />);
  fillIn();
  expect(screen.getByText('还没选孩子住在哪里。')).toBeTruthy();
  press('换一个村组');
  fireEvent.click(await screen.findByRole('button', { name: /青石村/ }));
  fireEvent.click(await screen.findByRole('button', { name: '就选青石村' }));
  press('上报');
  await screen.findByText('已经上报');
  expect(callsOf('roster.reportUnlisted')[0]?.request['unit']).toBe('yl-t01-v02');
});

const reports = fc.record<Report>({
  name: fc.constantFrom('', '赵', '赵小虎', ' 赵小虎 '),
  sex: fc.constantFrom(null, 'male' as const, 'female' as const),
  year: fc.constantFrom('', '2016'),
  month: fc.constantFrom('', '5', '12'),
  unit: fc.constant(''),
  unitName: fc.constant(''),
  note: fc.constantFrom(null, 'neverEnrolled' as const),
  relation: fc.constantFrom('', '奶奶'),
  adultName: fc.constantFrom('', '赵桂英'),
  phone: fc.constantFrom('', '123', '000 1234 5678'),
});

test('a report can be sent exactly when nothing is missing, and then names what the wire asks for', () => {
  fc.assert(
    fc.property(reports, fc.constantFrom('', 'yl-t01-v02'), (report, unit) => {
      const request = requestOf(report, unit);
      expect(request === undefined).toBe(missingIn(report, unit) !== undefined);
      if (request) {
        expect(request.birthMonth).toMatch(/^\d{4}-(0[1-9]|1[0-2])$/);
        expect(request.name).toBe('赵小虎');
        expect([undefined, '00012345678']).toContain(request.adult?.phone);
        expect(request.adult === undefined).toBe(report.relation === '');
      }
    }),
  );
});

test('a draft of another shape is not taken over', () => {
  expect(isReport(NO_REPORT)).toBe(true);
  expect(isReport({ ...NO_REPORT, note: 'gone' })).toBe(false);
  expect(isReport({ ...NO_REPORT, phone: undefined })).toBe(false);
  expect(isReport(null)).toBe(false);
});

test('birth years of school age, the youngest first', () => {
  const years = birthYears(plainDate('2026-11-22'));
  expect([years[0], years.at(-1)]).toEqual(['2021', '2008']);
});
