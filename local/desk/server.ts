/** A demo person as the server lists them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly bound: boolean;
  readonly posts: readonly {
    readonly id: string;
    readonly title: string;
    readonly place: string;
    readonly held: boolean;
  }[];
  readonly children: readonly { readonly id: string; readonly name: string; readonly className: string }[];
  readonly seat?: number;
}

/** A pushed message, as WeChat shows it. */
export interface Pushed {
  readonly id: string;
  readonly at: number;
  readonly time: string;
  readonly title: string;
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  readonly page: string;
  readonly person: string;
  readonly name: string;
}

/** A 小程序码 that somebody made. */
export interface ShownCode {
  readonly scene: string;
  readonly page: string;
  readonly at: number;
  readonly time: string;
}

export interface Day {
  readonly county: string;
  readonly date: string;
  readonly spoken: string;
  readonly time: string;
  readonly next: { readonly date: string; readonly spoken: string } | null;
}

export interface Figures {
  readonly children: number | null;
  readonly absent: number | null;
  readonly open: number | null;
}

async function got<T>(path: string): Promise<T> {
  const reply = await fetch(path, { credentials: 'same-origin' });
  if (!reply.ok) {
    throw new Error(`${path}: HTTP ${reply.status}`);
  }
  return (await reply.json()) as T;
}

async function posted<T>(path: string, body: object): Promise<T> {
  const reply = await fetch(path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!reply.ok) {
    throw new Error(`${path}: HTTP ${reply.status}`);
  }
  return (await reply.json()) as T;
}

/** What the desk asks its server. */
export const server = {
  people: (search = '') => got<Person[]>(`/demo/people?search=${encodeURIComponent(search)}`),
  messages: () => got<Pushed[]>('/demo/messages'),
  codes: () => got<ShownCode[]>('/demo/codes'),
  today: () => got<Day>('/demo/today'),
  figures: () => got<Figures>('/demo/figures'),
  nextDay: () => posted<Day>('/demo/day', {}),
  minutes: (minutes: number) => posted<Day>('/demo/minutes', { minutes }),
  who: (seat: number) => got<{ id: string }>(`/seat/${seat}/demo/who`),
  become: (seat: number, person: string) => posted<{ id: string }>(`/seat/${seat}/demo/become`, { person }),
};
