import { element } from './dom';
import { familyOf, GROUPS, type Group, groupsOf, isFound, standingOf } from './person-words';
import { type Person, server } from './server';

const SHOWN = 80;
const PAUSE_MS = 250;

type Choose = (person: Person) => void;

function row(person: Person, choose: Choose): HTMLElement {
  const tags = person.bound ? [] : [element('span', { class: 'tag' }, '未绑定')];
  const { title, place } = standingOf(person);
  const hasBoth = person.posts.length > 0 && person.children.length > 0;
  const below = [`${title} · ${place}`, ...(hasBoth ? [familyOf(person)] : [])];
  const button = element(
    'button',
    { type: 'button', class: 'person' },
    element('span', { class: 'person-name' }, person.name, ...tags),
    ...below.map((line) => element('span', { class: 'person-post' }, line)),
  );
  button.addEventListener('click', () => choose(person));
  return element('li', {}, button);
}

interface Menu {
  readonly dialog: HTMLDialogElement;
  readonly search: HTMLInputElement;
  readonly chips: readonly HTMLButtonElement[];
  readonly list: HTMLUListElement;
}

function makeMenu(): Menu {
  const search = element('input', {
    type: 'search',
    placeholder: '搜姓名、孩子、岗位、地方',
    'aria-label': '搜人',
    autocomplete: 'off',
  });
  const list = element('ul', { class: 'people' });
  const chips = GROUPS.map((name) => element('button', { type: 'button', class: 'chip' }, name));
  const close = element('button', { type: 'button', class: 'close' }, '关闭');
  const dialog = element(
    'dialog',
    { class: 'menu', 'aria-label': '换成谁' },
    element('div', { class: 'menu-head' }, element('h2', {}, '换成谁？'), close),
    search,
    element('div', { class: 'chips' }, ...chips),
    list,
  );
  close.addEventListener('click', () => dialog.close());
  // In a search field the browser's own Esc only empties it.
  search.addEventListener('keydown', (event) => event.key === 'Escape' && dialog.close());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  return { dialog, search, chips, list };
}

function drawMenu({ search, chips, list }: Menu, people: readonly Person[], group: Group, choose: Choose): void {
  const typed = search.value.trim();
  const found = people.filter((person) => (typed ? isFound(person, typed) : groupsOf(person).includes(group)));
  for (const [n, chip] of chips.entries()) {
    chip.setAttribute('aria-pressed', String(!typed && GROUPS[n] === group));
  }
  list.replaceChildren(...found.slice(0, SHOWN).map((person) => row(person, choose)));
  if (found.length === 0) {
    list.append(element('li', { class: 'nobody' }, '没有找到。可以只输姓，或换一个地方名。'));
  } else if (found.length > SHOWN) {
    list.append(element('li', { class: 'nobody' }, `还有 ${found.length - SHOWN} 人，请再输几个字。`));
  }
  list.scrollTop = 0;
}

/** 换人: who shall sit here? A search over everybody of the demo. Resolves with nothing when it is closed. */
export function askForPerson(people: readonly Person[], first: Group): Promise<Person | undefined> {
  return new Promise((resolve) => {
    const menu = makeMenu();
    const { dialog, search, chips } = menu;
    let everybody = people;
    let pause = 0;
    let group = first;
    let chosen: Person | undefined;
    const draw = (): void =>
      drawMenu(menu, everybody, group, (person) => {
        chosen = person;
        dialog.close();
      });
    // A large county has more people than its menus: those of whom somebody types are fetched.
    const fetchMore = async (): Promise<void> => {
      const more = await server.people(search.value.trim()).catch(() => []);
      const known = new Set(everybody.map(({ id }) => id));
      everybody = [...everybody, ...more.filter(({ id }) => !known.has(id))];
      draw();
    };
    for (const [n, chip] of chips.entries()) {
      chip.addEventListener('click', () => {
        group = GROUPS[n] ?? group;
        search.value = '';
        draw();
      });
    }
    search.addEventListener('input', () => {
      draw();
      window.clearTimeout(pause);
      pause = window.setTimeout(() => void fetchMore(), PAUSE_MS);
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(chosen);
    });
    document.body.append(dialog);
    draw();
    dialog.showModal();
    search.focus();
  });
}
