import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** A subscription message as a phone shows it. */
export interface PushedMessage {
  readonly id: string;
  /** Demo time. */
  readonly at: number;
  readonly openid: string;
  readonly templateId: string;
  readonly title: string;
  readonly fields: readonly { readonly label: string; readonly value: string }[];
  /** Page of the mini-program that the card opens. */
  readonly page: string;
}

/** A 小程序码 that was asked for. */
export interface ShownCode {
  readonly scene: string;
  readonly page: string;
  readonly at: number;
}

type Entry =
  | { readonly kind: 'granted'; readonly openid: string; readonly templateId: string }
  | {
      readonly kind: 'begun';
      readonly openids: readonly string[];
      readonly templateIds: readonly string[];
      readonly times: number;
    }
  | { readonly kind: 'message'; readonly message: PushedMessage }
  | { readonly kind: 'code'; readonly code: ShownCode };

const key = (openid: string, templateId: string): string => `${openid} ${templateId}`;

/** WeChat's own books: grants left, messages delivered, codes made. One line per entry, so that a killed process loses none. */
export class Ledger {
  private readonly grants = new Map<string, number>();
  private readonly sent: PushedMessage[] = [];
  private readonly shown: ShownCode[] = [];

  /** @param file where the books are kept; none: in memory. */
  constructor(private readonly file?: string) {
    const text = file && existsSync(file) ? readFileSync(file, 'utf8') : '';
    for (const line of text.split('\n')) {
      const entry = parsed(line);
      if (entry) {
        this.enter(entry);
      }
    }
  }

  /** One more message of this template may be sent to this person. */
  grant(openid: string, templateId: string): void {
    this.write({ kind: 'granted', openid, templateId });
  }

  /** Grants of the time before the demo: everybody, every template. */
  begin(openids: readonly string[], templateIds: readonly string[], times: number): void {
    this.write({ kind: 'begun', openids, templateIds, times });
  }

  granted(openid: string, templateId: string): number {
    return this.grants.get(key(openid, templateId)) ?? 0;
  }

  /** Delivers a message and uses up one grant. */
  deliver(message: PushedMessage): void {
    this.write({ kind: 'message', message });
  }

  show(code: ShownCode): void {
    this.write({ kind: 'code', code });
  }

  /** Newest first. */
  messages(): readonly PushedMessage[] {
    return [...this.sent].reverse();
  }

  /** Newest first, each scene once. */
  codes(): readonly ShownCode[] {
    const newest = [...this.shown].reverse();
    return newest.filter((code, n) => newest.findIndex((one) => one.scene === code.scene) === n);
  }

  private write(entry: Entry): void {
    if (this.file) {
      appendFileSync(this.file, `${JSON.stringify(entry)}\n`);
    }
    this.enter(entry);
  }

  private enter(entry: Entry): void {
    if (entry.kind === 'granted') {
      this.count(entry.openid, entry.templateId, 1);
    } else if (entry.kind === 'begun') {
      for (const openid of entry.openids) {
        for (const templateId of entry.templateIds) {
          this.count(openid, templateId, entry.times);
        }
      }
    } else if (entry.kind === 'code') {
      this.shown.push(entry.code);
    } else {
      this.sent.push(entry.message);
      this.count(entry.message.openid, entry.message.templateId, -1);
    }
  }

  private count(openid: string, templateId: string, by: number): void {
    this.grants.set(key(openid, templateId), this.granted(openid, templateId) + by);
  }
}

/** A line of the book; the last one may have been cut off by a kill. */
function parsed(line: string): Entry | undefined {
  try {
    return line ? (JSON.parse(line) as Entry) : undefined;
  } catch {
    return undefined;
  }
}
