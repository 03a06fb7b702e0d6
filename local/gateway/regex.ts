import { unsupported } from './refusal';
import { type Range, WORD } from './regex-ranges';
import { type Assertion, type Node, type Options, Syntax } from './regex-syntax';

/** A regular expression, ready to be asked. */
export interface Regex {
  /** Whether it matches somewhere in the text. */
  test(text: string): boolean;
  /** What every match begins with, at the start of the text; `whole` says that it asks for nothing else. */
  readonly prefix: { readonly text: string; readonly whole: boolean } | undefined;
}

/** Reads a pattern and its options; refuses by name what is not surely understood as the cloud does. */
export function readRegex(pattern: string, letters: string): Regex {
  if (!/^[ims]*$/.test(letters) || new Set(letters).size !== letters.length) {
    throw unsupported(`the regular expression options ${JSON.stringify(letters)}`);
  }
  const options = { anyCase: letters.includes('i'), lines: letters.includes('m'), dotAll: letters.includes('s') };
  const node = new Syntax(pattern, options).read();
  const machine = new Machine(node);
  return {
    prefix: prefixOf(node, options),
    test(text) {
      if (options.anyCase && /[\u017f\u212a]/.test(text)) {
        throw unsupported('a regular expression without case on a text with ſ or K');
      }
      return machine.test(text);
    },
  };
}

function prefixOf(node: Node, { anyCase }: Options): Regex['prefix'] {
  const parts = node.kind === 'sequence' ? node.parts : [];
  const [first, ...rest] = parts;
  if (anyCase || first?.kind !== 'assert' || first.what !== 'start') {
    return undefined;
  }
  const points = rest.map((part) => (part.kind === 'set' && part.ranges.length === 1 ? part.ranges[0] : undefined));
  const end = points.findIndex((range) => range === undefined || range[0] !== range[1]);
  const literal = points.slice(0, end < 0 ? points.length : end).map((range) => String.fromCodePoint(range?.[0] ?? 0));
  return literal.length === 0 ? undefined : { text: literal.join(''), whole: end < 0 };
}

type Step =
  | { readonly kind: 'set'; readonly ranges: readonly Range[]; readonly to: number }
  | { readonly kind: 'assert'; readonly what: Assertion; readonly to: number }
  | { readonly kind: 'split'; to: number; readonly or: number }
  | { readonly kind: 'found' };

/** What lies on one side of a place in the text. */
type Side = 'edge' | 'newline' | 'word' | 'other';

/** Where the machine can be before a character, and what went before; `next` remembers by class of character. */
interface State {
  readonly steps: readonly number[];
  readonly before: Side;
  readonly next: (State | true | undefined)[];
}

const STEPS = 500;
/** Repeating nothing makes no step, and takes its time all the same. */
const BUILT = 20_000;
const STATES = 2000;
const END = -1;
/** Steps looked at beyond what is remembered: in all, and by character. Some patterns have more states than can be remembered. */
const WORK = 300_000;
const WORK_BY_CHARACTER = 8;

/**
 * Runs through a text once, all ways at the same time, whatever the pattern: no pattern makes it go back, so nobody can hold up the
 * others with one. What it has worked out it remembers as states.
 */
class Machine {
  private readonly program: Step[] = [{ kind: 'found' }];
  private readonly entry: number;
  private readonly edges: readonly number[];
  private readonly low: Uint16Array;
  private readonly states = new Map<string, State>();

  constructor(node: Node) {
    this.entry = this.build(node, 0);
    const sets = this.program.flatMap((step) => (step.kind === 'set' ? step.ranges : []));
    const edges = [...sets, ...WORD, [10, 10] as const].flatMap(([from, to]) => [from, to + 1]);
    this.edges = [...new Set([0, ...edges])].sort((one, other) => one - other);
    this.low = Uint16Array.from({ length: 128 }, (_, point) => this.searchClass(point));
  }

  private built = 0;
  private work = 0;
  private read = 0;

  private push(step: Step): number {
    if (this.program.length >= STEPS) {
      throw unsupported('a regular expression of this size');
    }
    return this.program.push(step) - 1;
  }

