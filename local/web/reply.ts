import type { ServerResponse } from 'node:http';
import { type ErrorCode, PROBLEMS } from '#domain/errors';

/** Sent with every reply: nothing of this server may be framed, guessed at or cached elsewhere. */
const HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'geolocation=(), microphone=(), payment=()',
};

const policy = (scripts: readonly string[]): string =>
  [
    "default-src 'self'",
    `script-src 'self'${scripts.map((hash) => ` '${hash}'`).join('')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "frame-ancestors 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ');

/** Sends bytes. `scripts` are the hashes of the inline scripts of a page. */
export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  more: Readonly<Record<string, string>> = {},
  scripts: readonly string[] = [],
): void {
  const bytes = Buffer.from(body);
  response
    .writeHead(status, {
      ...HEADERS,
      'content-security-policy': policy(scripts),
      'cache-control': 'no-store',
      'content-type': type,
      'content-length': bytes.length,
      ...more,
    })
    .end(bytes);
}

export function sendJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  more: Readonly<Record<string, string>> = {},
): void {
  send(response, status, 'application/json; charset=utf-8', JSON.stringify(value), more);
}

/** A refusal in the shape of the product's own, so that a screen has a sentence to show. */
export function sendRefusal(response: ServerResponse, status: number, code: ErrorCode, reqId = ''): void {
  const { message, retryable } = PROBLEMS[code];
  sendJson(response, status, { ok: false, code, message, reqId, retryable });
}

export function sendRedirect(response: ServerResponse, location: string): void {
  send(response, 308, 'text/plain; charset=utf-8', '', { location });
}
