/** @jest-environment jsdom */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import ImportPage from '../../src/roster/import/index';
import { opened, went } from '../support/taro';
import { answer, asked, callsOf, OFFLINE, openPhone, refuse, uploads } from './roster-server';

const SUMMARY = { rows: 500, create: 30, change: 8, same: 460, fault: 2, warnings: 1, newUnits: 3 };
const FAULT = {
  row: 12,
  column: '身份证件号',
  value: '990***********031X',
  reason: '第 17 位和性别不一致',
  mend: '核对性别和号码',
  level: 'fault',
};
const WARNING = {
  row: 40,
  column: '现住址',
  value: '青石***',
  reason: '找不到这个村组',
  mend: '写明乡镇、村、组',
  level: 'warning',
};

beforeEach(() => {
  openPhone('yl-s03:rosterClerk:1', '青石镇中心学校');
  answer('office.beginUpload', () => ({ upload: 'up1', cloudPath: 'incoming/up1.xlsx', url: 'files/up1' }));
  answer('office.readWorkbook', () => ({ file: 'file1', rows: 500, pages: 3 }));
  answer('roster.planImport', (_, turn) => ({
    job: 'job1',
    done: turn >= 3,
    planned: turn * 200,
    total: 500,
    summary: SUMMARY,
  }));
  answer('roster.importReport', ({ action }) => ({
    items: action === 'fault' ? [FAULT] : [FAULT, WARNING],
    cursor: null,
    summary: SUMMARY,
    newUnits: [],
  }));
  answer('roster.commitImport', () => ({ job: 'job1', total: 500 }));
  answer('roster.continueImport', (_, turn) => ({
    job: 'job1',
    state: turn === 3 ? 'done' : 'running',
    done: turn * 200,
    total: 500,
    counts: { create: 30, change: 8, same: 460, fault: 2 },
  }));
});

async function choose(name = '名册.xlsx', size = 2000): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: '选文件' }));
  const input = document.querySelector('input[type=file]');
  const file = new File(['PK'], name);
  Object.defineProperty(file, 'size', { value: size });
  Object.defineProperty(input, 'files', { value: [file] });
  await act(async () => {
    input?.dispatchEvent(new Event('change'));
  });
}

const press = async (name: string | RegExp): Promise<void> => {
  fireEvent.click(await screen.findByRole('button', { name }));
};

test('a roster goes from the file to the counts: upload, dry run to its end, report, commit in chunks', async () => {
  render(<ImportPage />);
  await choose();
  await screen.findByText('第 12 行');
  expect(uploads).toEqual([expect.stringContaining('files/up1')]);
  expect(callsOf('roster.planImport').map(({ request }) => request)).toEqual(
    Array.from({ length: 3 }, () => ({ file: 'file1', kind: 'children', unit: 'yl-s03' })),
  );
  expect(screen.getByText('身份证件号 990***********031X')).toBeTruthy();
  expect(screen.getByText('第 17 位和性别不一致')).toBeTruthy();
  expect(screen.getByText('怎么改：核对性别和号码')).toBeTruthy();
  expect(screen.getByText('新增 30 行，有变化 8 行，2 行有错误不导入。')).toBeTruthy();
  expect(callsOf('roster.commitImport')).toEqual([]);

  await press('确认导入 38 名学生');
  await screen.findByText('导入完成');
  expect(callsOf('roster.continueImport')).toHaveLength(3);
  expect(screen.getByText('30').textContent).toBe('30行');
  await press('去看班级');
  expect(went).toEqual(['redirectTo /roster/class/index']);
});

test('the report shows the rows of one kind, and those that only want a look', async () => {
  render(<ImportPage />);
  await choose();
  await screen.findByText('第 12 行');
  expect(screen.queryByText('第 40 行')).toBeNull();
  fireEvent.click(screen.getByRole('tab', { name: '要看的' }));
  expect(await screen.findByText('提醒')).toBeTruthy();
});

