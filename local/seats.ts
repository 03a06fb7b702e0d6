import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { DemoPerson } from './demo/cast';

/** How many phones the desk may have. */
export const SEATS = 10;

/** Who sits where: a cookie per seat, so that every phone is somebody of its own. */
export interface Seats {
  readonly everybody: readonly DemoPerson[];
  /** The person of this seat in this browser; undefined when the seat is empty. */
  personAt(request: IncomingMessage, seat: number): DemoPerson | undefined;
  /** The cookie that makes the seat this person. */
  cookieFor(seat: number, person: DemoPerson): string;
  find(id: string): DemoPerson | undefined;
  byOpenid(openid: string): DemoPerson | undefined;
}

const NAME = 'seat';

function cookieOf(request: IncomingMessage): string {
  const found = /(?:^|;\s*)seat=([^;]*)/.exec(request.headers.cookie ?? '');
  return found?.[1] ?? '';
}

/** Seats of these people. `key` signs the cookies, so that a value nobody gave is nobody. */
export function seatsOf(people: readonly DemoPerson[], key: string): Seats {
  const byId = new Map(people.map((person) => [person.id, person]));
  const byOpenid = new Map(people.map((person) => [person.openid, person]));
  const first = new Map(people.flatMap((person) => (person.seat === undefined ? [] : [[person.seat, person]])));
  const mark = (seat: number, id: string): string =>
    createHmac('sha256', key).update(`${seat}\n${id}`).digest('base64url');
  const signed = (seat: number, cookie: string): DemoPerson | undefined => {
    const [id = '', given = ''] = cookie.split('.');
    const [known, shown] = [Buffer.from(mark(seat, id)), Buffer.from(given)];
    return known.length === shown.length && timingSafeEqual(known, shown) ? byId.get(id) : undefined;
  };
  return {
    everybody: people,
    personAt: (request, seat) => signed(seat, cookieOf(request)) ?? first.get(seat),
    cookieFor: (seat, person) =>
      `${NAME}=${person.id}.${mark(seat, person.id)}; Path=/seat/${seat}; HttpOnly; SameSite=Strict`,
    find: (id) => byId.get(id),
    byOpenid: (openid) => byOpenid.get(openid),
  };
}
