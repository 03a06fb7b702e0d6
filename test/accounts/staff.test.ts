import { postId } from '#domain/posts';
import { advance, setNow } from '../support/clock';
import { childId, NOW, phoneOf } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { codeFor, startWechat, type WechatPhones } from './wechat-phones';

jest.setTimeout(30_000);

const CLASS = 'yunling-s1-y5-k1';
const TEACHER = `${CLASS}:classTeacher:1`;
const PHONE = phoneOf(88_001);
const DAY_MS = 86_400_000;

let wechat: WechatPhones;
let product: Product;
beforeAll(async () => {
  wechat = await startWechat();
  process.env['WECHAT_API'] = wechat.url;
});
afterAll(() => wechat.close());
beforeEach(async () => {
  product = await openProduct();
});
afterEach(() => product.close());

const newcomer = (name: string) => product.by({ openid: `o-new-${name}`, as: '' });
const asPost = (name: string, as: string) => product.by({ openid: `o-new-${name}`, as });
const give = (unit: string, role: 'subjectTeacher' | 'groupLeader' | 'rollCaller', phone = PHONE) => ({
  unit,
  role,
  name: '新老师',
  phone,
});

describe('交接', () => {
  it('is effective at the next call: the one before loses the post, the known successor has it', async () => {
    const old = product.as('classTeacher');
    await old.done('accounts.meetingCode', { unit: CLASS });
    const next = newcomer('next');
    await next.done('accounts.usePhone', { county: 'yunling', code: codeFor(PHONE) });
    const reply = await product
      .as('principal')
      .done('accounts.handOver', { post: TEACHER, name: '接班人', phone: PHONE });
    expect(reply).toEqual({ post: TEACHER, held: true });
    expect(await old.call('accounts.meetingCode', { unit: CLASS })).toMatchObject({ code: 'POST_NOT_HELD' });
    expect((await asPost('next', TEACHER).done('accounts.meetingCode', { unit: CLASS })).unitName).toBe('五（1）班');
    expect(await old.done('accounts.me', {}).catch((error: Error) => error.message)).toContain('POST_NOT_HELD');
    const former = product.by({ openid: 'o-yunling-classTeacher', as: '' });
    expect((await former.done('accounts.me', { as: TEACHER })).posts).toEqual([]);
  });

  it('waits for a successor whom WeChat does not know yet, and makes the old invitation void', async () => {
    const principal = product.as('principal');
    const { post } = await principal.done('accounts.savePost', give(CLASS, 'subjectTeacher'));
    const { scene } = await principal.done('accounts.invite', { post });
    await principal.done('accounts.handOver', { post, name: '另一位', phone: phoneOf(88_002) });
    const first = newcomer('first');
    await first.done('accounts.usePhone', { county: 'yunling', code: codeFor(PHONE) });
    expect(await first.call('accounts.bindInvitation', { scene })).toMatchObject({ code: 'CODE_EXPIRED' });
    const second = newcomer('second');
    expect(await second.done('accounts.usePhone', { county: 'yunling', code: codeFor(phoneOf(88_002)) })).toEqual({
      posts: [post],
    });
  });

  it('can be taken from another post without typing the phone again', async () => {
    const principal = product.as('principal');
    const { post } = await principal.done('accounts.savePost', give(CLASS, 'subjectTeacher'));
    const caller = await principal.done('accounts.savePost', { unit: CLASS, role: 'rollCaller', like: post });
    const someone = newcomer('both');
    const held = await someone.done('accounts.usePhone', { county: 'yunling', code: codeFor(PHONE) });
    expect(new Set(held.posts)).toEqual(new Set([post, caller.post]));
  });
});

