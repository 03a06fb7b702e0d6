import fc from 'fast-check';
import type { AbsenceReason, RollSheet } from '#domain/attendance/documents';
import { sheetId } from '#domain/attendance/spells';
import { schoolDaysBack } from '#domain/calendar';
import { contactFrom, contradiction, isCounted } from '#domain/cases/contact-rules';
import { type Case, CONTACT_OUTCOMES, type ContactOutcome, MET_KINDS, type MetKind } from '#domain/cases/documents';
import { followed } from '#domain/cases/follow';
import { closedBy, waitingStep } from '#domain/cases/lawful';
import { byPressure, clocksShown } from '#domain/cases/listing';
import { returnFrom, returnProblem } from '#domain/cases/return';
import { stateSince } from '#domain/cases/state-since';
import type { CaseStep } from '#domain/cases/steps';
import { nextDue } from '#domain/clock/evaluate';
import { addDays, instantAt, type PlainDate, plainDate } from '#domain/plain-date';
import type { Child } from '#domain/roster/documents';
import { calendarOfYear } from '../support/fixture';
import { BASE, FIRST_DAY } from './case-base';
import { rulesOf, situationWith } from './case-situation';

const RULES = rulesOf('no', 'yes', '');
const on = (n: number): PlainDate => addDays(FIRST_DAY, n);
const step = (action: CaseStep['action'], day: PlainDate, part: object = {}): CaseStep =>
  ({ action, on: day, at: instantAt(day, '10:00'), by: { person: 'p', post: null }, ...part }) as CaseStep;
const claim = (n: number) => step('claimReturn', on(n), { classId: 'k1' });
const confirmed = (n: number, as: 'class' | 'government' | 'education' = 'class') =>
  step('confirmReturn', on(n), { as });
const reason = (
  one: Partial<Case>,
  rolls: { readonly presentOn: PlainDate | null; readonly absentOn: PlainDate | null },
  action: 'confirmReturn' | 'strikeOff' | 'issueNotice' | 'close',
  role: 'classTeacher' | 'villageHead' | 'townshipApprover' = 'townshipApprover',
) => {
  const today = on(20);
  const actor = { person: 'p9', role, line: 'government' } as const;
  const about = { today, now: instantAt(today, '10:00'), actor, evidence: rolls };
  return closedBy(situationWith(one, about), action)?.reason ?? null;
};

describe('登记返校 (R162): a day that can have been one', () => {
  const asked = (absentOn: PlainDate | null) => ({
    one: BASE,
    evidence: { presentOn: null, absentOn },
    today: on(10),
  });

  test('after the last day on which the roll missed the child, not before the case, not ahead', () => {
    expect(returnProblem(asked(on(6)), on(6))).toBe('9月9日 星期三点名孩子还没有到校，返校要在这以后。');
    expect(returnProblem(asked(on(6)), addDays(FIRST_DAY, -8))).not.toBeNull();
    expect(returnProblem(asked(on(6)), on(7))).toBeNull();
    expect(returnProblem(asked(null), on(-1))).toBe('9月3日 星期四才立线索，返校不会在这以前。');
    expect(returnProblem(asked(null), on(11))).toBe('返校的日期还没有到。');
  });

  test('every day from the first one offered until today is taken, and none other', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: -5, max: 10 })), fc.integer({ min: -20, max: 20 }), (missed, day) => {
        const { evidence, one, today } = asked(missed === null ? null : on(missed));
        const isOffered = on(day) >= returnFrom(one, evidence) && on(day) <= today;
        expect(returnProblem({ one, evidence, today }, on(day)) === null).toBe(isOffered);
      }),
    );
  });
});

describe('确认返校、销号 (R67, R162): the roll stands before every click', () => {
  const AWAY = { presentOn: on(15), absentOn: on(19) };
  const BACK = { presentOn: on(20), absentOn: on(19) };
  const WHY = '9月22日 星期二点名孩子没有到校，也没请假，现在不能办。';

  test('a roll of before the absence is no return, and one of after it no longer counts once the child is missed again', () => {
    const claimed = { state: 'persuading', steps: [claim(14)] } as const;
    expect(reason(claimed, AWAY, 'confirmReturn', 'classTeacher')).toBe(WHY);
    expect(reason(claimed, { presentOn: on(2), absentOn: null }, 'confirmReturn', 'classTeacher')).toBe(
      '点名表上还没有孩子到校的记录，请先点名。',
    );
    expect(reason(claimed, BACK, 'confirmReturn', 'classTeacher')).toBeNull();
  });

  test('no line confirms, nobody strikes off or closes while the latest roll says absent', () => {
    const tracked = { state: 'followUp', steps: [claim(14), confirmed(15)] } as const;
    const both = [...tracked.steps, confirmed(16, 'government'), confirmed(16, 'education')];
    expect(reason(tracked, AWAY, 'confirmReturn', 'villageHead')).toBe(WHY);
    expect(reason({ ...tracked, steps: both }, AWAY, 'strikeOff')).toBe(WHY);
    expect(reason({ ...tracked, steps: both }, BACK, 'strikeOff')).toBeNull();
    expect(reason(tracked, BACK, 'confirmReturn', 'villageHead')).toBeNull();
  });

  test('a claim that the roll has disproved keeps no notice back', () => {
    const one = { state: 'persuading', steps: [claim(14)], contacts: 3, homeVisits: 1, reached: 1 } as const;
    expect(reason(one, BACK, 'issueNotice')).toBeNull();
    expect(reason(one, { presentOn: on(14), absentOn: null }, 'issueNotice')).toBe(
      '有人登记了孩子已经返校，请先由班级确认。',
    );
  });
});

