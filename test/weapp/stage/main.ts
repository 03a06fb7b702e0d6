import { addBaseStyle, bridgeInputs, bridgeOpenTypes, fire, tameAttributes } from './elements';
import type { Setup } from './messages';
import { Pages } from './pages';
import { phone, wechat } from './wechat';

function pick(pages: Pages, label: string, value: string): boolean {
  const pickers = [...(pages.top?.frame.querySelectorAll('picker') ?? [])];
  const found = pickers.find((picker) => picker.getAttribute('aria-label') === label);
  if (found) {
    fire(found, 'change', { value });
  }
  return Boolean(found);
}

function start(setup: Setup): Pages {
  phone.online = setup.online;
  const held: { pages?: Pages } = {};
  const present = (): Pages => {
    if (!held.pages) {
      throw new Error('the pages do not stand yet');
    }
    return held.pages;
  };
  const built = JSON.parse(document.getElementById('app')?.textContent ?? '{}');
  const pages = new Pages(built, wechat(setup, present));
  held.pages = pages;
  const options = { path: setup.path, query: setup.query, scene: 1001, referrerInfo: {} };
  pages.app.onLaunch?.(options);
  pages.app.onShow?.(options);
  pages.push(setup.path, setup.query);
  return pages;
}

addBaseStyle();
tameAttributes();
bridgeInputs();
document.addEventListener(
  'touchend',
  () => {
    phone.tappedAt = performance.now();
  },
  true,
);
void window.__setup().then((setup) => {
  const pages = start(setup);
  bridgeOpenTypes(() => pages.top?.instance.onShareAppMessage?.({ from: 'button' }));
  window.stage = {
    online: (connected) => {
      phone.online = connected;
      for (const listener of phone.listeners) {
        listener({ isConnected: connected, networkType: connected ? '4g' : 'none' });
      }
    },
    hideAndShow: () => {
      pages.top?.instance.onHide?.();
      pages.app.onHide?.();
      pages.app.onShow?.({ path: pages.top?.path, query: {}, scene: 1001 });
      pages.top?.instance.onShow?.();
    },
    back: () => pages.back(1),
    pick: (label, value) => pick(pages, label, value),
    path: () => pages.top?.path ?? '',
    ready: true,
  };
});
