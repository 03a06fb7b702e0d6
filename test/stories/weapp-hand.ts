import { openPhone } from '../weapp/phone';
import type { Hand } from './hand';
import { pictureName } from './picture-name';
import { type Line, type Place, placeOf } from './world';

/** The built mini-program on WeChat's own component framework. */
export async function weappHand(line: Line, { path, query }: Place): Promise<Hand> {
  const { scene, ...rest } = query;
  const phone = await openPhone({
    browser: line.browser,
    openid: line.openid,
    call: (_openid, name, event) => line.call(name, event),
    page: path,
    query: rest,
    ...(scene ? { scene } : {}),
    phoneCode: line.phoneCode,
  });
  const tapped: string[] = [];
  return {
    tapped,
    errors: phone.errors,
    see: (words) => phone.see(words),
    gone: (words) => phone.gone(words),
    async tap(words, nth) {
      await phone.tap(words, nth);
      tapped.push(words);
    },
    draw: () => phone.draw(),
    text: () => phone.text(),
    picture: (name) => phone.screenshot(pictureName('weapp', line.who, name)),
    offline: () => phone.offline(),
    online: () => phone.online(),
    kill: () => phone.kill(),
    async reopen(route = 'home/index') {
      const to = placeOf(route);
      await phone.reopen(to.path, to.query);
    },
    subscriptions: () => phone.happened.filter(({ kind }) => kind === 'subscribe').length,
    close: () => phone.close(),
  };
}
