import { mkdirSync } from 'node:fs';
import { found } from '#domain/errors';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { launchBrowser } from '../support/browser';
import { openProduct } from '../support/product';
import { openPhone, type Phone } from '../weapp/phone';
import { campaignRequest, drive, lettersOf, peopleForEdges } from './campaign-driving';
import { MP3 } from './recordings';

jest.setTimeout(120_000);

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) {
    await close();
  }
});

/** Below the middle of the page: where the explanations stand. */
async function writesExplanation(office: Phone): Promise<void> {
  await office.fill('加一种语言', '彝语');
  await office.tap('加上这种语言');
  await office.fill('用彝语怎么说', '孩子要上学，有难处找村里。');
  await office.tap('传录音');
  await office.see('有录音');
}

test('in WeChat the county’s office adds a recording to a template; a group leader listens before signing', async () => {
  mkdirSync('dist/pictures', { recursive: true });
  const browser = await launchBrowser();
  opened.push(() => browser.close());
  const product = await openProduct();
  opened.push(() => product.close());
  await peopleForEdges(product);
  const call = (id: string, name: string, event: unknown) => product.raw(name, event, id);
  const office = await openPhone({
    browser,
    openid: product.actor('bureauOfficer').openid,
    call,
    file: { name: '彝语.mp3', path: 'wxfile://tmp/yi.mp3', size: MP3.length },
    upload: async (cloudPath) => (await fileStore().uploadFile({ cloudPath, fileContent: MP3 })).fileID,
  });
  await office.tap('责任书模板');
  await office.see('村与村民小组');
  await office.screenshot('dist/pictures/weapp-templates.png');
  await office.tap('控辍保学工作目标责任书', 3);
  await office.see('打勾的话');
  await office.screenshot('dist/pictures/weapp-template.png');
  await office.tap('改成本县的新版本');
  await office.see('别的语言的解释');
  await office.screenshot('dist/pictures/weapp-template-edit.png');
  await writesExplanation(office);
  await office.screenshot('dist/pictures/weapp-template-audio.png');
  await office.tap('保存草稿');
  await office.see('发布以后');
  await office.tap('发布');
  await office.see('发布后不能改');
  await office.tap('发布', -1);
  await office.see('本县');
  const { items } = await product.as('bureauOfficer').done('letters.templates', { edge: 'villageGroup' });
  const own = found(items.find(({ version }) => version > 1));
  const head = product.as('villageHead');
  const asked = { ...campaignRequest('villageGroup', 'yunling-t1-v1'), template: own.template, version: own.version };
  const { campaign } = await head.done('letters.saveCampaign', asked);
  await drive(head, (await head.done('letters.issueCampaign', { campaign })).job);
  const letter = found((await lettersOf(product, campaign)).find(({ _id }) => _id.includes(':yunling-t1-v1-g1:')));

  const leader = await openPhone({ browser, openid: product.actor('groupLeader').openid, call, fontFactor: 1.4 });
  await leader.tap('我的岗位责任书');
  await leader.tap('去签字');
  await leader.tap('彝语');
  await leader.see('以中文正文为准');
  await leader.tap('听一听');
  await leader.see('停下');
  await leader.screenshot('dist/pictures/weapp-listen.png');
  const played = leader.happened.find(({ kind }) => kind === 'play');
  expect(String(played?.detail['src'])).toMatch(/\.mp3\?/);
  await leader.tap('停下');
  await leader.see('听一听');
  expect(leader.happened.map(({ kind }) => kind)).toContain('silence');
  expect(letter.state).toBe('issued');
  expect([...office.errors, ...leader.errors]).toEqual([]);
});