test('an annotated workbook is made of the planned job', async () => {
  answer('office.rowReport', () => ({
    url: 'https://cloud.test/report.xlsx',
    path: 'files/report.xlsx',
    name: '错误报告.xlsx',
  }));
  const saved: string[] = [];
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(`${new URL(this.href).pathname} ${this.download}`);
  });
  render(<ImportPage />);
  await choose();
  await press('下载带批注的表');
  await waitFor(() => expect(saved).toEqual(['/files/report.xlsx 错误报告.xlsx']));
  expect(callsOf('office.rowReport')[0]?.request).toEqual({ job: 'job1' });
  click.mockRestore();
});

test.each([
  ['名册.xls', 2000, '只收 .xlsx 表格。请用表格软件打开，另存为 .xlsx 再选。'],
  ['名册.xlsx', 0, '这个文件是空的，请重新另存一次再选。'],
  ['名册.xlsx', 10 * 1024 * 1024 + 1, '文件超过 10 MB，请按学校或年级拆开后再传。'],
])('%s of %d bytes is refused before anything is sent', async (name, size, sentence) => {
  render(<ImportPage />);
  await choose(name, size);
  expect(await screen.findByText(sentence)).toBeTruthy();
  expect(asked).toEqual([]);
});

test('a workbook that the server refuses leaves the person where another can be chosen', async () => {
  answer('office.readWorkbook', () => refuse('FILE_UNSAFE', '文件里有宏，请另存为普通的 .xlsx 再传。'));
  render(<ImportPage />);
  await choose();
  expect(await screen.findByText('文件里有宏，请另存为普通的 .xlsx 再传。')).toBeTruthy();
  expect(screen.getByText('编号 R7')).toBeTruthy();
  answer('office.readWorkbook', () => ({ file: 'file2', rows: 500, pages: 3 }));
  await choose();
  await screen.findByText('第 12 行');
});

test('a dead network in the middle stops the import where it is; 继续 goes on with the same job', async () => {
  answer('roster.continueImport', (_, turn) =>
    turn === 2
      ? OFFLINE
      : { job: 'job1', state: turn === 3 ? 'done' : 'running', done: turn * 150, total: 500, counts: { create: 30 } },
  );
  render(<ImportPage />);
  await choose();
  await press(/^确认导入/);
  expect(await screen.findByText('停下了，已导入的都在')).toBeTruthy();
  expect(screen.getByText('30%')).toBeTruthy();
  await press('继续');
  await screen.findByText('导入完成');
  expect(callsOf('roster.commitImport')).toHaveLength(1);
});

test('the app is killed while it imports: opened again, the page goes on with the job and commits nothing twice', async () => {
  answer('roster.continueImport', () => OFFLINE);
  const first = render(<ImportPage />);
  await choose();
  await press(/^确认导入/);
  await screen.findByText('停下了，已导入的都在');
  first.unmount();

  answer('roster.continueImport', () => ({
    job: 'job1',
    state: 'done',
    done: 500,
    total: 500,
    counts: { create: 30 },
  }));
  render(<ImportPage />);
  expect(await screen.findByText('上次的导入没有做完')).toBeTruthy();
  expect(screen.queryByRole('button', { name: '选文件' })).toBeNull();
  await press('接着导入');
  await screen.findByText('导入完成');
  expect(callsOf('roster.continueImport').every(({ request }) => request['job'] === 'job1')).toBe(true);
  expect(callsOf('roster.commitImport')).toHaveLength(1);
});

test('the commit is asked again with the id of the first try', async () => {
  answer('roster.commitImport', (_, turn) => (turn === 1 ? OFFLINE : { job: 'job1', total: 500 }));
  render(<ImportPage />);
  await choose();
  await press(/^确认导入/);
  await screen.findByText('没有开始导入');
  await press(/^确认导入/);
  await screen.findByText('导入完成');
  expect(new Set(callsOf('roster.commitImport').map(({ requestId }) => requestId)).size).toBe(1);
});

test('a file that the server no longer has: the person is told and chooses again', async () => {
  answer('roster.planImport', () => OFFLINE);
  const first = render(<ImportPage />);
  await choose();
  await screen.findByText('预检停下了');
  first.unmount();
  answer('roster.planImport', () => refuse('NOT_FOUND'));
  render(<ImportPage />);
  await press('接着办');
  expect(await screen.findByText('上次的文件已经过期（只留一天），请重新选文件。')).toBeTruthy();
  expect(screen.queryByText('上次的导入没有做完')).toBeNull();
});

