import type { Held } from '#domain/evidence/anchor';
import { readCheckpoint } from '#domain/evidence/checkpoint';
import type { Evidence } from '#domain/evidence/format';
import { isWithin } from '#domain/evidence/key-terms';
import { rootByPath } from '#domain/evidence/merkle';
import type { Primitives } from '#domain/evidence/primitives';
import { eventTimesFault, mayPrecede, momentsOf } from '#domain/evidence/times';
import { canonical } from '#domain/letters/canonical';
import { checkCode, readCheckCode } from '#domain/letters/check-code';
import type { LetterEvent } from '#domain/letters/documents';
import { chainFault, type SignedBody } from '#domain/letters/event';
import { isDigest, isMembers } from '#domain/letters/event-body';
import type { PublicKey } from '#domain/letters/sealer';

/** Every member `statementDigest` that a body has, whatever it is. */
function statementsIn(body: Readonly<Record<string, unknown>>): unknown[] {
  const places = [body, body['consent']].filter(isMembers);
  return places.filter((one) => Object.hasOwn(one, 'statementDigest')).map((one) => one['statementDigest']);
}

/** 核对一份文件. Every step answers with the place that does not fit, or null. */
export class Check {
  private readonly keys: ReadonlyMap<string, PublicKey>;

  constructor(
    private readonly evidence: Evidence,
    private readonly held: Held,
    private readonly by: Primitives,
  ) {
    this.keys = new Map(evidence.keys.map((key) => [key.kid, key]));
  }

  private signs(kid: string | null, suite: string, text: string, sig: string | null): boolean {
    const key = this.keys.get(kid ?? '');
    return key !== undefined && key.suite === suite && sig !== null && this.by.verifies(key, text, sig);
  }

  /** Each key once, in order, and each of them used: a file has one spelling. */
  private keysFault(): string | null {
    const { keys, events, checkpoint, kid } = this.evidence;
    const used = new Set([...events.map((event) => event.kid ?? kid), checkpoint?.kid ?? kid, kid]);
    const inOrder = keys.every((key, n) => n === 0 || (keys[n - 1]?.kid ?? '') < key.kid);
    if (!inOrder || keys.length !== used.size || keys.some((key) => !used.has(key.kid))) {
      return 'keys';
    }
    const wrong = keys.find(({ kid, publicKey }) => !this.isOfHeld(kid, publicKey));
    return wrong ? `keys.${wrong.kid}` : null;
  }

  /** The same key as the one held, of this county, used while it signed. */
  private isOfHeld(kid: string, publicKey: string): boolean {
    const { keys, terms } = this.held;
    return (
      (keys?.[kid] ?? publicKey) === publicKey &&
      isWithin(terms?.[kid] ?? {}, this.evidence.county, momentsOf(kid, this.evidence))
    );
  }

  private fileFault(): string | null {
    const { sig, ...core } = this.evidence;
    return this.signs(core.kid, core.suite, canonical(core), sig) ? null : 'sig';
  }

  private chainFault(): string | null {
    const { content, county, events } = this.evidence;
    if (content.tenant !== county) {
      return 'county';
    }
    if (events[0]?.type !== 'created') {
      return 'events';
    }
    const check = {
      letterId: content.letterId,
      digest: this.by.digesting(canonical(content)),
      digesting: this.by.digesting,
      signed: ({ kid, suite, sig }: LetterEvent, text: string) => this.signs(kid, suite, text, sig),
    };
    return chainFault(events, check) ?? eventTimesFault(this.evidence);
  }

  /** Whoever issued and whoever signed named these words. */
  private statementFault(): string | null {
    const { statement, events } = this.evidence;
    const named = events.flatMap(({ body }) => statementsIn(body));
    if (statement === null) {
      return named.length === 0 ? null : 'statement';
    }
    const digest = this.by.digesting(statement);
    return named.length > 0 && named.every((one) => isDigest(one, digest)) ? null : 'statement';
  }

  private inksFault(): string | null {
    const { inks, events } = this.evidence;
    for (const [n, { seq, points }] of inks.entries()) {
      const { ink } = (events[seq]?.body ?? {}) as Partial<SignedBody>;
      const { sm3, sha256 } = this.by.digesting(points);
      const isNext = n === 0 || (inks[n - 1]?.seq ?? 0) < seq;
      if (!isNext || ink?.pointsSm3 !== sm3 || ink.pointsSha256 !== sha256) {
        return `inks.${n}`;
      }
    }
    return null;
  }

  private checkpointFault(): string | null {
    const { checkpoint, county, madeAt } = this.evidence;
    if (checkpoint === null) {
      return null;
    }
    const says = readCheckpoint(checkpoint.text);
    const isSigned = this.signs(checkpoint.kid, checkpoint.suite, checkpoint.text, checkpoint.sig);
    return says?.county === county && mayPrecede(says.at, madeAt) && isSigned ? null : 'checkpoint';
  }

  /** The first events are in the log, in their order; after one that is not there is none that is. */
  private inclusionFault(): string | null {
    const { events, inclusion, checkpoint } = this.evidence;
    const says = checkpoint && readCheckpoint(checkpoint.text);
    if (inclusion.length !== events.length) {
      return 'inclusion';
    }
    for (const [n, proof] of inclusion.entries()) {
      const before = n === 0 ? { n: -1 } : inclusion[n - 1];
      if (proof === null) {
        continue;
      }
      const leaf = this.by.tree.leaf(events[n]?.hash ?? '');
      const inTime = says && mayPrecede(events[n]?.at ?? 0, says.at);
      const fits = inTime && before && before.n < proof.n && proof.n < says.size;
      if (!fits || rootByPath(leaf, proof.n, says.size, proof.path, this.by.tree) !== says.root) {
        return `inclusion.${n}`;
      }
    }
    return null;
  }

  /** It leads from an older log to the file's own; whether it does is seen with a checkpoint of that size in hand. */
  private consistencyFault(): string | null {
    const { consistency, checkpoint } = this.evidence;
    const own = checkpoint && readCheckpoint(checkpoint.text);
    const fits = consistency === null || (own && consistency.size >= 1 && consistency.size < own.size);
    return fits ? null : 'consistency';
  }

  private codeFault(): string | null {
    if (this.held.code === undefined) {
      return null;
    }
    const code = readCheckCode(this.held.code);
    const signed = this.evidence.events.filter(({ type }) => type === 'signed');
    return signed.some(({ hash }) => checkCode(hash) === code) ? null : 'code';
  }

  /** The first place that does not fit, apart from what an outside checkpoint or another file says. */
  fault(): string | null {
    return (
      this.keysFault() ??
      this.fileFault() ??
      this.chainFault() ??
      this.statementFault() ??
      this.inksFault() ??
      this.checkpointFault() ??
      this.inclusionFault() ??
      this.consistencyFault() ??
      this.codeFault()
    );
  }
}