describe('再次辍学 (R73, R84)', () => {
  const calendars = [calendarOfYear('yunling', '2026-2027')];
  const today = plainDate('2026-11-18');
  const days = schoolDaysBack(calendars, today, 12);
  const child = {
    ...{ _id: 'kid', county: 'yunling', state: 'enrolled', classId: 'k1', eduPath: 'yunling-edu/s1/y5/k1/' },
    ...{ residencePath: 'yunling/t1/v1/', registeredPath: 'yunling/t1/v1/', dutyPath: 'yunling/t1/v1/' },
    ...{ classHistory: [{ classId: 'k1', from: plainDate('2026-09-01'), to: null }] },
    enteredOn: plainDate('2026-09-01'),
  } as unknown as Child;
  const sheet = (date: PlainDate, mark: AbsenceReason | null): RollSheet => {
    const marks = mark ? [{ child: 'kid', reason: mark, markedAt: instantAt(date, '08:10') }] : [];
    return { _id: sheetId('k1', date), classId: 'k1', date, undoneAt: null, marks } as unknown as RollSheet;
  };
  const seen = (sheets: readonly RollSheet[]) => ({
    ...{ child, days, sheets, messages: [], policy: RULES.policy },
    now: instantAt(today, '19:00'),
  });

  test('is counted from the return on, though the rolls never saw the child: the next round keeps its own days', () => {
    const back = days[2] as PlainDate;
    const opened = days[9] as PlainDate;
    const signal = { key: `absence:${opened}`, kind: 'absence', on: opened, at: instantAt(opened, '08:10'), days: 3 };
    const tracked: Case = {
      ...{ ...BASE, child: 'kid', state: 'followUp', openedOn: opened, contacts: 1, signals: [signal] as never },
      steps: [step('claimReturn', back, { classId: 'k1' }), step('confirmReturn', back, { as: 'class' })],
    };
    const evidence = seen(days.map((day) => sheet(day, 'unexcused')));
    const ended = followed(tracked, evidence, RULES);
    expect(ended).toMatchObject({ state: 'relapsed', closedOn: addDays(today, -1) });
    const next = followed(ended, evidence, RULES);
    expect(next).toMatchObject({ round: 2, state: 'persuading', since: back, openedOn: today });
    expect(next.signals).toMatchObject([{ key: `absence:${today}`, days: 3 }]);
    // Looked at again, nothing is added of what was before.
    expect(followed(next, evidence, RULES).signals).toEqual(next.signals);
  });

  test('two days are none, and leave is none', () => {
    const back = days[2] as PlainDate;
    const steps = [step('claimReturn', back, { classId: 'k1' }), step('confirmReturn', back, { as: 'class' })];
    const tracked: Case = { ...BASE, child: 'kid', state: 'followUp', openedOn: days[9] as PlainDate, steps };
    const rolls = (first: AbsenceReason | null) => days.map((day) => sheet(day, day === back ? first : 'unexcused'));
    expect(followed(tracked, seen(rolls(null)), RULES).state).toBe('followUp');
    expect(followed(tracked, seen(rolls('sick')), RULES).state).toBe('followUp');
  });
});

test('状态起始日: the step that led into the state, not the day of the lead, and no step that changed nothing', () => {
  const steps = [
    step('verify', on(1)),
    step('suspect', on(8)),
    step('persuade', on(9)),
    step('issueNotice', on(12), { paper: 'a', kind: 'notice', addressees: ['guardian', 'guardian2'] }),
    step('serveNotice', on(13), { paper: 'a', addressee: 'guardian', service: 's' }),
    step('serveNotice', on(15), { paper: 'a', addressee: 'guardian2', service: 't' }),
  ];
  const since = (count: number) => stateSince({ ...BASE, steps: steps.slice(0, count) });
  expect([0, 1, 2, 3, 4, 5, 6].map(since)).toEqual([0, 1, 8, 9, 12, 13, 13].map(on));
  const moved = [step('verify', on(1)), step('transfer', on(3), { to: 'x', path: null }), step('bounce', on(5))];
  expect(stateSince({ ...BASE, steps: moved })).toBe(on(5));
  expect(stateSince({ ...BASE, resumes: true, steps: [step('plan', on(4))] })).toBe(FIRST_DAY);
});

