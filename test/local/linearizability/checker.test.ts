import { judge } from './checker';
import { judgeLocks } from './locks';
import type { Act } from './model';
import { type End, Recorder } from './recorder';

const LIMIT = 1000;
const FOREVER = Number.POSITIVE_INFINITY;
type Told = readonly [act: Act, answer: string | undefined, asked: number, by: number];

const read = (id: string): Act => ({ kind: 'read', id });
const set = (id: string, mark: number): Act => ({ kind: 'set', id, cell: { n: 0, log: [mark] } });
const update = (id: string, mark: number): Act => ({ kind: 'update', id, mark });
const call = ([act, answer, asked, by]: Told) => ({ act, answer, asked, by, at: 0 });

/** A history written by hand: plain requests, and transactions with their begin, their requests and their end. */
class Written extends Recorder {
  plainly(...told: Told): this {
    this.plain.push(call(told));
    return this;
  }

  transaction([asked, began]: [number, number], calls: Told[], end: End, [ending, by] = [0, FOREVER]): this {
    const times = { asked, began, at: 0, ending, by, endedAt: 0 };
    this.transactions.push({ client: 0, ...times, calls: calls.map(call), end });
    return this;
  }
}

const fits = (history: Recorder) => judge(history) === undefined;
const locksFit = (history: Recorder) => judgeLocks(history, LIMIT) === undefined;

/** `a` and `b` are there. */
const begun = () => new Written().plainly(set('a', 1), 'added', 1, 2).plainly(set('b', 2), 'added', 3, 4);

describe('the judge of histories', () => {
  it('lets requests that overlap be done in either order, and those that do not only in their own', () => {
    const [old, young] = ['0:1', '0:9'];
    expect(fits(begun().plainly(set('a', 9), 'changed', 5, 8).plainly(read('a'), old, 6, 7))).toBe(true);
    expect(fits(begun().plainly(set('a', 9), 'changed', 5, 8).plainly(read('a'), young, 6, 7))).toBe(true);
    expect(fits(begun().plainly(set('a', 9), 'changed', 5, 6).plainly(read('a'), old, 7, 8))).toBe(false);
  });

  it('lets a request without an answer be done late or never, but not undone', () => {
    const open = () => begun().plainly(set('a', 9), undefined, 5, FOREVER);
    expect(fits(open().plainly(read('a'), '0:1', 6, 7).plainly(read('a'), '0:9', 8, 9))).toBe(true);
    expect(fits(open().plainly(read('a'), '0:1', 6, 7))).toBe(true);
    expect(fits(open().plainly(read('a'), '0:9', 6, 7).plainly(read('a'), '0:1', 8, 9))).toBe(false);
    const killed = begun().plainly(set('a', 9), undefined, 5, 6);
    expect(fits(killed.plainly(read('a'), '0:1', 7, 8).plainly(read('a'), '0:9', 9, 10))).toBe(false);
  });

  it('keeps what was acknowledged', () => {
    expect(fits(begun().plainly(set('a', 9), 'changed', 5, 6).plainly(read('b'), 'none', 7, 8))).toBe(false);
    expect(fits(begun().plainly(update('c', 9), '1', 5, 6))).toBe(false);
    expect(fits(begun().plainly({ kind: 'add', id: 'a', cell: { n: 0, log: [9] } }, 'added', 5, 6))).toBe(false);
  });

  it('wants one snapshot for all reads of a transaction, aborted ones too', () => {
    const reads = (a: string, b: string, end: End) =>
      begun()
        .transaction(
          [5, 6],
          [
            [read('a'), a, 7, 8],
            [read('b'), b, 13, 14],
          ],
          end,
          [15, 16],
        )
        .plainly(set('a', 8), 'changed', 9, 10)
        .plainly(set('b', 9), 'changed', 11, 12);
    for (const end of ['committed', 'aborted', 'left'] as const) {
      expect(fits(reads('0:1', '0:2', end))).toBe(true);
      expect(fits(reads('0:1', '0:9', end))).toBe(false);
    }
  });

  it('allows two transactions that read what the other writes, and no two that write the same', () => {
    const both = (first: string, second: string) =>
      begun()
        .transaction(
          [5, 6],
          [
            [read('b'), '0:2', 9, 10],
            [update(first, 7), '1', 11, 12],
          ],
          'committed',
          [17, 18],
        )
        .transaction(
          [7, 8],
          [
            [read('a'), '0:1', 13, 14],
            [update(second, 8), '1', 15, 16],
          ],
          'committed',
          [19, 20],
        );
    expect(fits(both('a', 'b'))).toBe(true);
    expect(fits(both('a', 'a'))).toBe(false);
  });

  it('shows a transaction its own writes, and nobody the writes of one that is not committed', () => {
    const own = (answer: string) =>
      begun().transaction(
        [5, 6],
        [
          [update('a', 9), '1', 7, 8],
          [read('a'), answer, 9, 10],
        ],
        'aborted',
        [13, 14],
      );
    expect(fits(own('1:1,9'))).toBe(true);
    expect(fits(own('0:1'))).toBe(false);
    expect(fits(own('1:1,9').plainly(read('a'), '0:1', 11, 12))).toBe(true);
    expect(fits(own('1:1,9').plainly(read('a'), '1:1,9', 11, 12))).toBe(false);
    expect(fits(own('1:1,9').plainly(read('a'), '1:1,9', 15, 16))).toBe(false);
  });

  it('puts all of a commit in place at once', () => {
    const half = (a: string, b: string) =>
      begun()
        .transaction(
          [5, 6],
          [
            [set('a', 8), 'changed', 7, 8],
            [set('b', 9), 'changed', 9, 10],
          ],
          'unknown',
          [11, FOREVER],
        )
        .transaction([12, 13], [[{ kind: 'find', from: 0 }, `a=0:${a} b=0:${b}`, 14, 15]], 'aborted', [16, 17]);
    expect(fits(half('1', '2'))).toBe(true);
    expect(fits(half('8', '9'))).toBe(true);
    expect(fits(half('8', '2'))).toBe(false);
  });
});

