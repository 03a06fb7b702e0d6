import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { plainDate } from '#domain/plain-date';
import { startDispatcher } from '../../local/dispatcher';
import { openProduct } from '../../local/product';
import { launchBrowser } from '../support/browser';

jest.setTimeout(300_000);

const DIST = resolve(__dirname, '../../dist');
/** `PICTURES=docs` takes the picture of the README anew. */
const OUT = process.env['PICTURES'] === 'docs' ? 'docs' : 'dist/pictures';

/** What each phone says when it has begun: a letter to sign, the roll, the board. */
const FIRST_WORDS = ['责任书', '开始点名', '看板'];

test('the built product on its desk, as the README shows it', async () => {
  expect(existsSync(join(DIST, 'h5/index.html')) && existsSync(join(DIST, 'local/main.js'))).toBe(true);
  const dataDir = mkdtempSync(join(tmpdir(), 'desk-'));
  mkdirSync(OUT, { recursive: true });
  let port = 0;
  const settings = {
    port: 0,
    dataDir,
    today: plainDate('2026-11-20'),
    profile: 'demo' as const,
    instances: null,
    dist: DIST,
  };
  const product = await openProduct(
    settings,
    () => `http://localhost:${port}`,
    () => undefined,
  );
  const dispatcher = await startDispatcher(product, 0);
  ({ port } = dispatcher);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`http://127.0.0.1:${port}`);
    await page.getByText('1208').waitFor();
    for (const seat of [0, 1, 2]) {
      const inside = page.locator(`.phone[data-seat="${seat}"]`).frameLocator('iframe');
      await inside
        .getByText(FIRST_WORDS[seat] ?? '')
        .first()
        .waitFor({ timeout: 60_000 });
      expect(await inside.getByText(/打不开|出了问题/).count()).toBe(0);
    }
    expect(await page.locator('.cards .card').count()).toBeGreaterThan(3);
    await page.locator('.cards .card', { hasText: '有学生需要劝返' }).first().click();
    const card = page.locator('.phone[data-seat="2"]').frameLocator('iframe');
    await card.getByText('已经做了什么').waitFor({ timeout: 30_000 });
    await page.screenshot({ path: join(OUT, 'desk.png') });
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
    await dispatcher.close();
    await product.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
});
