import { checkSize } from './effort';
import { compareKeys } from './key';
import { eager, int, isNothing, mixed, type Operators, wholeOf } from './operator';
import { failed, unsupported } from './refusal';
import { type Json, kindOf } from './value';

const isAscii = (text: string) => Buffer.byteLength(text) === text.length;

function textOf(name: string, value: Json | undefined): string {
  if (typeof value !== 'string') {
    throw failed(`${name} with a value of type ${kindOf(value ?? null)}`);
  }
  return value;
}

/** The text of an operator that makes a text of numbers and dates too, which is not done here; of null and missing the empty one. */
function shownOf(name: string, value: Json | undefined): string {
  const kind = kindOf(value ?? null);
  if (kind === 'number' || kind === 'date') {
    throw unsupported(`${name} of a ${kind}`);
  }
  return isNothing(value) ? '' : textOf(name, value);
}

/** The text of an operator that is documented for ASCII only. */
function asciiOf(name: string, value: Json | undefined): string {
  const text = shownOf(name, value);
  if (!isAscii(text)) {
    throw unsupported(`${name} with letters beyond ASCII`);
  }
  return text;
}

function concat(...values: (Json | undefined)[]): Json {
  const given = values.filter((value) => !isNothing(value));
  if (given.length < values.length && !given.every((value) => typeof value === 'string')) {
    throw mixed('$concat');
  }
  const texts = given.map((value) => textOf('$concat', value));
  checkSize(texts.reduce((size, text) => size + text.length, 0));
  return given.length < values.length ? null : texts.join('');
}

function split(text: Json | undefined, separator: Json | undefined): Json {
  if (isNothing(text) || isNothing(separator)) {
    return null;
  }
  const by = textOf('$split', separator);
  if (by === '') {
    throw failed('$split by an empty text');
  }
  return textOf('$split', text).split(by);
}

function place(name: string, value: Json | undefined): number {
  const at = wholeOf(name, value ?? null);
  if (at < 0) {
    throw failed(`${name} with a negative place or length`);
  }
  return at;
}

function partOf(text: Json | undefined, from: Json | undefined, length: Json | undefined): Json {
  const at = place('$substrCP', from);
  const many = place('$substrCP', length);
  return [...shownOf('$substrCP', text)].slice(at, at + many).join('');
}

/** Where a text begins in another, in code points; -1 where it does not. */
function indexOf(text: Json | undefined, part: Json | undefined): Json {
  if (isNothing(text)) {
    return null;
  }
  const whole = textOf('$indexOfCP', text);
  const at = whole.indexOf(textOf('$indexOfCP', part));
  return int(at < 0 ? -1 : [...whole.slice(0, at)].length);
}

/** The operators on texts; they count code points. */
export const TEXT_OPERATORS: Operators = {
  $concat: eager('$concat', 1, Number.POSITIVE_INFINITY, concat),
  $toLower: eager('$toLower', 1, 1, (value) => asciiOf('$toLower', value).toLowerCase()),
  $toUpper: eager('$toUpper', 1, 1, (value) => asciiOf('$toUpper', value).toUpperCase()),
  $strLenCP: eager('$strLenCP', 1, 1, (value) => int([...textOf('$strLenCP', value)].length)),
  $strLenBytes: eager('$strLenBytes', 1, 1, (value) => int(Buffer.byteLength(textOf('$strLenBytes', value)))),
  $substrCP: eager('$substrCP', 3, 3, partOf),
  $indexOfCP: eager('$indexOfCP', 2, 2, indexOf, 4),
  $split: eager('$split', 2, 2, split),
  $strcasecmp: eager('$strcasecmp', 2, 2, (left, right) =>
    int(
      Math.sign(compareKeys(asciiOf('$strcasecmp', left).toUpperCase(), asciiOf('$strcasecmp', right).toUpperCase())),
    ),
  ),
};
