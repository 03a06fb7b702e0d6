import * as z from 'zod';

const secret = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal characters');

/** Everything a function takes from its environment. The only reader of `process.env`; fails at start with the names that are missing. */
const Environment = z.object({
  /** Key id and key that encrypt fields. */
  FIELD_KEY_ID: z.string().min(1),
  FIELD_KEY: secret,
  /** Key of the blind indexes and of person and child ids. */
  INDEX_KEY: secret,
  /** Keys that seal, as JSON `[{"kid","suite","privateKey","from"}]` (`seal-keys`); only a function that seals needs them. */
  SEAL_KEYS: z.string().default('[]'),
  /** Base URL of WeChat's server API. */
  WECHAT_API: z.url().default('https://api.weixin.qq.com'),
  WECHAT_APPID: z.string().default(''),
  WECHAT_SECRET: z.string().default(''),
  /** Template ids for subscription messages as JSON `{"return":"…"}`; unconfigured ones are skipped. */
  WECHAT_TEMPLATES: z.string().default('{}'),
  MINIPROGRAM_STATE: z.enum(['developer', 'trial', 'formal']).default('formal'),
});

export type Env = z.infer<typeof Environment>;

let known: Env | undefined;

/** @throws {Error} naming the variables that are missing or malformed, never their values. */
export function env(): Env {
  if (!known) {
    const parsed = Environment.safeParse(process.env);
    if (!parsed.success) {
      throw new Error(`environment: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`);
    }
    known = parsed.data;
  }
  return known;
}
