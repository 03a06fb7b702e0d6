import { beginEffort, sizeOfValue } from './effort';
import { checkNesting, type Envelope } from './envelope';
import { matches } from './match';
import { type Condition, readQuery } from './query';
import { invalid, Refusal, unsupported } from './refusal';
import type { Sink, Stage } from './sink';
import { readStage } from './stages';
import type { Tables } from './tables';
import { isObject, type Json, type JsonObject, parsed } from './value';
import { walk } from './walk';

/** How many rows an aggregation without a limit surely gives in the cloud. */
const ROWS_WITHOUT_LIMIT = 20;
const MAX_ROWS = 1000;
const MAX_BYTES = 6 * 1024 * 1024;
const MAX_STAGES = 100;

/** Stages whose rows are bounded by no limit before them. */
const ROW_MAKING = new Set(['$unwind', '$group', '$sortByCount']);
/** Stages that keep the documents in the order in which they came. */
const ORDERLY = new Set(['$match', '$project', '$addFields', '$replaceRoot', '$skip', '$limit', '$unwind']);

/** An aggregation, read: the condition that comes first is asked of SQLite. */
export interface Pipeline {
  readonly condition: Condition;
  readonly stages: readonly Stage[];
  /** Whether a limit or a count bounds the rows of the answer. */
  readonly bounded: boolean;
}

/** Reads the stages of a request, each `{ stageKey: '$match', stageValue: '…' }`. */
export function readPipeline(envelope: Envelope): Pipeline {
  const given = stagesOf(envelope.fields['stages']);
  const own = given.findIndex(({ key }) => key !== '$match');
  const first = own < 0 ? given : given.slice(0, own);
  const rest = own < 0 ? [] : given.slice(own);
  let sorted = false;
  const stages = rest.map(({ key, node }, at) => {
    const stage = readStage(key, node, { now: envelope.now, sorted, after: rest.slice(at + 1) });
    sorted = key === '$sort' || key === '$sortByCount' || (sorted && ORDERLY.has(key));
    return stage;
  });
  const parts = first.map(({ node }) => readQuery(node, envelope.now));
  return { condition: { kind: 'and', parts }, stages, bounded: isBounded(rest.map(({ key }) => key)) };
}

function stagesOf(given: Json | undefined): { key: string; node: Json }[] {
  if (!Array.isArray(given) || given.length > MAX_STAGES) {
    throw invalid(`stages must be a list of at most ${MAX_STAGES} stages`);
  }
  return given.map((stage) => {
    const [key, value] = isObject(stage) ? [stage['stageKey'], stage['stageValue']] : [];
    if (typeof key !== 'string' || typeof value !== 'string' || Object.keys(stage ?? {}).length !== 2) {
      throw invalid('a stage needs a stageKey and a stageValue, and nothing else');
    }
    return { key, node: checkNesting(parsed(value, key)) };
  });
}

/** Whether a `$limit` or a `$count` comes after the last stage that makes rows. */
const isBounded = (keys: readonly string[]) =>
  keys.slice(keys.findLastIndex((key) => ROW_MAKING.has(key)) + 1).some((key) => key === '$limit' || key === '$count');

/** The end of the line: the rows as texts, within the limits of an answer. */
class Answer implements Sink {
  readonly rows: string[] = [];
  private bytes = 0;

  constructor(private readonly bounded: boolean) {}

  take(document: JsonObject): boolean {
    const isSmall = sizeOfValue(document) <= MAX_BYTES;
    const text = isSmall ? JSON.stringify(document) : '';
    this.rows.push(text);
    this.bytes += text.length;
    if (!this.bounded && this.rows.length > ROWS_WITHOUT_LIMIT) {
      throw unsupported(
        `an aggregation of more than ${ROWS_WITHOUT_LIMIT} rows without a $limit at its end: add a limit; it`,
      );
    }
    if (!isSmall || this.rows.length > MAX_ROWS || this.bytes > MAX_BYTES) {
      throw new Refusal('DATABASE_REQUEST_FAILED', `an answer has at most ${MAX_ROWS} rows and 6 MB`);
    }
    return true;
  }

  end(): void {}
}

function taken(document: JsonObject, condition: Condition, line: Sink): boolean {
  beginEffort();
  return !matches(document, condition) || line.take(document);
}

/** Does an aggregation over the committed documents; others have their turn in between, and it may see what they write. */
export async function aggregate(tables: Tables, collection: string, pipeline: Pipeline): Promise<string[]> {
  const { condition, stages, bounded } = pipeline;
  const answer = new Answer(bounded);
  const line = stages.reduceRight<Sink>((next, stage) => stage(next), answer);
  for await (const piece of walk(tables, collection, condition)) {
    if (!piece.every((text) => taken(JSON.parse(text), condition, line))) {
      break;
    }
  }
  beginEffort();
  line.end();
  return answer.rows;
}
