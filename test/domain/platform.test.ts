import fc from 'fast-check';
import { CASE_STATES, type CaseState } from '#domain/cases/documents';
import {
  AFTER_KEYING,
  inPlatformOrder,
  keyingFor,
  markDayProblem,
  marked,
  type OwnMark,
  ownMark,
  PLATFORM_MARKS,
  type PlatformMark,
  type PlatformPlace,
  type PlatformSheet,
  RECORD_ACTS,
  RECORD_STAGES,
  type RecordAct,
  type RecordFault,
  recordActs,
  recordTurned,
  type Treatment,
} from '#domain/cases/platform';
import { PASTE_COLUMNS, readPasted, unknownColumns, withoutLines } from '#domain/cases/platform-table';
import type { CaseStep } from '#domain/cases/steps';
import { Refusal } from '#domain/errors';
import { addDays, instantAt, plainDate } from '#domain/plain-date';
import { FIRST_DAY } from './case-base';

const OURS: readonly OwnMark[] = ['unmarked', 'suspected', 'dropped'];
const THEIRS = Object.keys(PLATFORM_MARKS) as PlatformMark[];
const WHOSE = { county: 'yunling', child: 'kid' };
const noted = (days: number) => ({
  at: instantAt(addDays(FIRST_DAY, days)),
  on: addDays(FIRST_DAY, days),
  by: { person: 'p', post: 's:principal:1' },
});
const did = (...actions: readonly CaseStep['action'][]): CaseStep[] =>
  actions.map((action, n) => ({ action, ...noted(n) }) as unknown as CaseStep);
const as = (state: CaseState, steps: readonly CaseStep[] = [], rest: { before?: CaseState; resumes?: true } = {}) =>
  ownMark({ state, steps, before: null, ...rest });

describe('平台应有的标注', () => {
  it('follows the case: sought is 疑似, confirmed is 辍学, struck off is nothing', () => {
    const confirmed = did('verify', 'suspect', 'persuade', 'confirm');
    expect(as('lead')).toBe('unmarked');
    expect(as('suspected', did('verify', 'suspect'))).toBe('suspected');
    expect(as('persuading', did('verify', 'suspect', 'persuade'))).toBe('suspected');
    expect(as('persuading', confirmed)).toBe('dropped');
    expect(as('persuading', [], { resumes: true })).toBe('dropped');
    expect(as('unreachable', did('loseTrack'))).toBe('suspected');
    expect(as('transferred', confirmed, { before: 'noticeServed' })).toBe('dropped');
    expect(as('suspended', confirmed)).toBe('unmarked');
    expect(as('followUp', [...confirmed, ...did('confirmReturn')])).toBe('dropped');
    expect(as('followUp', [...confirmed, ...did('confirmReturn', 'strikeOff')])).toBe('unmarked');
    expect(as('followUp', did('confirmReturn'))).toBe('unmarked');
    expect(ownMark(null)).toBe('unmarked');
  });

  it('knows every state', () => {
    expect(CASE_STATES.filter((state) => !OURS.includes(as(state)))).toEqual([]);
  });
});

describe('差异', () => {
  it('is keyed in once: after it both say the same', () => {
    for (const ours of OURS) {
      for (const theirs of THEIRS) {
        const keying = keyingFor(ours, theirs);
        expect([ours, theirs, keying === null]).toEqual([
          ours,
          theirs,
          ours === (theirs === 'cancelled' ? 'unmarked' : theirs),
        ]);
        expect(keying === null || keyingFor(ours, AFTER_KEYING[keying]) === null).toBe(true);
      }
    }
  });

  const place: fc.Arbitrary<PlatformPlace> = fc.record({
    units: fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.constantFrom('一', '二')), { maxLength: 3 }),
    number: fc.constantFrom('', 'G1', 'G2'),
    name: fc.constantFrom('甲', '乙'),
  });

  it('stands in one order, whatever order it was found in', () => {
    fc.assert(
      fc.property(
        fc.array(place, { maxLength: 12 }),
        fc.array(fc.integer(), { minLength: 12, maxLength: 12 }),
        (all, keys) => {
          const shuffled = all.map((one, n) => [keys[n] ?? 0, one] as const).sort(([a], [b]) => a - b);
          const sorted = shuffled.map(([, one]) => one).sort(inPlatformOrder);
          expect(sorted).toEqual([...all].sort(inPlatformOrder));
        },
      ),
    );
    fc.assert(fc.property(place, place, (a, b) => inPlatformOrder(a, b) > 0 === inPlatformOrder(b, a) < 0));
  });

  it('puts the number after the class, and who is in no class last', () => {
    const of = (units: PlatformPlace['units'], number: string): PlatformPlace => ({ units, number, name: '' });
    const school = [1, '一小'] as const;
    const list = [
      of([], 'G0'),
      of([school, [5, '五']], ''),
      of([school, [5, '五']], 'G9'),
      of([school, [4, '四']], 'G10'),
    ];
    expect(list.sort(inPlatformOrder).map(({ number }) => number)).toEqual(['G10', 'G9', '', 'G0']);
  });
});

