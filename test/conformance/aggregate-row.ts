import type { Collection, Database, Row } from './row';

type Argument = string | number | object;

/** The pipeline of the SDK; its own types give its stages no arguments. */
export interface Pipeline {
  match(query: object): Pipeline;
  project(fields: object): Pipeline;
  addFields(fields: object): Pipeline;
  group(fields: object): Pipeline;
  sort(order: object): Pipeline;
  skip(many: number): Pipeline;
  limit(many: number): Pipeline;
  count(name: string): Pipeline;
  unwind(path: Argument): Pipeline;
  replaceRoot(root: object): Pipeline;
  sortByCount(expression: Argument): Pipeline;
  sample(options: object): Pipeline;
  bucket(options: object): Pipeline;
  lookup(options: object): Pipeline;
  end(): Promise<{ data: unknown[] }>;
}

type Document = Readonly<Record<string, unknown>>;
type Build = (pipeline: Pipeline, db: Database) => Pipeline;

export const pipelineOf = (collection: Collection): Pipeline =>
  (collection as unknown as { aggregate(): Pipeline }).aggregate();

const rowsOf = async (collection: Collection, db: Database, build: Build) =>
  (await build(pipelineOf(collection), db).end()).data;

const inTextOrder = (rows: readonly unknown[]) =>
  rows
    .map((row) => ({ row, text: JSON.stringify(row) }))
    .sort((left, right) => (left.text < right.text ? -1 : 1))
    .map(({ row }) => row);

/** A row of one aggregation whose answer has an order. */
export const ordered = (
  name: string,
  documents: readonly Document[],
  build: Build,
  gives: readonly unknown[],
  refused?: Row['refused'],
): Row => ({
  name: `aggregate: ${name}`,
  documents,
  ask: (collection, db) => rowsOf(collection, db, build),
  gives,
  ...(refused ? { refused } : {}),
});

/** A row of one aggregation whose answer has no order of its own. */
export const unordered = (
  name: string,
  documents: readonly Document[],
  build: Build,
  gives: readonly unknown[],
): Row => ({
  name: `aggregate: ${name}`,
  documents,
  ask: async (collection, db) => inTextOrder(await rowsOf(collection, db, build)),
  gives: inTextOrder(gives),
});

/** A row of one expression over one document; without `gives` the field is missing. */
export const expression = (
  name: string,
  document: Document,
  value: unknown,
  gives?: unknown,
  refused?: Row['refused'],
): Row =>
  ordered(
    name,
    [{ _id: 'a', ...document }],
    (pipeline) => pipeline.project({ _id: 0, x: value }),
    [gives === undefined ? {} : { x: gives }],
    refused,
  );

/** A row of something that MongoDB itself answers with an error. */
export const fails = (name: string, documents: readonly Document[], build: Build): Row => ({
  name: `aggregate fails: ${name}`,
  documents,
  ask: (collection, db) =>
    rowsOf(collection, db, build).then(
      (rows) => rows,
      ({ code }: { code?: string }) => (code === 'SYS_ERR' ? code : 'error'),
    ),
  gives: 'error',
});

/** A row of an expression that MongoDB itself answers with an error. */
export const expressionFails = (name: string, document: Document, value: unknown): Row =>
  fails(name, [{ _id: 'a', ...document }], (pipeline) => pipeline.project({ _id: 0, x: value }));

/** A row of something that the cloud may do and this gateway names as not done. */
export const unsupportedRow = (name: string, documents: readonly Document[], build: Build): Row => ({
  ...ordered(`refused: ${name}`, documents, build, [], 'DATABASE_INVALID_OPERRATOR'),
  gives: expect.anything(),
});

/** The parts of `$cond` and `$switch`, which have names that a literal may not have here. */
export const named = (...pairs: (readonly [string, unknown])[]): object => Object.fromEntries(pairs);
