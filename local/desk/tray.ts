import { byId, element, icon } from './dom';
import type { Pushed, ShownCode } from './server';

export interface TrayActions {
  /** Opens a message in the phone it was sent to. */
  readonly open: (message: Pushed) => void;
  /** Scans a code with a phone. */
  readonly scan: (code: ShownCode, seat: number) => void;
  /** Who sits where, for the buttons of a code. */
  readonly seats: () => readonly { readonly seat: number; readonly name: string }[];
}

/** 托盘: the messages WeChat delivered, newest on top, and the codes that were made. */
export interface Tray {
  show(messages: readonly Pushed[], codes: readonly ShownCode[]): void;
  unread(): number;
}

function messageCard(message: Pushed, isNew: boolean, open: () => void): HTMLElement {
  const fields = message.fields.flatMap(({ label, value }) => [element('dt', {}, label), element('dd', {}, value)]);
  const button = element(
    'button',
    { type: 'button', class: 'card', 'data-new': isNew },
    element('span', { class: 'to' }, element('span', {}, `发给 ${message.name}`), element('time', {}, message.time)),
    element('span', { class: 'card-title' }, message.title),
    element('dl', {}, ...fields),
    element('span', { class: 'enter' }, '进入小程序查看', icon('open')),
  );
  button.addEventListener('click', open);
  return button;
}

function codeCard(code: ShownCode, { scan, seats }: TrayActions): HTMLElement {
  const buttons = seats().map(({ seat, name }) => {
    const button = element('button', { type: 'button', class: 'chip' }, name);
    button.addEventListener('click', () => scan(code, seat));
    return button;
  });
  return element(
    'div',
    { class: 'card code' },
    element('span', { class: 'to' }, '小程序码', element('time', {}, code.time)),
    element('img', {
      src: `/demo/code?scene=${encodeURIComponent(code.scene)}`,
      alt: '小程序码',
      width: '144',
      height: '144',
    }),
    element('span', { class: 'ask' }, '用谁的手机扫？'),
    element('div', { class: 'chips' }, ...buttons),
  );
}

const NOTHING = '还没有消息。老师点名后，给家长的提醒会出现在这里。';

/** Draws the tray again when something came; what was opened is no longer new. */
export function makeTray(actions: TrayActions): Tray {
  const cards = byId('cards');
  const count = byId('unread');
  const kept = window.sessionStorage.getItem('desk-seen');
  const seen = new Set<string>(JSON.parse(kept ?? '[]'));
  // What lies there when the desk is opened for the first time is not news.
  let first = kept === null;
  let drawn = '';
  let fresh = 0;
  const keep = (): void => window.sessionStorage.setItem('desk-seen', JSON.stringify([...seen]));
  const mark = (message: Pushed): void => {
    seen.add(message.id);
    keep();
    drawn = '';
    actions.open(message);
  };
  return {
    unread: () => fresh,
    show(messages, codes) {
      if (first) {
        first = false;
        for (const { id } of messages) {
          seen.add(id);
        }
        keep();
      }
      const names = actions.seats().map(({ name }) => name);
      const state = JSON.stringify([
        messages.map(({ id }) => id),
        codes.map(({ scene, at }) => [scene, at]),
        names,
        [...seen],
      ]);
      if (state === drawn) {
        return;
      }
      drawn = state;
      fresh = messages.filter(({ id }) => !seen.has(id)).length;
      count.textContent = fresh > 0 ? String(fresh) : '';
      const all = [
        ...messages.map((one) => ({ at: one.at, card: messageCard(one, !seen.has(one.id), () => mark(one)) })),
        ...codes.map((one) => ({ at: one.at, card: codeCard(one, actions) })),
      ].sort((a, b) => b.at - a.at);
      cards.replaceChildren(...all.map(({ card }) => card));
      if (all.length === 0) {
        cards.append(element('p', { class: 'nothing' }, NOTHING));
      }
    },
  };
}
