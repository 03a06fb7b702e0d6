import { type Database, type Row, update, updateFails } from './row';

type Data = (db: Database) => Record<string, unknown>;

/** A row of one update of the field `l` of the document `a`. */
const list = (
  name: string,
  before: unknown,
  l: (command: Database['command']) => unknown,
  after: unknown,
  refused?: Row['refused'],
) =>
  update(
    name,
    before === undefined ? {} : { l: before },
    ({ command }) => ({ l: l(command) }),
    after === undefined ? {} : { l: after },
    refused,
  );
const fails = (name: string, before: unknown, l: (command: Database['command']) => unknown) =>
  updateFails(name, { l: before }, ({ command }) => ({ l: l(command) }));
const position = (name: string, before: unknown, data: Data, after: unknown, refused?: Row['refused']) =>
  update(name, { l: before }, data, { l: after }, refused);

const QUIZZES = [
  { wk: 1, score: 10 },
  { wk: 2, score: 8 },
  { wk: 3, score: 5 },
  { wk: 4, score: 6 },
];
const OPEN = Array.from({ length: 20 }, (_, at) => ({ at, same: 1 }));

/** The update operators for arrays, and positions in paths. */
export const arrayUpdateRows: readonly Row[] = [
  list('$push: several values', [1], (_) => _.push([2, 3]), [1, 2, 3]),
  list('$push: to a missing field', undefined, (_) => _.push([2]), [2]),
  list('$push: an array as a value', [], (_) => _.push([[1, 2]]), [[1, 2]]),
  fails('$push: to null', null, (_) => _.push([1])),
  fails('$push: to a number', 5, (_) => _.push([1])),
  list('$push: at the beginning (unshift)', [1], (_) => _.unshift([2, 3]), [2, 3, 1]),
  list('$push: at a position', [1, 2, 3], (_) => _.push({ each: [8, 9], position: 1 } as never), [1, 8, 9, 2, 3]),
  list('$push: at a position beyond the end', [1], (_) => _.push({ each: [8], position: 9 } as never), [1, 8]),
  list(
    '$push: at a position from the end',
    [50, 60, 70, 100],
    (_) => _.push({ each: [90, 80], position: -2 } as never),
    [50, 60, 90, 80, 70, 100],
  ),
  list(
    '$push: at a position before the beginning',
    [1, 2],
    (_) => _.push({ each: [8], position: -5 } as never),
    [8, 1, 2],
  ),
  list('$push: cut to the last', [1, 2], (_) => _.push({ each: [3, 4], slice: -3 } as never), [2, 3, 4]),
  list('$push: cut to the first', [1, 2], (_) => _.push({ each: [3, 4], slice: 3 } as never), [1, 2, 3]),
  list('$push: cut to nothing', [1, 2], (_) => _.push({ each: [3], slice: 0 } as never), []),
  list('$push: cut longer than it is', [1], (_) => _.push({ each: [2], slice: -9 } as never), [1, 2]),
  list('$push: cut without a value', [1, 2, 3], (_) => _.push({ each: [], slice: -2 } as never), [2, 3]),
  list('$push: sorted', [3, 1], (_) => _.push({ each: [2], sort: 1 } as never), [1, 2, 3]),
  list('$push: sorted downwards', [3, 1], (_) => _.push({ each: [2], sort: -1 } as never), [3, 2, 1]),
  list('$push: sorted across types', ['a', 5], (_) => _.push({ each: [null, 2.5], sort: 1 } as never), [
    null,
    2.5,
    5,
    'a',
  ]),
  list(
    '$push: sorted by a field, then cut',
    QUIZZES,
    (_) =>
      _.push({
        each: [
          { wk: 5, score: 8 },
          { wk: 6, score: 7 },
          { wk: 7, score: 6 },
        ],
        sort: { score: -1 },
        slice: 3,
      } as never),
    [
      { wk: 1, score: 10 },
      { wk: 2, score: 8 },
      { wk: 5, score: 8 },
    ],
  ),
  list(
    '$push: sorted by two fields and a path',
    [{ a: 1, o: { n: 2 } }, { a: 0 }],
    (_) => _.push({ each: [{ a: 1, o: { n: 1 } }], sort: { a: -1, 'o.n': 1 } } as never),
    [{ a: 1, o: { n: 1 } }, { a: 1, o: { n: 2 } }, { a: 0 }],
  ),
  list(
    '$push: sorted by a field that some lack',
    [{ n: 1 }, {}],
    (_) => _.push({ each: [{ n: null, m: 1 }], sort: { n: 1 }, slice: -1 } as never),
    [{ n: 1 }],
  ),
  list(
    '$push: a long list with ties is refused',
    OPEN,
    (_) => _.push({ each: [], sort: { same: 1 } } as never),
    OPEN,
    'DATABASE_INVALID_OPERRATOR',
  ),
  list(
    '$push: documents sorted as a whole are refused',
    [{ n: 2 }],
    (_) => _.push({ each: [{ n: 1 }], sort: 1 } as never),
    [{ n: 1 }, { n: 2 }],
    'DATABASE_INVALID_OPERRATOR',
  ),
  fails('$push: sorted by 2', [1], (_) => _.push({ each: [1], sort: 2 } as never)),
  fails('$push: cut to a part', [1], (_) => _.push({ each: [1], slice: 1.5 } as never)),
  list('$addToSet: a new value', [1], (_) => _.addToSet(2), [1, 2]),
  list('$addToSet: a value that is there', [1, 2], (_) => _.addToSet(2), [1, 2]),
  list('$addToSet: to a missing field', undefined, (_) => _.addToSet(2), [2]),
  list('$addToSet: an array is one value', [1], (_) => _.addToSet([1, 2]), [1, [1, 2]]),
  list('$addToSet: several values, each once', [1], (_) => _.addToSet({ $each: [1, 2, 2, 3] }), [1, 2, 3]),
  list('$addToSet: what is there twice stays', [1, 1], (_) => _.addToSet(1), [1, 1]),
  list('$addToSet: a document in another order is another', [{ a: 1, b: 2 }], (_) => _.addToSet({ b: 2, a: 1 }), [
    { a: 1, b: 2 },
    { b: 2, a: 1 },
  ]),
  fails('$addToSet: to null', null, (_) => _.addToSet(1)),
  fails('$addToSet: to a text', 'x', (_) => _.addToSet(1)),
  list('$pop: the last', [1, 2], (_) => _.pop(), [1]),
  list('$pop: the first (shift)', [1, 2], (_) => _.shift(), [2]),
  list('$pop: of an empty array', [], (_) => _.pop(), []),
  list('$pop: of a missing field', undefined, (_) => _.pop(), undefined),
  fails('$pop: of a number', 5, (_) => _.pop()),
  list('$pull: every equal value', [1, 2, 1], (_) => _.pull(1), [2]),
  list('$pull: null', [1, null], (_) => _.pull(null), [1]),
  list('$pull: an array is equal as a whole', [1, [1]], (_) => _.pull([1]), [1]),
  list('$pull: by an operator', [1, 5, 9], (_) => _.pull(_.gt(4)), [1]),
  list('$pull: one of several', [1, 5, 9], (_) => _.pull(_.in([1, 9])), [5]),
  list('$pull: by a regular expression', ['ab', 'b', 5], (_) => _.pull(/^a/), ['b', 5]),
  list('$pull: documents by a query, whatever else they have', [{ n: 1, m: 2 }, { n: 2 }, 1], (_) => _.pull({ n: 1 }), [
    { n: 2 },
    1,
  ]),
  list('$pull: documents by an operator', [{ n: 1 }, { n: 5 }], (_) => _.pull({ n: _.gte(5) }), [{ n: 1 }]),
  list('$pull: documents by a path', [{ o: { p: 1 } }, { o: { p: 2 } }], (_) => _.pull({ 'o.p': 1 }), [
    { o: { p: 2 } },
  ]),
  list('$pull: a missing field', undefined, (_) => _.pull(1), undefined),
  fails('$pull: of a text', 'x', (_) => _.pull('x')),
  list('$pullAll: every one of them', [1, 2, 3, 1], (_) => _.pullAll([1, 3]), [2]),
  list('$pullAll: a document is equal field by field', [{ a: 1, b: 2 }, { a: 1 }], (_) => _.pullAll([{ a: 1 }]), [
    { a: 1, b: 2 },
  ]),
  list('$pullAll: a missing field', undefined, (_) => _.pullAll([1]), undefined),
  position('updating a position: replaces', [1, 2], () => ({ 'l.0': 9 }), [9, 2]),
  position('updating a position: at the end appends', [1, 2], () => ({ 'l.2': 9 }), [1, 2, 9]),
  position('updating a position: beyond the end is filled with null', [1], () => ({ 'l.3': 9 }), [1, null, null, 9]),
  position('updating a position: in order of numbers', [], () => ({ 'l.10': 1, 'l.9': 1 }), [
    ...Array(9).fill(null),
    1,
    1,
  ]),
  position('updating a position: a field of the document there', [{ n: 1, m: 2 }], () => ({ 'l.0.n': 5 }), [
    { n: 5, m: 2 },
  ]),
  position('updating a position: a document is made there', [], () => ({ 'l.1.n': 5 }), [null, { n: 5 }]),
  position('updating a position: $inc', [1, 2], ({ command: _ }) => ({ 'l.1': _.inc(5) }), [1, 7]),
  position(
    'updating a position: $push into an array in an array',
    [[1]],
    ({ command: _ }) => ({ 'l.0': _.push([2]) }),
    [[1, 2]],
  ),
  position('updating a position: $unset leaves null', [1, 2], ({ command: _ }) => ({ 'l.0': _.remove() }), [null, 2]),
  position('updating a position: $unset beyond the end', [1], ({ command: _ }) => ({ 'l.5': _.remove() }), [1]),
  position('updating a position: $pull of what is missing', [1], ({ command: _ }) => ({ 'l.5': _.pull(1) }), [1]),
  updateFails('updating a position: a field of a number', { l: [1] }, () => ({ 'l.0.n': 1 })),
  {
    name: '$addToSet, $pullAll, $pull and $in: many values and a long list take no time for each pair',
    documents: [{ _id: 'a', list: upTo(20_000) }],
    async ask(collection, { command: _ }) {
      const others = upTo(20_000).map((item) => -1 - item);
      const one = collection.doc('a');
      await one.update({ list: _.addToSet({ $each: others.slice(0, 5000) }) });
      await one.update({ list: _.pullAll(others) });
      await one.update({ list: _.pull(_.in([...others, 0])) });
      const { total } = await collection.where({ list: _.in(others) }).count();
      return { total, long: (await collection.where({ list: _.size(19_999) }).count()).total };
    },
    gives: { total: 0, long: 1 },
  },
  {
    name: 'updating: fifteen thousand fields of a document take no time for each pair',
    documents: [{ _id: 'a' }],
    async ask(collection) {
      const fields = upTo(15_000).map((at) => [`o.p.q.r.f${at}`, at]);
      const start = performance.now();
      await collection.doc('a').update(Object.fromEntries(fields));
      const soon = performance.now() - start < 6000;
      return { soon, total: (await collection.where({ 'o.p.q.r.f14999': 14_999 }).count()).total };
    },
    gives: { soon: true, total: 1 },
  },
  updateFails('updating a position: a hundred thousand', { l: [1] }, () => ({ 'l.100000': 1 })),
  updateFails('updating an array: a field of it', { l: [{ n: 1 }] }, () => ({ 'l.n': 1 })),
  updateFails('updating an array: the operator $', { l: [1] }, () => ({ 'l.$': 1 })),
  updateFails('updating an array: all of it by $[]', { l: [1] }, () => ({ 'l.$[]': 1 })),
];

function upTo(end: number): number[] {
  return Array.from({ length: end }, (_, at) => at);
}