describe('一人多岗', () => {
  it('holds every waiting post by one phone, beside being a parent, and says which one acts', async () => {
    await product.as('principal').done('accounts.savePost', give(CLASS, 'subjectTeacher'));
    const group = 'yunling-t1-v1-g1';
    await product.as('villageHead').done('accounts.savePost', give(group, 'groupLeader'));
    const person = newcomer('double');
    await person.done('accounts.usePhone', { county: 'yunling', code: codeFor(PHONE) });
    const me = await person.done('accounts.me', {});
    expect(me.posts.map((post) => post.place).sort()).toEqual(['一乡一村一组', '第一小学五（1）班']);
    expect(me.name).toBe('新老师');
    const post = me.posts.find((one) => one.unitKind === 'group')?.id ?? '';
    expect((await person.done('accounts.me', { as: post })).acting).toBe(post);
    expect((await person.done('accounts.me', { as: 'nothing:classTeacher:1' })).acting).toBe(me.posts[0]?.id);
  });

  it('gives a second holder of a role on one unit the next number, and one class one class teacher', async () => {
    const principal = product.as('principal');
    const first = await principal.done('accounts.savePost', give(CLASS, 'rollCaller', phoneOf(88_010)));
    const second = await principal.done('accounts.savePost', give(CLASS, 'rollCaller', phoneOf(88_011)));
    const again = await principal.done('accounts.savePost', give(CLASS, 'rollCaller', phoneOf(88_011)));
    expect([first.post, second.post]).toEqual([postId(CLASS, 'rollCaller', 2), postId(CLASS, 'rollCaller', 3)]);
    expect(again.post).toBe(second.post);
    expect(
      await principal.call('accounts.savePost', { unit: CLASS, role: 'classTeacher', name: '第二位', phone: PHONE }),
    ).toMatchObject({ code: 'POST_TAKEN' });
  });

  it('lets a post for a time end by itself', async () => {
    const { post } = await product
      .as('principal')
      .done('accounts.savePost', { ...give(CLASS, 'rollCaller'), to: '2026-11-20' as never });
    const caller = newcomer('helper');
    await caller.done('accounts.usePhone', { county: 'yunling', code: codeFor(PHONE) });
    const acting = asPost('helper', post);
    expect(await acting.call('attendance.today', { unit: CLASS })).toMatchObject({ ok: true });
    setNow(NOW + 3 * DAY_MS);
    expect(await acting.call('attendance.today', { unit: CLASS })).toMatchObject({ code: 'POST_NOT_HELD' });
  });
});

describe('谁可以任命谁', () => {
  it('keeps each appointer to their own posts and their own reach', async () => {
    const by = (name: string, unit: string, role: string) =>
      product.as(name).call('accounts.savePost', { unit, role: role as 'principal', name: '某某', phone: PHONE });
    expect(await by('principal', 'yunling-s1', 'principal')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await by('principal', 'yunling-s10-y5-k1', 'subjectTeacher')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await by('principal', CLASS, 'groupLeader')).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(await by('bureauOfficer', 'yunling', 'systemAdmin')).toMatchObject({ code: 'FORBIDDEN' });
    expect(await by('bureauOfficer', 'yunling-t1-v1', 'childWelfareWorker')).toMatchObject({ ok: true });
    expect(await by('systemAdmin', 'yunling-edu', 'bureauApprover')).toMatchObject({ ok: true });
    expect(await by('villageHead', 'yunling-t1-v10-g1', 'groupLeader')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await by('townshipEducationOfficer', 'yunling-t10-v1-g1', 'gridWorker')).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await by('classTeacher', CLASS, 'rollCaller')).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('ends a post, but not the one that one acts as', async () => {
    const principal = product.as('principal');
    await principal.done('accounts.endPost', { post: TEACHER });
    expect(await product.as('classTeacher').call('accounts.meetingCode', { unit: CLASS })).toMatchObject({
      code: 'POST_NOT_HELD',
    });
    const { items } = await principal.done('accounts.staff', { unit: CLASS, only: 'ended' });
    expect(items.map((row) => row.post)).toEqual([TEACHER]);
    const own = postId('yunling', 'systemAdmin');
    expect(await product.as('systemAdmin').call('accounts.endPost', { post: own })).toMatchObject({
      code: 'ILLEGAL_STATE',
    });
  });

  it('shows phones masked and pages through everybody', async () => {
    await product.as('principal').done('accounts.savePost', give(CLASS, 'subjectTeacher'));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await product.as('systemAdmin').done('accounts.staff', { unit: 'yunling-edu', cursor });
      expect(JSON.stringify(page)).not.toContain(PHONE);
      seen.push(...page.items.map((row) => row.post));
      cursor = page.cursor ?? undefined;
    } while (cursor);
    const all = await product.store.page('posts', {
      equal: { county: 'yunling' },
      range: { key: 'path', under: 'yunling-edu/' },
      limit: 1000,
    });
    expect(seen).toEqual(all.items.map((post) => post._id));
  });
});

