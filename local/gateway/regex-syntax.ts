import { invalid, unsupported } from './refusal';
import { CLASSES, inBothCases, LAST, type Range, without } from './regex-ranges';

export type Assertion = 'start' | 'end' | 'lineStart' | 'lineEnd' | 'boundary' | 'noBoundary';

/** A regular expression, read. */
export type Node =
  | { readonly kind: 'set'; readonly ranges: readonly Range[] }
  | { readonly kind: 'assert'; readonly what: Assertion }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly min: number; readonly max: number };

export interface Options {
  readonly anyCase: boolean;
  readonly lines: boolean;
  readonly dotAll: boolean;
}

const LENGTH = 1000;
const COUNT = 1000;
const NEWLINE = 10;
const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12 };

/**
 * Reads the part of PCRE that means the same in every version the cloud may have, with classes of ASCII as PCRE has them by default;
 * the rest (look-around, back references, named groups, properties, possessive quantifiers …) is refused by name.
 */
export class Syntax {
  private readonly chars: readonly string[];
  private at = 0;

  constructor(
    pattern: string,
    private readonly options: Options,
  ) {
    this.chars = Array.from(pattern);
    if (this.chars.length > LENGTH) {
      throw unsupported(`a regular expression of more than ${LENGTH} characters`);
    }
    if (this.chars.some((char) => char === '\0' || /\p{Surrogate}/u.test(char))) {
      throw unsupported('a regular expression with a null character or half of a surrogate pair');
    }
  }

  read(): Node {
    const node = this.choice();
    if (this.at < this.chars.length) {
      throw invalid('a regular expression with an unmatched )');
    }
    return node;
  }

  private peek(): string | undefined {
    return this.chars[this.at];
  }

  private take(): string {
    const char = this.chars[this.at];
    if (char === undefined) {
      throw invalid('a regular expression that ends too early');
    }
    this.at += 1;
    return char;
  }

  private rest(length: number): string {
    return this.chars.slice(this.at, this.at + length).join('');
  }

