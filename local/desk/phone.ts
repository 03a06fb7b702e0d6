import { element, icon } from './dom';
import { type Group, standingOf } from './person-words';
import type { Person } from './server';

/** One phone of the desk. */
export interface Phone {
  readonly seat: number;
  readonly root: HTMLElement;
  readonly group: Group;
  person(): Person | undefined;
  /** Shows who sits here now. */
  show(person: Person | undefined): void;
  /** Opens a page of the app as a card or code would; without one, its first page. */
  open(page?: string, scene?: string): void;
}

const GROUPS: readonly Group[] = ['家长', '学校', '乡镇'];
let opened = 0;

/** Drafts and the chosen post belong to who sat here before. */
export function forget(seat: number): void {
  for (const key of Object.keys(window.localStorage)) {
    if (key.startsWith(`/seat/${seat}/`)) {
      window.localStorage.removeItem(key);
    }
  }
}

/** 手机: a frame with the app, and above it the plate with name and post. */
export function makePhone(seat: number, change: () => void): Phone {
  const name = element('strong');
  const post = element('span', { class: 'post' });
  const place = element('span', { class: 'place' });
  const home = element(
    'button',
    { type: 'button', class: 'icon', 'aria-label': '回到首页', title: '回到首页' },
    icon('home'),
  );
  const swap = element('button', { type: 'button', class: 'swap' }, icon('people'), '换人');
  const frame = element('iframe', { title: `手机 ${seat + 1}`, class: 'screen' });
  const root = element(
    'section',
    { class: 'phone', 'data-seat': String(seat) },
    element(
      'div',
      { class: 'plate' },
      element('div', { class: 'who' }, element('div', { class: 'name' }, name, post), place),
      home,
      swap,
    ),
    element('div', { class: 'case' }, frame),
  );
  let sitting: Person | undefined;
  const open = (page = '', scene?: string): void => {
    opened += 1;
    const query = new URLSearchParams({ ...(scene ? { scene } : {}), t: String(opened) });
    frame.src = `/seat/${seat}/app/?${query}${page ? `#/${page}` : ''}`;
  };
  swap.addEventListener('click', change);
  home.addEventListener('click', () => open());
  return {
    seat,
    root,
    group: GROUPS[seat] ?? '家长',
    person: () => sitting,
    show(person) {
      sitting = person;
      name.textContent = person?.name ?? '空着';
      const standing = person ? standingOf(person) : { title: '', place: '点“换人”选一位' };
      post.textContent = standing.title;
      place.textContent = standing.place;
      root.title = `${standing.title} ${standing.place}`;
    },
    open,
  };
}