describe('邀请码', () => {
  const invited = async () => {
    const principal = product.as('principal');
    const { post } = await principal.done('accounts.savePost', give(CLASS, 'subjectTeacher'));
    return { post, scene: (await principal.done('accounts.invite', { post })).scene };
  };

  it('gives the post once, to the phone that the sheet names', async () => {
    const { post, scene } = await invited();
    const stranger = newcomer('wrong');
    expect(await stranger.call('accounts.bindInvitation', { scene })).toMatchObject({ code: 'PHONE_REQUIRED' });
    await stranger.done('accounts.usePhone', { scene, code: codeFor(phoneOf(88_099)) });
    expect(await stranger.call('accounts.bindInvitation', { scene })).toMatchObject({ code: 'PHONE_MISMATCH' });
    const teacher = newcomer('right');
    expect(await teacher.done('accounts.usePhone', { scene, code: codeFor(PHONE) })).toEqual({ posts: [post] });
    expect(await teacher.done('accounts.bindInvitation', { scene })).toEqual({ post });
    expect(await newcomer('late').call('accounts.bindInvitation', { scene })).toMatchObject({ ok: false });
  });

  it('expires after the days of the pack', async () => {
    const { scene } = await invited();
    setNow(NOW + 8 * DAY_MS);
    expect(await newcomer('slow').call('accounts.openCode', { scene })).toMatchObject({ code: 'CODE_EXPIRED' });
  });

  it('founds a county: the first administrator comes with an invitation alone', async () => {
    const post = postId('yunling', 'systemAdmin', 2);
    await product.write('codes', [
      {
        _id: 'firstinvitation',
        county: 'yunling',
        purpose: 'invitation',
        target: post,
        until: NOW + DAY_MS,
        cap: 1,
        used: 0,
        by: 'deployment',
        rev: 1,
      },
    ]);
    const first = await product.store.read('posts', postId('yunling', 'systemAdmin'));
    if (!first) {
      throw new Error('fixture');
    }
    await product.write('posts', [
      { ...first, _id: post, n: 2, holder: null, phone: null, phoneBlind: null, invitation: 'firstinvitation' },
    ]);
    const admin = newcomer('admin');
    await admin.done('accounts.usePhone', { scene: 'firstinvitation', code: codeFor(PHONE) });
    expect(await admin.done('accounts.bindInvitation', { scene: 'firstinvitation' })).toEqual({ post });
    expect(await newcomer('thief').call('accounts.bindInvitation', { scene: 'firstinvitation' })).toMatchObject({
      code: 'CODE_USED_UP',
    });
  });
});

describe('班级码', () => {
  const openClass = async (options = {}) =>
    (await product.as('classTeacher').done('accounts.makeMeetingCode', { unit: CLASS, ...options })).scene;

  it('comes with a picture of at most 100 KB, a smaller one where the ordinary is too heavy', async () => {
    await openClass();
    wechat.bytesOf = (width) => (width > 400 ? 120_000 : 20_000);
    const { code } = await product.as('classTeacher').done('accounts.meetingCode', { unit: CLASS });
    expect(code?.picture?.startsWith('data:image/png;base64,')).toBe(true);
    expect(code?.picture?.length).toBeLessThanOrEqual(100_000);
    wechat.bytesOf = () => 500;
  });

  it('is closed, renewed and expired, each with its own answer', async () => {
    const scene = await openClass();
    const next = await openClass();
    expect(await newcomer('old').call('accounts.openCode', { scene })).toMatchObject({ code: 'CODE_EXPIRED' });
    await product.as('classTeacher').done('accounts.closeMeetingCode', { scene: next });
    expect(await newcomer('closed').call('accounts.openCode', { scene: next })).toMatchObject({ code: 'CODE_EXPIRED' });
    expect((await product.as('classTeacher').done('accounts.meetingCode', { unit: CLASS })).code).toBeNull();
    expect(await newcomer('none').call('accounts.openCode', { scene: 'nosuchscene' })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('lets in as many people as it may, each counted once, also all at once', async () => {
    const scene = await openClass({ cap: 3 });
    const people = Array.from({ length: 6 }, (_, n) => newcomer(`crowd${n}`));
    const answers = await Promise.all(
      people.map((one, n) => one.call('accounts.usePhone', { scene, code: codeFor(phoneOf(60_000 + n)) })),
    );
    expect(answers.filter((one) => one.ok)).toHaveLength(3);
    expect(answers.flatMap((one) => (one.ok ? [] : [one.code]))).toEqual([
      'CODE_USED_UP',
      'CODE_USED_UP',
      'CODE_USED_UP',
    ]);
    const inside = people[answers.findIndex((one) => one.ok)];
    advance(1000);
    expect(await inside?.call('accounts.usePhone', { scene, code: codeFor(phoneOf(60_000)) })).toMatchObject({
      ok: true,
    });
  });

  it('says how many children have somebody', async () => {
    const view = await product.as('classTeacher').done('accounts.meetingCode', { unit: CLASS });
    expect(view).toMatchObject({ families: { children: 4, bound: 4 } });
    await product.as('guardian.b').done('accounts.endBinding', { child: childId('yunling', 'b') });
    expect((await product.as('classTeacher').done('accounts.meetingCode', { unit: CLASS })).families?.bound).toBe(3);
  });
});
