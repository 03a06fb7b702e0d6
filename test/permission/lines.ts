import { ROLES } from '#domain/posts';
import type { Relation, Who } from './callers';

/** One line of the rules: who may do this, to what. */
export interface RuleLine {
  readonly text: string;
  readonly operation: string;
  readonly who: readonly Who[];
  readonly relations: readonly Relation[];
  readonly may: boolean;
}

/** What the words of the third column mean. */
const WHERE: Readonly<Record<string, readonly Relation[]>> = {
  'in reach': ['in reach'],
  'beyond reach': ['above them', 'beside them', 'on the other line'],
  'in the county': ['in reach', 'above them', 'beside them', 'on the other line'],
  themself: ['themself'],
  'another person': ['another person'],
  'own child': ['own child'],
  'a child no longer theirs': ['child no longer theirs'],
  'a child not yet theirs': ['child not yet theirs'],
  'a child refused to them': ['child refused'],
  "another's child": ['no child of theirs'],
  'own phone': ['own phone'],
  'any child': [
    'own child',
    'child no longer theirs',
    'child not yet theirs',
    'child refused',
    'own phone',
    'no child of theirs',
  ],
  anywhere: [
    'own child',
    'child no longer theirs',
    'child not yet theirs',
    'child refused',
    'own phone',
    'no child of theirs',
    'in reach',
    'above them',
    'beside them',
    'on the other line',
  ],
};

function whoOf(word: string): readonly Who[] {
  if (word === 'anyone') {
    return ['anyone', 'guardian'];
  }
  if (word === 'any-post') {
    return ROLES;
  }
  if (word === 'guardian' || (ROLES as readonly string[]).includes(word)) {
    return [word as Who];
  }
  throw new Error(`nobody is called ${word}`);
}

/** Reads `operation | who, who | where | yes`, line by line. */
export function readRules(text: string): RuleLine[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [operation, who, where, may, ...rest] = line.split('|').map((part) => part.trim());
      const relations = WHERE[where ?? ''];
      if (!operation || !who || !relations || (may !== 'yes' && may !== 'no') || rest.length > 0) {
        throw new Error(`not a rule: ${line}`);
      }
      return { text: line, operation, who: who.split(/[ ,]+/).flatMap(whoOf), relations, may: may === 'yes' };
    });
}

/** What the lines say of one cell: a missing line is a no. @throws {Error} where two lines contradict each other. */
export function mayBe(lines: readonly RuleLine[], operation: string, who: Who, relation: Relation): boolean {
  const said = lines.filter(
    (line) => line.operation === operation && line.who.includes(who) && line.relations.includes(relation),
  );
  if (new Set(said.map((line) => line.may)).size > 1) {
    throw new Error(`contradiction: ${said.map((line) => line.text).join(' <> ')}`);
  }
  return said[0]?.may ?? false;
}