  /** Lays down the steps of a node that go on at `to`, and says where they begin. */
  private build(node: Node, to: number): number {
    this.built += 1;
    if (this.built > BUILT) {
      throw unsupported('a regular expression of this size');
    }
    switch (node.kind) {
      case 'set':
        return this.push({ kind: 'set', ranges: node.ranges, to });
      case 'assert':
        return this.push({ kind: 'assert', what: node.what, to });
      case 'sequence':
        return node.parts.reduceRight((next, part) => this.build(part, next), to);
      case 'choice':
        return node.parts
          .map((part) => this.build(part, to))
          .reduceRight((or, part) => this.push({ kind: 'split', to: part, or }));
      case 'repeat':
        return this.repeat(node.part, node.min, node.max, to);
    }
  }

  private repeat(part: Node, min: number, max: number, to: number): number {
    let entry = to;
    if (max === Infinity) {
      const loop: Step = { kind: 'split', to, or: to };
      entry = this.push(loop);
      loop.to = this.build(part, entry);
    } else {
      for (let at = min; at < max; at += 1) {
        entry = this.push({ kind: 'split', to: this.build(part, entry), or: to });
      }
    }
    for (let at = 0; at < min; at += 1) {
      entry = this.build(part, entry);
    }
    return entry;
  }

  /** The number of the class of code points that no step tells apart. */
  private searchClass(point: number): number {
    let [low, high] = [0, this.edges.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.edges[middle] ?? 0) <= point) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  test(text: string): boolean {
    this.read += text.length;
    let state: State | true = this.stateOf([], 'edge');
    for (let at = 0; at < text.length; ) {
      const point = text.codePointAt(at) ?? 0;
      at += point > 0xffff ? 2 : 1;
      const kind = (point < 128 ? this.low[point] : undefined) ?? this.searchClass(point);
      const slot = 2 * kind + (at === text.length ? 1 : 0) + 1;
      const known: State | true = state.next[slot] ?? this.advance(state, point, at === text.length);
      state.next[slot] = known;
      if (known === true) {
        return true;
      }
      state = known;
    }
    return this.reach(state, END, true) === undefined;
  }

  private advance(state: State, point: number, last: boolean): State | true {
    const reached = this.reach(state, point, last);
    if (reached === undefined) {
      return true;
    }
    this.work += reached.size;
    if (this.work > WORK + WORK_BY_CHARACTER * this.read) {
      throw unsupported('a regular expression that takes so long on a text');
    }
    const steps: number[] = [];
    for (const at of reached) {
      const step = this.program[at];
      if (step?.kind === 'set' && step.ranges.some(([from, to]) => from <= point && point <= to)) {
        steps.push(step.to);
      }
    }
    return this.stateOf(steps, sideOf(point));
  }

  /** Every step that is open before a character, a new beginning among them; undefined when the end was found. */
  private reach(state: State, point: number, last: boolean): ReadonlySet<number> | undefined {
    const seen = new Set<number>();
    const open = [...state.steps, this.entry];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const step = this.program[at];
      if (step === undefined || seen.has(at)) {
        continue;
      }
      seen.add(at);
      if (step.kind === 'found') {
        return undefined;
      }
      if (step.kind === 'split') {
        open.push(step.or, step.to);
      } else if (step.kind === 'assert' && holds(step.what, state.before, point, last)) {
        open.push(step.to);
      }
    }
    return seen;
  }

  private stateOf(steps: readonly number[], before: Side): State {
    const sorted = [...new Set(steps)].sort((one, other) => one - other);
    const name = `${before}:${sorted.join(',')}`;
    const known = this.states.get(name);
    if (known !== undefined) {
      return known;
    }
    if (this.states.size >= STATES) {
      this.states.clear();
    }
    const state: State = { steps: sorted, before, next: [] };
    this.states.set(name, state);
    return state;
  }
}

function sideOf(point: number): Side {
  if (point === END) {
    return 'edge';
  }
  if (point === 10) {
    return 'newline';
  }
  return WORD.some(([from, to]) => from <= point && point <= to) ? 'word' : 'other';
}

/** PCRE's assertions: `$` also before a last newline; with lines, `^` not after a last newline. */
function holds(what: Assertion, before: Side, point: number, last: boolean): boolean {
  const after = sideOf(point);
  switch (what) {
    case 'start':
      return before === 'edge';
    case 'end':
      return after === 'edge' || (after === 'newline' && last);
    case 'lineStart':
      return before === 'edge' || (before === 'newline' && after !== 'edge');
    case 'lineEnd':
      return after === 'edge' || after === 'newline';
    default:
      return ((before === 'word') !== (after === 'word')) === (what === 'boundary');
  }
}
