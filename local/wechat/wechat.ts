import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody } from '../web/request';
import { codePicture } from './code-picture';
import { faultyField } from './fields';
import { Ledger, type PushedMessage, type ShownCode } from './ledger';

/** A template of the account: its title and, per field, the label that the card shows. */
export interface MessageTemplate {
  readonly title: string;
  readonly fields: Readonly<Record<string, string>>;
}

export interface WechatOptions {
  readonly appid: string;
  readonly secret: string;
  readonly templates: Readonly<Record<string, MessageTemplate>>;
  /** The address that a code stands for. */
  readonly codeAddress: (scene: string, page: string) => string;
  readonly knows: (openid: string) => boolean;
  /** Demo time. */
  readonly now: () => number;
  /** Where grants and messages are kept; none: in memory. */
  readonly file?: string;
}

/** A fault to meet on purpose: WeChat's error code, or `lost`: the work is done but no answer comes. */
interface Fault {
  readonly path: string;
  readonly code: number | 'lost';
  readonly times: number;
}

/** 微信替身: WeChat's server API on one machine, under WeChat's own paths, with what its dialogs on the phone would do. */
export interface Wechat {
  readonly url: string;
  /** A code as the phone button hands it out: good for one exchange within five minutes. */
  phoneCode(phone: string): string;
  /** The person accepted one more message of each template. Templates the account does not have are filtered, as by WeChat. */
  subscribe(openid: string, templateIds: readonly string[]): Readonly<Record<string, 'accept' | 'filter'>>;
  /** What these people have accepted before the demo begins. */
  beginWith(openids: readonly string[], templateIds: readonly string[], times: number): void;
  messages(): readonly PushedMessage[];
  codes(): readonly ShownCode[];
  picture(scene: string, page: string): Buffer;
  fail(fault: Fault): void;
  close(): Promise<void>;
}

const TOKEN_SECONDS = 7200;
const PHONE_CODE_MS = 300_000;
const BODY_LIMIT = 64 * 1024;
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const PAGE = /^[a-z][A-Za-z0-9/_-]{0,127}$/;
const STATES = ['developer', 'trial', 'formal'];

type Body = Readonly<Record<string, unknown>>;
type Reply = object | Buffer;

const failure = (errcode: number, errmsg: string): object => ({ errcode, errmsg });

/** The account's side of the API: what each path answers. */
class Account {
  readonly ledger: Ledger;
  private readonly tokens = new Map<string, number>();
  private readonly phones = new Map<string, { readonly phone: string; readonly until: number }>();
  private count = 0;

  constructor(private readonly options: WechatOptions) {
    this.ledger = new Ledger(options.file);
  }

  token(body: Body): Reply {
    const { appid, secret, grant_type } = body;
    if (grant_type !== 'client_credential') {
      return failure(40002, 'invalid grant_type');
    }
    if (appid !== this.options.appid) {
      return failure(40013, 'invalid appid');
    }
    if (secret !== this.options.secret) {
      return failure(40125, 'invalid appsecret');
    }
    const [kept] = [...this.tokens].filter(([, until]) => until > performance.now());
    const value = body['force_refresh'] === true || !kept ? randomBytes(32).toString('hex') : kept[0];
    if (value !== kept?.[0]) {
      this.tokens.clear();
      this.tokens.set(value, performance.now() + TOKEN_SECONDS * 1000);
    }
    return { access_token: value, expires_in: TOKEN_SECONDS };
  }

  knowsToken(token: string): boolean {
    return (this.tokens.get(token) ?? 0) > performance.now();
  }

  phoneCode(phone: string): string {
    const code = randomBytes(24).toString('hex');
    this.phones.set(code, { phone, until: performance.now() + PHONE_CODE_MS });
    return code;
  }

