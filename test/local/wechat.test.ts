import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { FIELD_RULES, fitDate, fitPhrase, fitThing, fitTime } from '#domain/reminders/template-text';
import { faultyField } from '../../local/wechat/fields';
import { TEMPLATES, templateIds } from '../../local/wechat/templates';
import { startWechat, type Wechat } from '../../local/wechat/wechat';

const folder = mkdtempSync(join(tmpdir(), 'wechat-'));
const file = join(folder, 'book.jsonl');
const NOW = Date.parse('2026-11-20T08:15:00+08:00');
const KNOWN = ['demo-a', 'demo-b'];
const ALERT = templateIds().alert;
const DATA = {
  thing1: '学生缺勤',
  thing2: '张**',
  time3: '2026年11月20日 08:15',
  thing4: '请联系家长',
};

let wechat: Wechat;
/** The product's own client, pointed at the stand-in by its environment alone. */
let client: typeof import('../../cloudfunctions/kit/wechat');

const open = (): Promise<Wechat> =>
  startWechat({
    appid: 'wx-test',
    secret: 'the secret',
    templates: TEMPLATES,
    codeAddress: (scene) => `http://localhost:8787/app/?scene=${scene}`,
    knows: (openid) => KNOWN.includes(openid),
    now: () => NOW,
    file,
  });

beforeAll(async () => {
  wechat = await open();
  process.env['WECHAT_API'] = wechat.url;
  process.env['WECHAT_APPID'] = 'wx-test';
  process.env['WECHAT_SECRET'] = 'the secret';
  process.env['MINIPROGRAM_STATE'] = 'developer';
  client = await import('../../cloudfunctions/kit/wechat');
});

afterAll(async () => {
  await wechat.close();
  rmSync(folder, { recursive: true, force: true });
});

const send = (openid: string, data: Record<string, string> = DATA, templateId = ALERT): Promise<unknown> =>
  client
    .sendSubscription({ openid, templateId, page: 'reminders/message/index?message=m', data }, NOW)
    .then(() => 0)
    .catch((error: { code: number }) => error.code);

test('a phone code is good for one exchange', async () => {
  const code = wechat.phoneCode('00000000017');
  expect(await client.phoneNumber(code, NOW)).toBe('00000000017');
  await expect(client.phoneNumber(code, NOW)).rejects.toMatchObject({ code: 40029 });
  await expect(client.phoneNumber('made up', NOW)).rejects.toMatchObject({ code: 40029 });
});

test('a message needs a grant, and each grant is good for one', async () => {
  expect(await send('demo-a')).toBe(43101);
  expect(wechat.subscribe('demo-a', [ALERT, 'other'])).toEqual({ [ALERT]: 'accept', other: 'filter' });
  expect(await send('demo-a')).toBe(0);
  expect(await send('demo-a')).toBe(43101);
  expect(wechat.messages()[0]).toMatchObject({
    openid: 'demo-a',
    title: '待办提醒',
    page: 'reminders/message/index?message=m',
    fields: [
      { label: '事项', value: '学生缺勤' },
      { label: '学生', value: '张**' },
      { label: '时间', value: '2026年11月20日 08:15' },
      { label: '请您', value: '请联系家长' },
    ],
  });
});

test('a refused message costs no grant', async () => {
  wechat.subscribe('demo-b', [ALERT]);
  expect(await send('demo-b', { ...DATA, thing1: '一二三四五六七八九十一二三四五六七八九十一' })).toBe(47003);
  expect(await send('demo-b', { ...DATA, time3: '昨天' })).toBe(47003);
  expect(await send('demo-b', { thing1: '只有一个' })).toBe(47003);
  expect(await send('nobody')).toBe(40003);
  expect(await send('demo-b', DATA, 'no template')).toBe(40037);
  expect(await send('demo-b')).toBe(0);
});

test('books are kept over a restart: messages, grants and codes', async () => {
  wechat.subscribe('demo-b', [ALERT]);
  const before = wechat.messages();
  const again = await open();
  expect(again.messages()).toEqual(before);
  expect(again.codes()).toEqual(wechat.codes());
  await again.close();
  expect(await send('demo-b')).toBe(0);
});

test('faults on purpose: a code of WeChat, an expired token, a lost answer after the deed', async () => {
  wechat.subscribe('demo-a', [ALERT]);
  wechat.subscribe('demo-a', [ALERT]);
  const path = '/cgi-bin/message/subscribe/send';
  wechat.fail({ path, code: 43108, times: 1 });
  expect(await send('demo-a')).toBe(43108);
  wechat.fail({ path, code: 42001, times: 1 });
  expect(await send('demo-a')).toBe(0);
  const sent = wechat.messages().length;
  wechat.fail({ path, code: 'lost', times: 1 });
  expect(await send('demo-a')).toBe(0);
  expect(wechat.messages()).toHaveLength(sent + 1);
});

