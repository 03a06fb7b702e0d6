import { byId, element } from './dom';
import { askForPerson } from './people-menu';
import { groupsOf } from './person-words';
import { forget, makePhone, type Phone } from './phone';
import { type Day, type Figures, type Person, type Pushed, type ShownCode, server } from './server';
import { makeTray, type Tray } from './tray';

const SEATS = [0, 1, 2];
const MESSAGES_MS = 1200;
const FIGURES_MS = 4000;
const TEN_MINUTES = 10;
const DAY_MS = 10_000;

let people: readonly Person[] = [];

const personOf = (id: string): Person | undefined => people.find((person) => person.id === id);

async function become(phone: Phone, person: Person): Promise<void> {
  await server.become(phone.seat, person.id);
  forget(phone.seat);
  phone.show(person);
}

async function change(phone: Phone): Promise<void> {
  people = await server.people();
  const person = await askForPerson(people, phone.group);
  if (person) {
    await become(phone, person);
    phone.open();
    drawTabs();
  }
}

const phones: readonly Phone[] = SEATS.map((seat) => {
  const phone: Phone = makePhone(seat, () => void change(phone));
  return phone;
});

/** The phone of a message: where its receiver sits, else the one for people of their kind. */
async function openMessage(message: Pushed): Promise<void> {
  const receiver = personOf(message.person);
  const sitting = phones.find((phone) => phone.person()?.id === message.person);
  const phone = sitting ?? phones.find(({ group }) => receiver && groupsOf(receiver).includes(group)) ?? phones[2];
  if (!phone) {
    return;
  }
  if (!sitting && receiver) {
    await become(phone, receiver);
  }
  phone.open(message.page);
  select(phone.seat);
}

function scan(code: ShownCode, seat: number): void {
  phones[seat]?.open(code.page, code.scene);
  select(seat);
}

const tray: Tray = makeTray({
  open: (message) => void openMessage(message),
  scan,
  seats: () => phones.map((phone) => ({ seat: phone.seat, name: phone.person()?.name ?? `手机 ${phone.seat + 1}` })),
});

/** On a small screen one thing at a time: `seat` of a phone, or the tray. */
function select(seat: number): void {
  document.body.dataset['tab'] = String(seat);
  drawTabs();
}

const TRAY_TAB = SEATS.length;

function drawTabs(): void {
  const chosen = Number(document.body.dataset['tab'] ?? 0);
  const unread = tray.unread();
  const labels = [
    ...phones.map((phone) => phone.person()?.name ?? `手机 ${phone.seat + 1}`),
    `消息${unread > 0 ? ` ${unread}` : ''}`,
  ];
  const tabs = labels.map((label, n) => {
    const tab = element(
      'button',
      {
        type: 'button',
        role: 'tab',
        class: n === TRAY_TAB ? 'tab tray-tab' : 'tab',
        'aria-selected': String(n === chosen),
      },
      label,
    );
    tab.addEventListener('click', () => select(n));
    return tab;
  });
  byId('tabs').replaceChildren(...tabs);
}

function showDay(day: Day): void {
  byId('county').textContent = day.county;
  byId('date').replaceChildren(day.spoken, element('span', { class: 'time' }, day.time));
  const button = byId('next-day');
  button.toggleAttribute('disabled', day.next === null);
  button.title = day.next ? `到 ${day.next.spoken}` : '校历里没有后面的上课日';
}

const FIGURE_WORDS: readonly (readonly [keyof Figures, string, string])[] = [
  ['children', '学生', '人'],
  ['absent', '今天没到校', '人'],
  ['open', '跟进中', '件'],
];

function showFigures(figures: Figures): void {
  byId('figures').replaceChildren(
    ...FIGURE_WORDS.map(([key, title, unit]) => {
      const value = figures[key];
      const text = value === null ? '—' : String(value);
      return element('div', {}, element('dt', {}, title), element('dd', {}, text, element('span', {}, unit)));
    }),
  );
}

/** Asks again and again while somebody looks; a server that is away is asked later. */
function repeat(work: () => Promise<void>, ms: number): void {
  const again = (): void => {
    const round = document.hidden ? Promise.resolve() : work().catch(() => undefined);
    void round.then(() => setTimeout(again, ms));
  };
  again();
}

async function nextDay(): Promise<void> {
  const button = byId('next-day');
  button.setAttribute('disabled', '');
  byId('date').textContent = '这一天正在过去…';
  showDay(await server.nextDay());
  for (const phone of phones) {
    phone.open();
  }
}

async function begin(): Promise<void> {
  byId('table').prepend(...phones.map(({ root }) => root));
  byId('ten-minutes').addEventListener('click', () => void server.minutes(TEN_MINUTES).then(showDay));
  byId('next-day').addEventListener('click', () => void nextDay());
  select(0);
  for (const phone of phones) {
    phone.open();
  }
  const [everybody, ...sitting] = await Promise.all([
    server.people(),
    ...SEATS.map((seat) => server.who(seat).catch(() => undefined)),
  ]);
  people = everybody;
  for (const [seat, phone] of phones.entries()) {
    phone.show(personOf(sitting[seat]?.id ?? ''));
  }
  drawTabs();
  repeat(async () => {
    tray.show(await server.messages(), await server.codes());
    drawTabs();
  }, MESSAGES_MS);
  repeat(async () => showFigures(await server.figures()), FIGURES_MS);
  repeat(async () => showDay(await server.today()), DAY_MS);
}

void begin();