describe('期限 (R40): the one of law is not hidden by work that is due earlier', () => {
  const served = [
    step('issueNotice', on(12), { paper: 'a', kind: 'notice', addressees: ['guardian'] }),
    step('serveNotice', on(13), { paper: 'a', addressee: 'guardian', service: 's' }),
  ];
  const one: Case = { ...BASE, state: 'noticeServed', contacts: 3, lastContactOn: on(2), steps: served };
  const kept: Case = { ...one, ...nextDue(one, RULES) };

  test('list and page say 限期返校 first, and are narrowed by both', () => {
    expect(kept).toMatchObject({ nextClock: 'nextContact', legalClock: 'notice', legalDueAt: kept.termDueAt });
    expect(clocksShown(kept)).toEqual(['notice', 'nextContact']);
    expect(clocksShown({ ...kept, nextClock: 'notice' })).toEqual(['notice']);
  });

  test('whose notice ran out stands before whoever is only overdue, and after a child that is sought', () => {
    const now = instantAt(on(30), '09:00');
    const late = { ...kept, _id: 'a:1', termDueAt: null };
    const over = { ...kept, _id: 'b:1' };
    const sought = { ...late, _id: 'c:1', urgent: true };
    expect([late, over, sought].sort(byPressure(now)).map(({ _id }) => _id)).toEqual(['c:1', 'b:1', 'a:1']);
  });
});

describe('联系 (R38)', () => {
  test('who says that nobody was reached has met nobody of the family, and the other way round', () => {
    const said = (met: readonly MetKind[], outcome: ContactOutcome) => contradiction({ met, outcome });
    for (const outcome of Object.keys(CONTACT_OUTCOMES) as ContactOutcome[]) {
      expect([outcome, said(['nobody'], outcome) === null]).toEqual([outcome, outcome === 'unreachable']);
    }
    for (const met of Object.keys(MET_KINDS) as MetKind[]) {
      const isNoFamily = met === 'nobody' || met === 'neighbour';
      expect([met, said([met], 'unreachable') === null]).toEqual([met, isNoFamily]);
    }
  });

  test('who did not meet the child has not heard it, alone or with others by', () => {
    for (const heard of ['alone', 'together'] as const) {
      expect(contradiction({ met: ['mother'], outcome: 'refused', heard })).toMatch(/没有问到孩子/);
      expect(contradiction({ met: ['mother', 'child'], outcome: 'refused', heard })).toBeNull();
    }
    expect(contradiction({ met: ['mother'], outcome: 'refused', heard: 'notAsked' })).toBeNull();
  });

  test('only what reached somebody or left a photo counts towards a notice', () => {
    expect(isCounted({ met: ['nobody'], outcome: 'unreachable' })).toBe(false);
    expect(isCounted({ met: ['neighbour'], outcome: 'unreachable' })).toBe(false);
    expect(isCounted({ met: ['nobody'], outcome: 'unreachable', photos: ['p'] })).toBe(true);
    expect(isCounted({ met: ['grandparent'], outcome: 'refused' })).toBe(true);
    const one = { state: 'persuading', contacts: 3, homeVisits: 1, reached: 1, counted: 1, countedVisits: 1 } as const;
    const asked = (counted: number) => closedBy(situationWith({ ...one, counted }), 'issueNotice')?.reason;
    expect(asked(1)).toBe(
      '至少要联系 3 次、其中家访 1 次，现在是 1 次、家访 1 次。另有 2 次没有联系上，也没有留下照片，不算。',
    );
    expect(asked(3)).toBeUndefined();
  });

  test('a contact has a day of its case: two weeks before it was opened at the earliest, never of the round before', () => {
    expect(contactFrom(BASE, on(3))).toBe(on(-14));
    expect(contactFrom({ ...BASE, since: on(-4) }, on(3))).toBe(on(-4));
    expect(contactFrom(BASE, on(100))).toBe(on(40));
  });
});

test('还不能: the reason of the next step that is wanted, not of one that nobody asked for or that is done', () => {
  const waiting = (one: Partial<Case>, today = on(2)) =>
    waitingStep(situationWith(one, { today, now: instantAt(today, '10:00') }));
  expect(waiting({ state: 'verifying' })).toBe('suspect');
  const tracked = [claim(14), confirmed(15), confirmed(16, 'government')];
  expect(waiting({ state: 'followUp', steps: tracked }, on(17))).toBe('strikeOff');
  const struck = [...tracked, confirmed(16, 'education'), step('strikeOff', on(17))];
  expect(waiting({ state: 'followUp', steps: struck }, on(18))).toBe('close');
});