  private choice(): Node {
    const parts = [this.sequence()];
    while (this.peek() === '|') {
      this.take();
      parts.push(this.sequence());
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : { kind: 'choice', parts };
  }

  private sequence(): Node {
    const parts: Node[] = [];
    for (let char = this.peek(); char !== undefined && char !== '|' && char !== ')'; char = this.peek()) {
      parts.push(this.quantified(this.atom()));
    }
    return { kind: 'sequence', parts };
  }

  private atom(): Node {
    const char = this.take();
    switch (char) {
      case '(':
        return this.group();
      case '[':
        return { kind: 'set', ranges: this.bracket() };
      case '.':
        return { kind: 'set', ranges: this.options.dotAll ? [[0, LAST]] : without([[NEWLINE, NEWLINE]]) };
      case '^':
        return { kind: 'assert', what: this.options.lines ? 'lineStart' : 'start' };
      case '$':
        return { kind: 'assert', what: this.options.lines ? 'lineEnd' : 'end' };
      case '\\':
        return this.escape();
      case '*':
      case '+':
      case '?':
        throw invalid('a regular expression with nothing to repeat');
      case '{':
        throw unsupported('a regular expression with a brace that is no quantifier or follows one');
      default:
        return { kind: 'set', ranges: this.folded([pointOf(char), pointOf(char)]) };
    }
  }

  private group(): Node {
    if (this.rest(2) === '?:') {
      this.at += 2;
    } else if (this.peek() === '?' || this.peek() === '*') {
      throw unsupported(`a regular expression with (${this.rest(2)}`);
    }
    const node = this.choice();
    if (this.peek() !== ')') {
      throw invalid('a regular expression with an unmatched (');
    }
    this.take();
    return { kind: 'sequence', parts: [node] };
  }

  private escape(): Node {
    const char = this.take();
    const ranges = CLASSES[char];
    if (ranges !== undefined) {
      return { kind: 'set', ranges };
    }
    if (char === 'b' || char === 'B') {
      return { kind: 'assert', what: char === 'b' ? 'boundary' : 'noBoundary' };
    }
    const point = this.escapedPoint(char);
    return { kind: 'set', ranges: this.folded([point, point]) };
  }

  /** The code point of `\n`, `\x41`, `\.` and the like; other letters and digits mean too much. */
  private escapedPoint(char: string): number {
    const control = CONTROLS[char];
    if (control !== undefined) {
      return control;
    }
    const hex = this.rest(2);
    if (char === 'x' && /^[0-9a-fA-F]{2}$/.test(hex) && hex !== '00') {
      this.at += 2;
      return Number.parseInt(hex, 16);
    }
    if (/^[0-9A-Za-z]$/.test(char)) {
      throw unsupported(`a regular expression with \\${char}`);
    }
    return pointOf(char);
  }

  private bracket(): Range[] {
    const negated = this.peek() === '^';
    this.at += negated ? 1 : 0;
    if (this.peek() === ']') {
      throw unsupported('a regular expression with an empty class or a ] that begins one');
    }
    const ranges: Range[] = [];
    for (let first = true; this.peek() !== ']'; first = false) {
      ranges.push(...this.member(first));
    }
    this.take();
    return negated ? without(ranges) : ranges;
  }

  /** One character, range or escaped class within brackets. */
  private member(first: boolean): readonly Range[] {
    const char = this.take();
    if (char === '[' && /[:.=]/.test(this.peek() ?? '')) {
      throw unsupported('a regular expression with a class in a class');
    }
    if (char === '-' && !first && this.peek() !== ']') {
      throw unsupported('a regular expression with a hyphen inside a class');
    }
    const ranges = char === '\\' ? CLASSES[this.peek() ?? ''] : undefined;
    if (ranges !== undefined) {
      this.take();
      return ranges;
    }
    const from = this.point(char);
    if (this.peek() !== '-' || this.chars[this.at + 1] === ']') {
      return this.folded([from, from]);
    }
    this.take();
    const to = this.point(this.take());
    if (to < from) {
      throw invalid('a regular expression with a range out of order');
    }
    return this.folded([from, to]);
  }

  private point(char: string): number {
    if (char === '[' || (char === '\\' && /[a-zA-Z]/.test(this.peek() ?? '') && !/[nrtfx]/.test(this.peek() ?? ''))) {
      throw unsupported(`a regular expression with ${char}${this.peek()} in a class`);
    }
    return char === '\\' ? this.escapedPoint(this.take()) : pointOf(char);
  }

  private quantified(part: Node): Node {
    const bounds = this.bounds();
    if (bounds === undefined) {
      return part;
    }
    if (part.kind === 'assert') {
      throw unsupported('a regular expression that repeats an assertion');
    }
    if (this.peek() === '+') {
      throw unsupported('a regular expression with a possessive quantifier');
    }
    this.at += this.peek() === '?' ? 1 : 0;
    const [min, max] = bounds;
    if (min > max) {
      throw invalid('a regular expression with a quantifier out of order');
    }
    return { kind: 'repeat', part, min, max };
  }

  private bounds(): readonly [number, number] | undefined {
    const simple = { '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1] } as const;
    const char = this.peek();
    if (char === '*' || char === '+' || char === '?') {
      this.take();
      return simple[char];
    }
    const counted = char === '{' ? /^\{(\d+)(?:(,)(\d*))?\}/.exec(this.rest(16)) : null;
    if (counted === null) {
      return undefined;
    }
    this.at += counted[0].length;
    const min = Number(counted[1]);
    const max = counted[2] === undefined ? min : counted[3] === '' ? Infinity : Number(counted[3]);
    if (min > COUNT || (max !== Infinity && max > COUNT)) {
      throw unsupported(`a regular expression that counts beyond ${COUNT}`);
    }
    return [min, max];
  }

  private folded(range: Range): readonly Range[] {
    return this.options.anyCase ? inBothCases(range) : [range];
  }
}

const pointOf = (char: string) => char.codePointAt(0) ?? 0;
