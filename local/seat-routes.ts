import { join } from 'node:path';
import type { PROBLEMS } from '#domain/errors';
import type { DemoPerson } from './demo/cast';
import { type Ending, FUNCTION_LIMITS, timeOf } from './functions';
import { APPID } from './machine';
import { passFile } from './seat-files';
import { SEATS } from './seats';
import { sendFile } from './web/folder';
import { sendJson, sendRedirect, sendRefusal } from './web/reply';
import { HttpRefusal, readJson, textOf } from './web/request';
import type { Asked, Route } from './web/route';

const SMALL_LIMIT = 4 * 1024;
const TEMPLATES_AT_ONCE = 3;

const SEAT = '/seat/(?<seat>\\d)';

function seatOf({ words }: Asked): number {
  const seat = Number(words['seat']);
  if (!(seat < SEATS)) {
    throw new HttpRefusal(404);
  }
  return seat;
}

function personOf(asked: Asked): DemoPerson {
  const person = asked.product.seats().personAt(asked.request, seatOf(asked));
  if (!person) {
    throw new HttpRefusal(404);
  }
  return person;
}

const ENDINGS: Readonly<Record<Exclude<Ending['kind'], 'answered'>, readonly [number, keyof typeof PROBLEMS]>> = {
  unknown: [404, 'UNKNOWN_OPERATION'],
  large: [413, 'PAYLOAD_TOO_LARGE'],
  swollen: [502, 'INTERNAL'],
  late: [504, 'BUSY'],
  died: [503, 'BUSY'],
  threw: [502, 'INTERNAL'],
};

/** One call of a function, with the seat's person as WeChat would name them. */
async function callFunction(asked: Asked): Promise<void> {
  const { product, request, response, words } = asked;
  const event = await readJson(request, FUNCTION_LIMITS.requestBytes);
  const person = product.seats().personAt(request, seatOf(asked));
  const name = words['name'] ?? '';
  const caller = { WX_OPENID: person?.openid ?? '', WX_APPID: APPID };
  const ending = await product.functions.call(name, event, caller, timeOf(name));
  product.ticks.wake();
  if (ending.kind === 'answered') {
    sendJson(response, 200, ending.value);
  } else {
    sendRefusal(response, ...ENDINGS[ending.kind]);
  }
}

async function become(asked: Asked): Promise<void> {
  const id = textOf(await readJson(asked.request, SMALL_LIMIT), 'person');
  const person = asked.product.seats().find(id);
  if (!person) {
    throw new HttpRefusal(404);
  }
  const cookie = asked.product.seats().cookieFor(seatOf(asked), person);
  sendJson(asked.response, 200, { id: person.id, name: person.name }, { 'set-cookie': cookie });
}

async function phoneCode(asked: Asked): Promise<void> {
  await readJson(asked.request, SMALL_LIMIT);
  const { phone } = personOf(asked);
  sendJson(asked.response, 200, { code: asked.product.wechat.phoneCode(phone) });
}

async function subscribe(asked: Asked): Promise<void> {
  const body = await readJson(asked.request, SMALL_LIMIT);
  const given: unknown = Object(body).templateIds;
  const ids = Array.isArray(given) ? given.filter((id): id is string => typeof id === 'string') : [];
  if (ids.length > TEMPLATES_AT_ONCE) {
    throw new HttpRefusal(400);
  }
  sendJson(asked.response, 200, asked.product.wechat.subscribe(personOf(asked).openid, ids));
}

async function page({ product, response, words }: Asked): Promise<void> {
  const path = words['path'] ?? '';
  if (!(await sendFile(response, join(product.dist, 'h5'), path))) {
    throw new HttpRefusal(404);
  }
}

function who(asked: Asked): void {
  const { id, name, posts, children } = personOf(asked);
  sendJson(asked.response, 200, { id, name, posts, children });
}

/** Everything below `/seat/<n>/`: one phone, with the person that its cookie names. */
export const seatRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: /^\/app\/?$/,
    answer: ({ response, url }) => sendRedirect(response, `/seat/0/app/${url.search}`),
  },
  {
    method: 'GET',
    pattern: new RegExp(`^${SEAT}/app$`),
    answer: ({ response, url, words }) => sendRedirect(response, `/seat/${words['seat']}/app/${url.search}`),
  },
  { method: 'GET', pattern: new RegExp(`^${SEAT}/app/(?<path>.*)$`), answer: page },
  { method: 'POST', pattern: new RegExp(`^${SEAT}/fn/(?<name>[a-z]+)$`), answer: callFunction },
  { method: 'GET', pattern: new RegExp(`^${SEAT}/demo/who$`), answer: who },
  { method: 'POST', pattern: new RegExp(`^${SEAT}/demo/become$`), answer: become },
  { method: 'POST', pattern: new RegExp(`^${SEAT}/wx/phone$`), answer: phoneCode },
  { method: 'POST', pattern: new RegExp(`^${SEAT}/wx/subscribe$`), answer: subscribe },
  { method: 'GET', pattern: new RegExp(`^${SEAT}/files/(?<path>.+)$`), answer: passFile },
  { method: 'PUT', pattern: new RegExp(`^${SEAT}/files/(?<path>.+)$`), answer: passFile },
];