describe('问题学籍、其他离校', () => {
  const turn = fc.record({
    act: fc.constantFrom(...(Object.keys(RECORD_ACTS) as RecordAct[])),
    treatment: fc.constantFrom(undefined, 'change' as const, 'proof' as const, 'remove' as const),
    fault: fc.constantFrom(undefined, 'problem' as const, 'elsewhere' as const),
    mark: fc.option(fc.constantFrom(...THEIRS), { nil: undefined, freq: 1 }),
    back: fc.boolean(),
    lawful: fc.nat(),
  });

  interface Turn {
    readonly act: RecordAct;
    readonly treatment: Treatment | undefined;
    readonly fault: RecordFault | undefined;
    readonly mark: PlatformMark | undefined;
    readonly back: boolean;
  }

  /** The sheet after a turn; null where it was refused. */
  function after(before: PlatformSheet | null, { act, treatment, fault, mark, back }: Turn, n: number) {
    try {
      return mark === undefined
        ? recordTurned(before, WHOSE, act, { treatment, fault }, noted(back ? n - 2 : n))
        : marked(before, WHOSE, mark, noted(n));
    } catch (error) {
      expect([error instanceof Refusal, mark]).toEqual([true, undefined]);
      return null;
    }
  }

  function judge(sheet: PlatformSheet, before: PlatformSheet | null, { act, mark }: Turn): void {
    const { record } = sheet;
    const isLive = record !== null && record.stage !== 'done';
    expect(sheet.standing).toBe(['suspected', 'dropped'].includes(sheet.mark) || isLive);
    expect(record === null || record.stage === 'found' || record.treatment !== null).toBe(true);
    expect(mark !== undefined || recordActs(before?.record ?? null).includes(act)).toBe(true);
    expect([sheet.rev, sheet.trail.length <= 50]).toEqual([(before?.rev ?? 0) + 1, true]);
  }

  it('is done only after it was reported with a treatment and accepted, and stands until then', () => {
    const stages = new Set<string>();
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 80, size: 'max' }), (turns) => {
        let sheet: PlatformSheet | null = null;
        for (const [n, any] of turns.entries()) {
          // Two of three times an act that can be done now.
          const open = recordActs(sheet?.record ?? null);
          const one: Turn = any.lawful % 3 === 0 ? any : { ...any, act: open[any.lawful % open.length] ?? any.act };
          const next: PlatformSheet | null = after(sheet, one, n);
          if (next) {
            judge(next, sheet, one);
            stages.add(next.record?.stage ?? '');
          }
          sheet = next ?? sheet;
        }
      }),
      { seed: 74, numRuns: 60 },
    );
    expect(stages).toEqual(new Set(['', ...Object.keys(RECORD_STAGES)]));
  });
});

describe('粘贴的表', () => {
  const today = plainDate('2026-11-18');
  const row = fc.record({
    school: fc.constantFrom('第一小学', '云岭县第二小学'),
    grade: fc.constantFrom('五年级', ''),
    className: fc.constantFrom('五(1)班', '2班'),
    name: fc.constantFrom('娃一', '欧阳·甲'),
    number: fc.constantFrom('', 'G990101201505060028'),
    says: fc.constantFrom('未标注', '疑似辍学', '辍学', '已取消', '问题学籍', '其他离校'),
    on: fc.constantFrom('', '2026-11-02', '2026/11/2', '20261102', '2026年11月2日'),
  });
  const KEYS = ['school', 'grade', 'className', 'name', 'number', 'says', 'on'] as const;

  it('is read the same with a header in any order, and without one in the usual order', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6], { minLength: 7 }),
        (rows, order) => {
          const line = (one: (typeof rows)[number], at: readonly number[]) =>
            at.map((n) => one[KEYS[n] ?? 'name']).join('\t');
          const plain = readPasted(rows.map((one) => line(one, [0, 1, 2, 3, 4, 5, 6])).join('\n'), today);
          const header = order.map((n) => PASTE_COLUMNS[n]).join('\t');
          const headed = readPasted([header, ...rows.map((one) => line(one, order))].join('\r\n'), today);
          expect(headed.map(({ n: _, ...rest }) => rest)).toEqual(plain.map(({ n: _, ...rest }) => rest));
          expect(plain.map(({ problem }) => problem)).toEqual(rows.map(() => null));
          expect(plain.map(({ name, on }) => [name, on])).toEqual(
            rows.map((one) => [one.name, one.on === '' ? null : '2026-11-02']),
          );
        },
      ),
    );
  });

  it('names what it cannot read by its line, and leaves out what is taken out', () => {
    const text =
      '\n学校\t姓名\t标注\t日期\n一小\t娃一\t辍学\t\n\n一小\t\t辍学\t\n一小\t娃二\t走了\t\n一小\t娃三\t辍学\t2026-12-01\n一小\t娃四\t辍学\t昨天';
    const rows = readPasted(text, today);
    expect(rows.map(({ n, problem }) => [n, problem])).toEqual([
      [3, null],
      [5, '没有姓名，也没有学籍号'],
      [6, '看不懂平台上的标注'],
      [7, '日期还没有到'],
      [8, '日期看不懂'],
    ]);
    const left = readPasted(withoutLines(text, [5, 6, 7, 8]), today);
    expect(left.map(({ name, problem }) => [name, problem])).toEqual([['娃一', null]]);
  });
});

describe('粘贴的表：列和日期', () => {
  it('names the columns of its header that nothing is taken from', () => {
    expect(unknownColumns('姓名\t颜色\t标注\n娃一\t红\t辍学')).toEqual(['颜色']);
    expect(unknownColumns('一小\t五年级\t1班\t娃一\t\t辍学')).toEqual([]);
  });

  it('takes no day before the child was of school age, and none to come', () => {
    const now = plainDate('2026-11-22');
    expect(markDayProblem(plainDate('2010-01-01'), '2016-05', now)).toMatch(/还没到 6 岁/);
    expect(markDayProblem(plainDate('2022-04-30'), '2016-05', now)).not.toBeNull();
    expect(markDayProblem(plainDate('2022-05-01'), '2016-05', now)).toBeNull();
    expect(markDayProblem(plainDate('2026-11-23'), '2016-05', now)).toBe('日期还没有到');
  });
});
