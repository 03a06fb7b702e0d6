import * as z from 'zod';
import { env } from './env';

const TIMEOUT_MS = 5000;
const EARLY_MS = 300_000;

const Token = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });
const Failure = z.object({ errcode: z.number(), errmsg: z.string().optional() });
/** Only a plain 0 says that a message was sent; a page that is no answer says nothing. */
const Done = z.object({ errcode: z.literal(0) });
const Phone = z.object({ phone_info: z.object({ purePhoneNumber: z.string().regex(/^\d{6,20}$/) }) });

let token: { value: string; until: number } | undefined;

/** WeChat answered with an error code, or not at all (`code` 0). */
export class WechatError extends Error {
  readonly code: number;

  constructor(code: number) {
    super(`wechat ${code}`);
    this.name = 'WechatError';
    this.code = code;
  }
}

async function post(path: string, body: unknown): Promise<Response> {
  try {
    return await fetch(`${env().WECHAT_API}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    throw new WechatError(0);
  }
}

async function json(response: Response): Promise<unknown> {
  if (!response.ok) {
    throw new WechatError(0);
  }
  const value: unknown = await response.json().catch(() => null);
  const failure = Failure.safeParse(value);
  if (failure.success && failure.data.errcode !== 0) {
    throw new WechatError(failure.data.errcode);
  }
  return value;
}

function shaped<T>(shape: z.ZodType<T>, value: unknown): T {
  const parsed = shape.safeParse(value);
  if (!parsed.success) {
    throw new WechatError(0);
  }
  return parsed.data;
}

async function accessToken(now: number, refresh = false): Promise<string> {
  if (refresh || !token || token.until <= now) {
    const { WECHAT_APPID, WECHAT_SECRET } = env();
    const asked = { grant_type: 'client_credential', appid: WECHAT_APPID, secret: WECHAT_SECRET, force_refresh: false };
    const got = shaped(Token, await json(await post('/cgi-bin/stable_token', asked)));
    token = { value: got.access_token, until: now + got.expires_in * 1000 - EARLY_MS };
  }
  return token.value;
}

const EXPIRED = new Set([40001, 40014, 42001]);

/** Calls with a token, once more with a fresh one when WeChat says that it has expired. */
async function authorized(path: string, body: unknown, now: number): Promise<Response> {
  const response = await post(`${path}?access_token=${encodeURIComponent(await accessToken(now))}`, body);
  // A picture, a gateway's error page or a torn body is no JSON, and no sign of an expired token.
  const answered: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  const failure = Failure.safeParse(answered);
  if (failure.success && EXPIRED.has(failure.data.errcode)) {
    return post(`${path}?access_token=${encodeURIComponent(await accessToken(now, true))}`, body);
  }
  return response;
}

/** The phone number that WeChat vouches for, for the code of a phone button. @throws {WechatError} */
export async function phoneNumber(code: string, now: number): Promise<string> {
  const value = await json(await authorized('/wxa/business/getuserphonenumber', { code }, now));
  return shaped(Phone, value).phone_info.purePhoneNumber;
}

/** 小程序码: the picture (PNG or JPEG) that opens `page` with this scene. @throws {WechatError} */
export async function miniProgramCode(scene: string, page: string, now: number, width = 430): Promise<Buffer> {
  const body = { scene, page, check_path: false, env_version: versionOf(env().MINIPROGRAM_STATE), width };
  const response = await authorized('/wxa/getwxacodeunlimit', body, now);
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || !type.startsWith('image/')) {
    await json(response);
    throw new WechatError(0);
  }
  return Buffer.from(await response.arrayBuffer());
}

const versionOf = (state: 'developer' | 'trial' | 'formal'): string =>
  ({ developer: 'develop', trial: 'trial', formal: 'release' })[state];

export interface SubscriptionMessage {
  readonly openid: string;
  readonly templateId: string;
  readonly page: string;
  /** Field name of the template → text within WeChat's rule for that field. */
  readonly data: Readonly<Record<string, string>>;
}

/** 订阅消息: sends one. @throws {WechatError} with WeChat's code; code 0 means that nobody knows whether it was sent. */
export async function sendSubscription(message: SubscriptionMessage, now: number): Promise<void> {
  const data = Object.fromEntries(Object.entries(message.data).map(([key, value]) => [key, { value }]));
  const body = {
    touser: message.openid,
    template_id: message.templateId,
    page: message.page,
    miniprogram_state: env().MINIPROGRAM_STATE,
    lang: 'zh_CN',
    data,
  };
  shaped(Done, await json(await authorized('/cgi-bin/message/subscribe/send', body, now)));
}