  phone(body: Body): Reply {
    const code = String(body['code'] ?? '');
    const known = this.phones.get(code);
    this.phones.delete(code);
    if (!known || known.until < performance.now()) {
      return failure(40029, 'invalid code');
    }
    const { phone } = known;
    const watermark = { timestamp: Math.floor(this.options.now() / 1000), appid: this.options.appid };
    return {
      errcode: 0,
      errmsg: 'ok',
      phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark },
    };
  }

  code(body: Body): Reply {
    const { scene, page, width } = body;
    if (typeof scene !== 'string' || !SCENE.test(scene)) {
      return failure(40169, 'invalid length for scene, or the data is not json string');
    }
    if (page !== undefined && (typeof page !== 'string' || !PAGE.test(page))) {
      return failure(41030, 'invalid page');
    }
    const shown = { scene, page: page ?? '', at: this.options.now() };
    this.ledger.show(shown);
    return this.picture(shown.scene, shown.page, Math.min(1280, Math.max(280, Number(width ?? 430))));
  }

  picture(scene: string, page: string, width = 430): Buffer {
    return codePicture(this.options.codeAddress(scene, page), width);
  }

  send(body: Body): Reply {
    const { touser, template_id, page, data, miniprogram_state } = body;
    const openid = String(touser ?? '');
    const templateId = String(template_id ?? '');
    const template = this.options.templates[templateId];
    if (!this.options.knows(openid)) {
      return failure(40003, 'invalid openid');
    }
    if (!template) {
      return failure(40037, 'invalid template_id');
    }
    if (
      !PAGE.test(String(page ?? 'x').split('?')[0] ?? '') ||
      !STATES.includes(String(miniprogram_state ?? 'formal'))
    ) {
      return failure(41030, 'invalid page');
    }
    const values: Readonly<Record<string, { value?: unknown } | undefined>> = Object(data);
    const faulty = faultyField(template.fields, values);
    if (faulty) {
      return failure(47003, `argument invalid! data.${faulty}.value invalid`);
    }
    if (this.ledger.granted(openid, templateId) <= 0) {
      return failure(43101, 'user refuse to accept the msg');
    }
    this.deliver(openid, templateId, template, { page: String(page ?? ''), values });
    return { errcode: 0, errmsg: 'ok', msgid: this.count };
  }

  private deliver(
    openid: string,
    templateId: string,
    template: MessageTemplate,
    card: { page: string; values: Readonly<Record<string, { value?: unknown } | undefined>> },
  ): void {
    this.count = this.ledger.messages().length + 1;
    const fields = Object.entries(template.fields).map(([key, label]) => ({
      label,
      value: String(card.values[key]?.value ?? ''),
    }));
    const at = this.options.now();
    this.ledger.deliver({
      id: `m${this.count}`,
      at,
      openid,
      templateId,
      title: template.title,
      fields,
      page: card.page,
    });
  }
}

function send(response: ServerResponse, reply: Reply): void {
  const isPicture = Buffer.isBuffer(reply);
  response
    .writeHead(200, { 'content-type': isPicture ? 'image/png' : 'application/json; charset=utf-8' })
    .end(isPicture ? reply : JSON.stringify(reply));
}

function parsed(text: string): Body | undefined {
  try {
    return Object(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function answer(account: Account, path: string, token: string, body: Body): Reply {
  if (path === '/cgi-bin/stable_token') {
    return account.token(body);
  }
  if (!account.knowsToken(token)) {
    return failure(40001, 'invalid credential, access_token is invalid or not latest');
  }
  switch (path) {
    case '/wxa/business/getuserphonenumber':
      return account.phone(body);
    case '/wxa/getwxacodeunlimit':
      return account.code(body);
    default:
      return account.send(body);
  }
}

const PATHS = [
  '/cgi-bin/stable_token',
  '/wxa/business/getuserphonenumber',
  '/wxa/getwxacodeunlimit',
  '/cgi-bin/message/subscribe/send',
];

async function serve(
  account: Account,
  faults: Fault[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://wechat');
  if (request.method !== 'POST' || !PATHS.includes(url.pathname)) {
    response.writeHead(404).end();
    return;
  }
  const body = parsed((await readBody(request, BODY_LIMIT)).toString('utf8'));
  if (!body) {
    send(response, failure(47001, 'data format error'));
    return;
  }
  const at = faults.findIndex((fault) => fault.path === url.pathname && fault.times > 0);
  const fault = faults[at];
  if (fault) {
    faults[at] = { ...fault, times: fault.times - 1 };
  }
  if (typeof fault?.code === 'number') {
    send(response, failure(fault.code, 'injected'));
    return;
  }
  const reply = answer(account, url.pathname, url.searchParams.get('access_token') ?? '', body);
  if (fault) {
    response.destroy();
  } else {
    send(response, reply);
  }
}

/** Starts the stand-in on a loopback port of its own. */
export async function startWechat(options: WechatOptions): Promise<Wechat> {
  const account = new Account(options);
  const faults: Fault[] = [];
  const server = createServer((request, response) => {
    serve(account, faults, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((ready, failed) => {
    server.once('error', failed).listen(0, '127.0.0.1', ready);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    phoneCode: (phone) => account.phoneCode(phone),
    subscribe: (openid, templateIds) =>
      Object.fromEntries(
        templateIds.map((id) => {
          if (!options.templates[id]) {
            return [id, 'filter'];
          }
          account.ledger.grant(openid, id);
          return [id, 'accept'];
        }),
      ),
    beginWith: (openids, templateIds, times) => account.ledger.begin(openids, templateIds, times),
    messages: () => account.ledger.messages(),
    codes: () => account.ledger.codes(),
    picture: (scene, page) => account.picture(scene, page),
    fail: (fault) => void faults.push(fault),
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
