import { compareValues, identityOf } from './compare';
import { Held, sizeOfValue, whole } from './effort';
import { readExpression } from './expression';
import { type Context, checkName, type Expression, isNothing, operatorOf } from './operator';
import { failed, invalid, unsupported } from './refusal';
import { double, isNumber, Sum } from './sum';
import { isPlain, type Json, type JsonObject } from './value';

/** What one operator of `$group` makes of the values of a group. */
interface Accumulator {
  take(value: Json | undefined): void;
  result(): Json;
}

function summing(): Accumulator {
  const sum = new Sum();
  return {
    take: (value) => {
      if (isNumber(value)) {
        sum.add(value);
      }
    },
    result: () => sum.result,
  };
}

function averaging(): Accumulator {
  const sum = new Sum();
  let many = 0;
  return {
    take: (value) => {
      if (isNumber(value)) {
        sum.add(value);
        many += 1;
      }
    },
    result: () => (many === 0 ? null : double(sum.total() / many)),
  };
}

/** The least or greatest value in BSON's order; null and missing do not count. */
const extreme = (sign: 1 | -1) => (): Accumulator => {
  let best: Json = null;
  return {
    take: (value) => {
      if (!isNothing(value) && (best === null || compareValues(value, best) * sign > 0)) {
        best = value;
      }
    },
    result: () => best,
  };
};

function first(): Accumulator {
  let taken: Json | undefined;
  let any = false;
  return {
    take: (value) => {
      taken = any ? taken : value;
      any = true;
    },
    result: () => taken ?? null,
  };
}

function last(): Accumulator {
  let taken: Json | undefined;
  return {
    take: (value) => {
      taken = value;
    },
    result: () => taken ?? null,
  };
}

function pushing(held: Held): Accumulator {
  const list: Json[] = [];
  return {
    take: (value) => {
      if (value !== undefined) {
        held.add(sizeOfValue(value));
        list.push(value);
      }
    },
    result: () => list,
  };
}

function gathering(held: Held): Accumulator {
  const set = new Map<string, Json>();
  return {
    take: (value) => {
      const identity = value === undefined ? '' : identityOf(whole(value));
      if (value !== undefined && !set.has(identity)) {
        held.add(identity.length);
        set.set(identity, value);
      }
    },
    result: () => [...set.values()],
  };
}

const ACCUMULATORS: Readonly<Record<string, (held: Held) => Accumulator>> = {
  $sum: summing,
  $avg: averaging,
  $min: extreme(-1),
  $max: extreme(1),
  $first: first,
  $last: last,
  $push: pushing,
  $addToSet: gathering,
};

interface Field {
  readonly name: string;
  readonly make: (held: Held) => Accumulator;
  readonly value: Expression;
}

/** A `$group`, read. */
export interface Grouping {
  readonly id: Expression;
  readonly fields: readonly Field[];
}

/** Reads a `$group`; `sorted` says whether the documents come in an order that was asked for. */
export function readGrouping(node: Json, sorted: boolean): Grouping {
  if (!isPlain(node) || node['_id'] === undefined) {
    throw invalid('$group needs an object with _id');
  }
  const { _id, ...others } = node;
  const fields = Object.entries(others).map(([name, value]): Field => {
    checkName(name);
    const [operator, operand] = operatorOf(value) ?? [];
    if (operator === undefined || operand === undefined) {
      throw invalid(`the field ${name} of $group needs an accumulator`);
    }
    const make = Object.hasOwn(ACCUMULATORS, operator) ? ACCUMULATORS[operator] : undefined;
    if (make === undefined) {
      throw unsupported(`the accumulator ${operator}`);
    }
    if (Array.isArray(operand)) {
      throw failed(`${operator} of $group takes one value`);
    }
    if (!sorted && (operator === '$first' || operator === '$last')) {
      throw unsupported(`${operator} without a $sort before`);
    }
    return { name, make, value: readExpression(operand) };
  });
  return { id: readId(_id), fields };
}

/** A value, or an object of values; a missing field is null as a value, and refused in an object. */
function readId(node: Json): Expression {
  if (Array.isArray(node) || (isPlain(node) && Object.keys(node).length === 0)) {
    throw unsupported('$group by an array or an empty object');
  }
  const value = readExpression(node);
  if (!isPlain(node)) {
    return value;
  }
  return (context) => {
    const id = value(context);
    if (!sameFields(node, id)) {
      throw unsupported('$group by an object with a missing field');
    }
    return id;
  };
}

const sameFields = (asked: Json, given: Json | undefined): boolean =>
  !isPlain(asked) ||
  (isPlain(given) &&
    Object.entries(asked).every(([name, part]) => given[name] !== undefined && sameFields(part, given[name])));

/** The groups of a `$group` while documents come in. */
export class Groups {
  private readonly groups = new Map<string, { id: Json; accumulators: Accumulator[] }>();
  private readonly held = new Held();

  constructor(private readonly grouping: Grouping) {}

  get size(): number {
    return this.groups.size;
  }

  take(context: Context): void {
    const id = whole(this.grouping.id(context) ?? null);
    const identity = identityOf(id);
    const known = this.groups.get(identity);
    const group = known ?? { id, accumulators: this.grouping.fields.map(({ make }) => make(this.held)) };
    if (known === undefined) {
      this.held.add(identity.length);
      this.groups.set(identity, group);
    }
    for (const [at, accumulator] of group.accumulators.entries()) {
      accumulator.take(this.grouping.fields[at]?.value(context));
    }
  }

  *documents(): Generator<JsonObject> {
    for (const { id, accumulators } of this.groups.values()) {
      const document: JsonObject = { _id: id };
      for (const [at, { name }] of this.grouping.fields.entries()) {
        document[name] = accumulators[at]?.result() ?? null;
      }
      yield document;
    }
  }
}
