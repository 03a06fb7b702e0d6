import * as z from 'zod';
import { TEMPLATE_KEYS, type TemplateKey } from '#domain/reminders/templates';
import { env } from '../kit/env';
import { log } from '../kit/log';

const Ids = z.record(z.string(), z.string());
type Configured = Readonly<Partial<Record<TemplateKey, string>>>;

function parsed(text: string): Readonly<Record<string, string>> {
  try {
    return Ids.parse(JSON.parse(text));
  } catch {
    log({ level: 'error', event: 'WECHAT_TEMPLATES is no JSON object of texts' });
    return {};
  }
}

let known: Configured | undefined;

/** The template ids that this deployment has; a key without one is 未配置 and its pushes are skipped. */
export function templateIds(): Configured {
  if (!known) {
    const ids = parsed(env().WECHAT_TEMPLATES);
    known = Object.fromEntries(TEMPLATE_KEYS.flatMap((key) => (ids[key] ? [[key, ids[key]]] : [])));
  }
  return known;
}
