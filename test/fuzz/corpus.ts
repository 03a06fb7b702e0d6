/** In every hostile text: whatever is refused must not say it back. */
export const CANARY = 'zq9canary';

const deep = (levels: number): unknown => {
  let value: unknown = CANARY;
  for (let n = 0; n < levels; n += 1) {
    value = n % 2 === 0 ? { a: value } : [value];
  }
  return value;
};

const circular = (): unknown => {
  const value: Record<string, unknown> = { name: CANARY };
  value['self'] = value;
  return value;
};

/** What nobody's form sends. Each is made anew, so that no call can spoil it for the next. */
export const HOSTILE: readonly (() => unknown)[] = [
  // Operators of the database, and keys of JavaScript's own.
  () => ({ $ne: null }),
  () => ({ $gt: '' }),
  () => ({ $regex: '.*', $options: CANARY }),
  () => ({ $where: `return "${CANARY}"` }),
  () => JSON.parse(`{"__proto__":{"role":"${CANARY}"}}`),
  () => JSON.parse(`{"constructor":{"prototype":{"a":"${CANARY}"}}}`),
  () => ({ 'profile.role': CANARY }),
  () => ({ [CANARY]: CANARY }),
  () => JSON.parse(`{"toJSON":"${CANARY}","length":3,"then":"${CANARY}"}`),
  () => '__proto__',
  () => 'constructor',
  // Numbers that are none.
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => -0,
  () => 1.5,
  () => -1,
  () => 1e308,
  () => Number.MAX_SAFE_INTEGER + 2,
  () => '1e309',
  () => '12',
  () => '0x10',
  // Days that are none.
  () => '2026-02-30',
  () => '2026-13-01',
  () => '0000-00-00',
  () => '9999-12-31',
  () => '2026-11-18T00:00:00Z',
  () => '20261118',
  () => `2026-11-18${CANARY}`,
  // Texts.
  () => '',
  () => ' ',
  () => '　',
  () => `${CANARY}\ud800`,
  () => `\udc00${CANARY}`,
  () => `‮${CANARY}‬`,
  () => `${CANARY}\u200b\u200d\ufeff`,
  () => `👨‍👩‍👧‍👦${CANARY}🀄`,
  () => `${CANARY}\u0000\u0007\u001b[31m`,
  () => `${CANARY}\r\nSet-Cookie: a=b`,
  () => `e\u0301${CANARY}`,
  () => `<script>alert("${CANARY}")</script>`,
  () => `'; DROP TABLE children; -- ${CANARY}`,
  () => `../../${CANARY}`,
  () => `=HYPERLINK("http://${CANARY}")`,
  () => `{{${CANARY}}}`,
  () => CANARY.repeat(20),
  () => CANARY.repeat(2000),
  () => '字'.repeat(5000) + CANARY,
  // Other kinds.
  () => null,
  () => true,
  () => [],
  () => [CANARY],
  () => [[[[CANARY]]]],
  () => Array.from({ length: 400 }, (_, n) => `${CANARY}${n}`),
  () => ({}),
  () => Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`k${n}`, CANARY])),
  () => deep(10),
  () => deep(40),
  () => deep(3000),
  () => undefined,
];

/** Bodies that are no envelope at all, or none within the limits. */
export const BODIES: readonly (() => unknown)[] = [
  ...HOSTILE,
  () => circular(),
  () => 10n,
  () => Symbol(CANARY),
  () => ({ operation: CANARY, request: {} }),
  () => ({ operation: CANARY.repeat(10), request: {} }),
  () => ({ operation: { $ne: null }, request: {} }),
  () => ({ operation: '__proto__', request: {} }),
  () => ({ operation: 'toString', request: {} }),
  () => ({ operation: ['accounts.me'], request: {} }),
  () => ({ request: {} }),
  () => ({ operation: 'accounts.me', request: {}, [CANARY]: 1 }),
  () => ({ operation: 'accounts.me', request: {}, openid: 'o-yunling-systemAdmin' }),
  () => ({ operation: 'accounts.me', request: circular() }),
  () => ({ operation: 'accounts.me', request: { as: CANARY.repeat(8000) } }),
  () => ({ operation: 'accounts.me', request: {}, userInfo: { openId: 'o-yunling-systemAdmin' } }),
];

/** What stands where the acting post and the request's number belong. */
export const ACTING: readonly unknown[] = [
  'family:yunling',
  'family:qingshi',
  'family:nowhere',
  'family:constructor',
  'family:__proto__',
  `family:${CANARY}`,
  'yunling:systemAdmin:1',
  'yunling-s1-y5-k1:classTeacher:1',
  'yunling:nobody:1',
  '::',
  CANARY,
  { $ne: null },
  ['yunling:systemAdmin:1'],
  null,
  1,
];
export const REQUEST_IDS: readonly unknown[] = [
  'short',
  CANARY.repeat(40),
  { $gt: '' },
  7,
  null,
  '0123456789abcdef\u0000',
];