test('nothing to write: nothing to confirm', async () => {
  answer('roster.planImport', () => ({
    job: 'job1',
    done: true,
    planned: 500,
    total: 500,
    summary: { ...SUMMARY, create: 0, change: 0, same: 500, fault: 0 },
  }));
  answer('roster.importReport', () => ({ items: [], cursor: null, summary: SUMMARY, newUnits: [] }));
  render(<ImportPage />);
  await choose();
  const button = await screen.findByRole('button', { name: '没有要导入的' });
  expect(button).toHaveProperty('disabled', true);
  expect(screen.getByText('和系统里的一样，不用导入。')).toBeTruthy();
});

test('the bureau may bring all schools at once, or one that it picks from the tree', async () => {
  openPhone('yl-edu:bureauOfficer:1', '云岭县教育局');
  answer('roster.units', ({ parent }) => ({
    items:
      parent === 'yl-edu'
        ? [
            { id: 'yl-z1', name: '青石镇中心校', kind: 'centre', path: '' },
            { id: 'yl-s01', name: '云岭县第一小学', kind: 'school', path: '' },
          ]
        : [{ id: 'yl-s09', name: '青石镇九年制学校', kind: 'school', path: '' }],
    above: [],
    cursor: null,
  }));
  answer('office.beginUpload', () => OFFLINE);
  render(<ImportPage />);
  await press(/导入到：所有学校/);
  await press(/青石镇中心校/);
  await press(/青石镇九年制学校/);
  expect(await screen.findByRole('button', { name: /导入到：青石镇九年制学校/ })).toBeTruthy();
});

test('a staff sheet is judged page by page, and its notes are shown together', async () => {
  opened.params = { kind: 'staff' };
  answer('accounts.planStaffImport', ({ page }) => ({
    summary: { create: 20, replace: 1, same: 0, fault: 1 },
    notes: [{ row: Number(page) * 200 + 5, column: '岗位', reason: '没有这个岗位', mend: '按模板里的名称写' }],
    page,
    pages: 2,
  }));
  answer('accounts.commitStaffImport', () => ({ job: 'staff1' }));
  answer('accounts.continueStaffImport', () => ({
    job: 'staff1',
    state: 'done',
    done: 2,
    total: 2,
    counts: { create: 40, replace: 2 },
  }));
  render(<ImportPage />);
  await choose();
  await screen.findByText('第 205 行');
  expect(screen.getByText('第 5 行')).toBeTruthy();
  await press('确认导入 42 名工作人员');
  await screen.findByText('导入完成');
  expect(callsOf('accounts.commitStaffImport')[0]?.request).toEqual({ file: 'file1' });
});

test('a staff sheet comes back annotated too, by its file', async () => {
  opened.params = { kind: 'staff' };
  answer('accounts.planStaffImport', () => ({
    summary: { create: 0, replace: 0, same: 0, fault: 1 },
    notes: [{ row: 5, column: '岗位', reason: '没有这个岗位', mend: '按模板里的名称写' }],
    page: 0,
    pages: 1,
  }));
  answer('office.staffReport', () => ({
    url: 'https://cloud.test/report.xlsx',
    path: 'files/r.xlsx',
    name: '错误.xlsx',
  }));
  const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  render(<ImportPage />);
  await choose();
  await press('下载带批注的表');
  await waitFor(() => expect(callsOf('office.staffReport')[0]?.request).toEqual({ file: 'file1' }));
  await waitFor(() => expect(click).toHaveBeenCalledTimes(1));
  click.mockRestore();
});

test('a sheet without a row says that it is empty', async () => {
  opened.params = { kind: 'staff' };
  answer('accounts.planStaffImport', () => ({
    summary: { create: 0, replace: 0, same: 0, fault: 0 },
    notes: [],
    page: 0,
    pages: 1,
  }));
  render(<ImportPage />);
  await choose();
  expect(await screen.findByText('表头下面没有填数据，请填好再传。')).toBeTruthy();
});
