import { join } from 'node:path';
import { dayOf, type Instant, type PlainDate, spokenDate, timeOf } from '#domain/plain-date';
import type { DemoPerson } from './demo/cast';
import type { Product } from './product';
import { sendFile } from './web/folder';
import { send, sendJson } from './web/reply';
import { HttpRefusal, readJson } from './web/request';
import type { Asked, Route } from './web/route';

const SMALL_LIMIT = 4 * 1024;
const MOST_MINUTES = 240;
const HOURS = ['08:30', '09:00', '10:05', '12:00', '17:00'];
const SCENE = /^[\x21-\x7e]{1,32}$/;

/** Demo people as the menus list them. `bound`: WeChat already knows this person here. */
async function people({ product, response, url }: Asked): Promise<void> {
  sendJson(response, 200, await product.listPeople(url.searchParams.get('search') ?? ''));
}

/** The hour; of another day than the demo's the day too. */
function spoken(at: Instant, today: PlainDate): string {
  const [, month, day] = dayOf(at).split('-');
  return dayOf(at) === today ? timeOf(at) : `${Number(month)}月${Number(day)}日 ${timeOf(at)}`;
}

function messages({ product, response }: Asked): void {
  const listed = product.wechat.messages().map(({ openid, templateId: _, ...message }) => {
    const receiver: DemoPerson | undefined = product.seats().byOpenid(openid);
    return {
      ...message,
      person: receiver?.id ?? '',
      name: receiver?.name ?? '',
      time: spoken(message.at, product.clock.today()),
    };
  });
  sendJson(response, 200, listed);
}

function codes({ product, response }: Asked): void {
  const listed = product.wechat.codes().map((code) => ({ ...code, time: spoken(code.at, product.clock.today()) }));
  sendJson(response, 200, listed);
}

function codePicture({ product, response, url }: Asked): void {
  const scene = url.searchParams.get('scene') ?? '';
  const known = product.wechat.codes().find((code) => code.scene === scene);
  if (!SCENE.test(scene) || !known) {
    throw new HttpRefusal(404);
  }
  send(response, 200, 'image/png', product.wechat.picture(scene, known.page));
}

async function gateway({ product, response }: Asked): Promise<void> {
  const { url, secretId, secretKey, environment } = await product.gateway();
  sendJson(response, 200, { url, secretId, secretKey, environment });
}

async function demoDay(product: Product): Promise<object> {
  const date = product.clock.today();
  const next: PlainDate | null = await product.nextSchoolDay();
  return {
    county: product.countyName,
    date,
    spoken: spokenDate(date, date),
    time: timeOf(product.clock.now()),
    at: product.clock.now(),
    profile: product.profile,
    next: next && { date: next, spoken: spokenDate(next, date) },
  };
}

async function today({ product, response }: Asked): Promise<void> {
  sendJson(response, 200, await demoDay(product));
}

/** 下一个上课日: moves the clock of the whole product. */
async function nextDay({ product, request, response }: Asked): Promise<void> {
  await readJson(request, SMALL_LIMIT);
  const next = await product.nextSchoolDay();
  if (!next) {
    throw new HttpRefusal(404);
  }
  // The rest of this day passes first, so that what was due in it happens in it.
  const day = product.clock.today();
  for (const hour of HOURS) {
    product.clock.moveTo(day, hour);
    await product.ticks.round();
    await product.ticks.round();
  }
  product.clock.moveTo(next);
  product.ticks.wake();
  sendJson(response, 200, await demoDay(product));
}

/** Lets some minutes pass: the reminder of a family is due ten minutes after the roll call. */
async function someMinutes({ product, request, response }: Asked): Promise<void> {
  const { minutes } = Object(await readJson(request, SMALL_LIMIT));
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MOST_MINUTES) {
    throw new HttpRefusal(400);
  }
  product.clock.advance(minutes);
  product.ticks.wake();
  sendJson(response, 200, await demoDay(product));
}

async function figures({ product, response }: Asked): Promise<void> {
  sendJson(response, 200, await product.figures());
}

async function desk({ product, response, words }: Asked): Promise<void> {
  if (!(await sendFile(response, join(product.dist, 'local/desk'), words['path'] ?? ''))) {
    throw new HttpRefusal(404);
  }
}

/** The desk and what it shows. */
export const deskRoutes: readonly Route[] = [
  { method: 'GET', pattern: /^\/$/, answer: desk },
  { method: 'GET', pattern: /^\/desk\/(?<path>[a-z0-9.-]+)$/, answer: desk },
  { method: 'GET', pattern: /^\/demo\/people$/, answer: people },
  { method: 'GET', pattern: /^\/demo\/messages$/, answer: messages },
  { method: 'GET', pattern: /^\/demo\/codes$/, answer: codes },
  { method: 'GET', pattern: /^\/demo\/code$/, answer: codePicture },
  { method: 'GET', pattern: /^\/demo\/gateway$/, answer: gateway },
  { method: 'GET', pattern: /^\/demo\/today$/, answer: today },
  { method: 'GET', pattern: /^\/demo\/figures$/, answer: figures },
  { method: 'POST', pattern: /^\/demo\/day$/, answer: nextDay },
  { method: 'POST', pattern: /^\/demo\/minutes$/, answer: someMinutes },
];