test('secrets that are wrong, and paths that WeChat does not have', async () => {
  const ask = async (path: string, body: object): Promise<unknown> => {
    const reply = await fetch(wechat.url + path, { method: 'POST', body: JSON.stringify(body) });
    return reply.ok ? reply.json() : reply.status;
  };
  const asked = { grant_type: 'client_credential', appid: 'wx-test', secret: 'the secret' };
  expect(await ask('/cgi-bin/stable_token', { ...asked, secret: 'x' })).toMatchObject({ errcode: 40125 });
  expect(await ask('/cgi-bin/stable_token', { ...asked, appid: 'x' })).toMatchObject({ errcode: 40013 });
  expect(await ask('/wxa/business/getuserphonenumber?access_token=x', { code: 'c' })).toMatchObject({ errcode: 40001 });
  expect(await ask('/cgi-bin/token', asked)).toBe(404);
});

/** Dots of a one-bit PNG, row by row. */
function dotsOf(png: Buffer): boolean[][] {
  const side = png.readUInt32BE(16);
  const at = png.indexOf('IDAT');
  const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  const stride = 1 + Math.ceil(side / 8);
  return Array.from({ length: side }, (_row, y) =>
    Array.from({ length: side }, (_dot, x) => ((rows[y * stride + 1 + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0),
  );
}

test('a code is a square picture with the three finders of a QR code', async () => {
  const png = await client.miniProgramCode('c-0123456789', 'accounts/bind/index', NOW);
  expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  const dots = dotsOf(png);
  expect(dots.length).toBeGreaterThanOrEqual(430);
  const first = dots.findIndex((row) => row.some(Boolean));
  const dot = dots[first]?.findIndex((dark) => dark) ?? 0;
  expect(first).toBe(dot);
  const run = (dots[first] ?? []).slice(dot).findIndex((dark) => !dark);
  const size = run / 7;
  const isDark = (row: number, column: number): boolean =>
    dots[first + Math.floor((row + 0.5) * size)]?.[dot + Math.floor((column + 0.5) * size)] ?? false;
  const modules = Math.round((dots.length - 2 * first) / size);
  for (const [row, column] of [
    [0, 0],
    [0, modules - 7],
    [modules - 7, 0],
  ] as const) {
    const middle = [0, 1, 2, 3, 4, 5, 6].map((n) => isDark(row + 3, column + n));
    expect(middle).toEqual([true, false, true, true, true, false, true]);
  }
  expect(wechat.codes()[0]).toMatchObject({ scene: 'c-0123456789', page: 'accounts/bind/index' });
});

test('a scene that WeChat would refuse', async () => {
  await expect(client.miniProgramCode('中文', 'accounts/bind/index', NOW)).rejects.toMatchObject({ code: 40169 });
  await expect(client.miniProgramCode('x'.repeat(33), 'accounts/bind/index', NOW)).rejects.toMatchObject({
    code: 40169,
  });
});

test('whatever the product fits into a field, the stand-in takes, and its own rule for the field agrees', () => {
  const fits = { thing: fitThing, phrase: fitPhrase } as const;
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('thing', 'phrase' as const),
      (text, kind) => {
        const value = fits[kind](text);
        expect(FIELD_RULES[kind].test(value)).toBe(true);
        expect(faultyField({ [`${kind}1`]: '' }, { [`${kind}1`]: { value } })).toBeUndefined();
      },
    ),
  );
  fc.assert(
    fc.property(fc.integer({ min: 1_600_000_000_000, max: 2_000_000_000_000 }), (at) => {
      const data = { date2: { value: fitDate(at) }, time3: { value: fitTime(at) } };
      expect(faultyField({ date2: '', time3: '' }, data)).toBeUndefined();
    }),
  );
});

test.each([
  ['phrase', '已到校了吗', true],
  ['phrase', '已到校了没有', false],
  ['phrase', 'ok', false],
  ['name', '阿依古丽·买买提', true],
  ['character_string', '编号', false],
  ['number', '12.5', true],
  ['number', '十', false],
  ['date', '2026年11月20日', true],
  ['date', '2026-11-20', false],
  ['time', '2026年11月20日 08:15~09:00', true],
  ['thing', '', false],
  ['thing', '两行\n字', false],
  ['phone_number', '00000000017', true],
  ['unheard', 'x', false],
])('field %s takes %s: %s', (kind, value, taken) => {
  expect(faultyField({ [`${kind}1`]: '' }, { [`${kind}1`]: { value } }) === undefined).toBe(taken);
});
