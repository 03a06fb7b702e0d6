import { found } from '#domain/errors';
import { issue, lettersOf, partySigns, peopleForEdges } from '../letters/campaign-driving';
import { letterOf, startLetters } from '../letters/class-letters';
import { advance } from '../support/clock';
import { childId, phoneOf } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { codeFor, startWechat, type WechatPhones } from './wechat-phones';

const VILLAGE = 'yunling-t1-v1';
const GROUP = 'yunling-t1-v1-g1';
const DAY_MS = 86_400_000;
const motherOf = (key: string): string => phoneOf(key.charCodeAt(0));

jest.setTimeout(30_000);

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
const openMeeting = (who: string, unit: string, days?: number) =>
  product.as(who).done('accounts.makeMeetingCode', { unit, days });

describe('村组会议码', () => {
  it('a mother scans at the village, is found by her phone, and has the child’s and the household’s letter to sign', async () => {
    await peopleForEdges(product);
    await startLetters(product);
    const campaign = await issue(product.as('groupLeader'), 'groupHousehold', GROUP);
    const { scene } = await openMeeting('villageHead', VILLAGE);
    const mother = newcomer('mother');
    const opened = await mother.done('accounts.openCode', { scene });
    expect(opened).toMatchObject({ purpose: 'villageMeeting', place: '一乡一村', phoneKnown: false });
    await mother.done('accounts.usePhone', { scene, code: codeFor(motherOf('a')) });
    const { children } = await mother.done('accounts.matchChildren', { scene });
    expect(children).toMatchObject([{ id: childId('yunling', 'a'), name: '娃*', relation: '母亲' }]);
    await mother.done('accounts.confirmChild', { child: childId('yunling', 'a') });
    const me = await mother.done('accounts.me', {});
    const household = found((await lettersOf(product, campaign))[0])._id;
    expect(new Set(me.todo.letters.map(({ id }) => id))).toEqual(new Set([letterOf('a'), household]));
    const bound = product.by({ openid: 'o-new-mother', as: 'family:yunling' });
    await partySigns(bound, letterOf('a'));
    await partySigns(bound, household);
    expect((await mother.done('accounts.me', {})).todo.letters).toEqual([]);
  });

  it('ends by itself when the meeting’s day is over, and in one tap before that', async () => {
    const { scene, until } = await openMeeting('groupLeader', GROUP);
    const guest = newcomer('late');
    await guest.done('accounts.openCode', { scene });
    const view = await product.as('groupLeader').done('accounts.meetingCode', { unit: GROUP });
    expect(view).toMatchObject({ purpose: 'villageMeeting', above: '一村', families: null, days: 1 });
    expect(view.code).toMatchObject({ scene, until, used: 0 });
    advance(DAY_MS);
    expect(await guest.call('accounts.openCode', { scene })).toMatchObject({
      code: 'CODE_EXPIRED',
      message: '这个会议码已经过期，请向村里要一个新的。',
    });
    const second = await openMeeting('villageHead', GROUP, 3);
    await product.as('groupLeader').done('accounts.closeMeetingCode', { scene: second.scene });
    expect(await guest.call('accounts.openCode', { scene: second.scene })).toMatchObject({ code: 'CODE_EXPIRED' });
    expect((await product.as('groupLeader').done('accounts.meetingCode', { unit: GROUP })).code).toBeNull();
  });

  it('a new code of the village closes the old one, and leaves that of its group and of the class alone', async () => {
    const first = await openMeeting('villageHead', VILLAGE);
    const group = await openMeeting('groupLeader', GROUP);
    const klass = await openMeeting('classTeacher', 'yunling-s1-y5-k1');
    await openMeeting('villageHead', VILLAGE);
    const guest = newcomer('guest');
    expect(await guest.call('accounts.openCode', { scene: first.scene })).toMatchObject({ code: 'CODE_EXPIRED' });
    await guest.done('accounts.openCode', { scene: group.scene });
    await guest.done('accounts.openCode', { scene: klass.scene });
  });

  it('a phone that the village does not know is looked for in the whole county', async () => {
    const { scene } = await openMeeting('villageHead.sibling', 'yunling-t1-v10');
    const mother = newcomer('elsewhere');
    await mother.done('accounts.usePhone', { scene, code: codeFor(motherOf('a')) });
    const { children } = await mother.done('accounts.matchChildren', { scene });
    expect(children.map(({ id }) => id)).toEqual([childId('yunling', 'a')]);
  });

  it('no meeting is held at a township or a school, and none by another village', async () => {
    for (const unit of ['yunling-t1', 'yunling-s1']) {
      expect(await product.as('villageHead').call('accounts.makeMeetingCode', { unit })).toMatchObject({
        code: 'NOT_FOUND',
      });
    }
    const other = { unit: 'yunling-t1-v10' };
    expect(await product.as('villageHead').call('accounts.makeMeetingCode', other)).toMatchObject({ ok: false });
  });
});