describe('the judge of plain finds', () => {
  it('judges each document for itself', () => {
    const found = (answer: string) =>
      begun().plainly(set('a', 8), 'changed', 5, 6).plainly({ kind: 'find', from: 0 }, answer, 7, 8);
    expect(fits(found('a=0:8 b=0:2'))).toBe(true);
    expect(fits(found('a=0:1 b=0:2'))).toBe(false);
    expect(fits(found('b=0:2'))).toBe(false);
  });
});

describe('the judge of plain reads that are one statement', () => {
  // First `a` gets more, then `b`: at no moment has `b` the new and `a` the old.
  const reading = (act: Act, answer: string) =>
    begun().plainly(set('a', 8), 'changed', 5, 8).plainly(set('b', 9), 'changed', 10, 13).plainly(act, answer, 6, 12);
  const atOnce = true;

  it.each<Act>([
    { kind: 'among', ids: ['a', 'b', 'c'] },
    { kind: 'page', from: 0, atOnce },
  ])('wants one moment for all documents: %j', (act) => {
    for (const answer of ['a=0:1 b=0:2', 'a=0:8 b=0:2', 'a=0:8 b=0:9']) {
      expect(fits(reading(act, answer))).toBe(true);
    }
    expect(fits(reading(act, 'a=0:1 b=0:9'))).toBe(false);
  });

  it('wants each document to be right for itself where no index answers', () => {
    const page: Act = { kind: 'page', from: 0, atOnce: false };
    expect(fits(reading(page, 'a=0:1 b=0:9'))).toBe(true);
    expect(fits(reading(page, 'a=0:7 b=0:9'))).toBe(false);
  });

  it.each<Act>([
    { kind: 'countAmong', ids: ['a', 'b', 'c'] },
    { kind: 'count', from: 0, atOnce },
  ])('counts what is there at one moment: %j', (act) => {
    // `a` goes, then `c` comes: there are never three.
    const counted = (total: string) =>
      begun()
        .plainly({ kind: 'remove', id: 'a' }, '1', 5, 8)
        .plainly({ kind: 'add', id: 'c', cell: { n: 0, log: [9] } }, 'added', 10, 13)
        .plainly(act, total, 6, 12);
    expect([fits(counted('2')), fits(counted('1')), fits(counted('3'))]).toEqual([true, true, false]);
  });
});

describe('the judge of locks', () => {
  const holding = (...calls: Told[]) =>
    begun().transaction([5, 6], [[update('a', 8), '1', 7, 8], ...calls], 'committed', [19, 20]);

  it('sees a plain write that did not wait', () => {
    expect(locksFit(holding().plainly(update('a', 9), '1', 10, 21))).toBe(true);
    expect(locksFit(holding().plainly(update('a', 9), '1', 10, 11))).toBe(false);
    expect(locksFit(holding().plainly(update('b', 9), '1', 10, 11))).toBe(true);
  });

  it('sees two that hold one document, a conflict without a cause, an end without a cause', () => {
    const other = (id: string, answer: string) =>
      holding().transaction(
        [9, 10],
        [
          [update(id, 9), answer, 11, 12],
          [read('b'), '0:2', 13, 14],
        ],
        'left',
      );
    expect(locksFit(other('a', '1'))).toBe(false);
    expect(locksFit(other('b', '1'))).toBe(true);
    expect(
      locksFit(begun().transaction([9, 10], [[update('a', 9), 'DATABASE_TRANSACTION_CONFLICT', 11, 12]], 'refused')),
    ).toBe(false);
    expect(locksFit(holding([read('b'), 'DATABASE_TRANSACTION_FAIL', 9, 10]))).toBe(false);
    expect(locksFit(holding([read('b'), 'SYS_ERR', 9, 10]))).toBe(false);
  });
});
