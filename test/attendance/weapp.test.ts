import { launchBrowser } from '../support/browser';
import { until } from '../support/found';
import { openProduct } from '../support/product';
import { openPhone } from '../weapp/phone';

jest.setTimeout(60_000);

test('in WeChat too, the chips of the last child stand above the button', async () => {
  const browser = await launchBrowser();
  const product = await openProduct();
  const { openid } = product.actor('classTeacher');
  const phone = await openPhone({
    browser,
    openid,
    height: 520,
    fontFactor: 1.4,
    call: (id, name, event) => product.raw(name, event, id),
  });
  await phone.see('今日点名');
  await phone.tap('开始点名');
  await phone.see('点没来的孩子');
  await phone.tap('娃d');
  await phone.see('娃d没来的原因');
  const places = async () => [await phone.placeOf('其他'), await phone.placeOf('还有 1 个孩子没选原因。')];
  await until(
    'see the last chip above the bar with the button',
    async () => {
      const [chip, words] = await places();
      // Both stand 8 px and more inside their boxes.
      return chip !== undefined && words !== undefined && chip.bottom + 8 <= words.top - 8;
    },
    async () => JSON.stringify(await places()),
  );
  await phone.screenshot('dist/pictures/roll-call-last-weapp.png');
  expect(phone.errors).toEqual([]);
  await phone.close();
  await product.close();
  await browser.close();
});
