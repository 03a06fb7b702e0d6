import fc from 'fast-check';
import { CASE_STATES } from '#domain/cases/documents';
import {
  answersTo,
  isFor,
  isLate,
  isPending,
  MATTER_KEYS,
  matterOf,
  mayBecome,
  mayNotRefer,
  type ORGANS,
  REFERRAL_STATES,
  type ReferralState,
  showsSheet,
} from '#domain/cases/referral';
import { addDays, plainDate } from '#domain/plain-date';

const STATES = Object.keys(REFERRAL_STATES) as ReferralState[];
const DAY = plainDate('2026-11-12');

test('each department is asked for something, and known by the name of its unit (R31 to R35)', () => {
  const names = {
    police: '云岭县公安局',
    labour: '云岭县人力资源和社会保障局',
    market: '云岭县市场监督管理局',
    culture: '云岭县文化广电和旅游局',
    civil: '云岭县民政局',
    disabled: '云岭县残疾人联合会',
    justice: '云岭县司法局',
    youth: '共青团云岭县委员会',
    women: '云岭县妇女联合会',
    community: '城关社区居民委员会',
  } as const satisfies Record<keyof typeof ORGANS, string>;
  for (const [organ, name] of Object.entries(names)) {
    const fitting = MATTER_KEYS.filter((key) => isFor(key, name));
    expect(fitting.length).toBeGreaterThan(0);
    expect(fitting.map((key) => matterOf(key).organ)).toEqual(fitting.map(() => organ));
  }
  expect(MATTER_KEYS.filter((key) => isFor(key, '云岭县水利局'))).toEqual([]);
});

test('every matter names an article, and none asks for a sanction on a family (R41, R45, R46)', () => {
  for (const key of MATTER_KEYS) {
    const { basis, title } = matterOf(key);
    expect(basis).toMatch(/《.+》/);
    expect(title).not.toMatch(/处罚|罚款|低保取消|限制|名单/);
  }
});

test('who acts against an employer or a shop is told of no child by name', () => {
  for (const key of ['labourLicence', 'premises'] as const) {
    expect(matterOf(key).fields.filter((field) => /name|guardian|school|residence/i.test(field))).toEqual([]);
  }
});

test('what has ended stays as it is; what is open can always be taken back', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STATES), { maxLength: 12 }), (wishes) => {
      let state: ReferralState = 'sent';
      for (const wish of wishes) {
        const before = state;
        state = mayBecome(state, wish) ? wish : state;
        expect(isPending(before) || state === before).toBe(true);
        expect(mayBecome(state, 'revoked')).toBe(isPending(state));
        expect(answersTo(state).length > 0).toBe(isPending(state));
        expect(mayBecome(state, 'sent')).toBe(false);
      }
    }),
  );
});

test('whoever declined a referral, and whoever it was taken back from, sees the child no longer', () => {
  const hidden = STATES.filter((state) => !showsSheet(state));
  expect(hidden).toEqual(['rejected', 'revoked']);
});

test('late is what is open after its last day, and nothing else', () => {
  for (const state of STATES) {
    expect(isLate({ state, dueOn: DAY }, DAY)).toBe(false);
    expect(isLate({ state, dueOn: DAY }, addDays(DAY, 1))).toBe(isPending(state));
  }
});

test('under 16 only, and of no case that rests or is not looked into yet (R48)', () => {
  const about = { state: 'persuading', age: 15, earlier: [] } as const;
  expect(mayNotRefer('childLabour', about)).toBeNull();
  expect(mayNotRefer('childLabour', { ...about, age: null })).toBeNull();
  expect(mayNotRefer('childLabour', { ...about, age: 16 })).toContain('16');
  expect(mayNotRefer('labourLicence', { ...about, age: 16 })).toContain('16');
  expect(mayNotRefer('whereabouts', { ...about, age: 16 })).toBeNull();
  const closed = CASE_STATES.filter((state) => mayNotRefer('urging', { ...about, state }) !== null);
  expect(closed.sort()).toEqual(['closed', 'ended', 'excluded', 'lead', 'none', 'relapsed']);
  expect(mayNotRefer('urging', { ...about, earlier: [{ matter: 'urging', state: 'accepted' }] })).not.toBeNull();
  expect(mayNotRefer('urging', { ...about, earlier: [{ matter: 'urging', state: 'done' }] })).toBeNull();
});
