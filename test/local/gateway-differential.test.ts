import fc from 'fast-check';
import { SIZES } from '../sizes';
import { anything, documents, INDEXES, inner, isRefusable, scalar, searches } from './gateway-arbitraries';
import { answers, type Document, search } from './gateway-reading';
import { gatewayWithSdk } from './gateway-support';

type Search = Parameters<Parameters<typeof searches.map>[0]>[0][number];

/** The order asked for, made total by `_id`. */
function bySteps({ order: steps }: Search): [string, 'asc' | 'desc'][] {
  const named = new Map(steps);
  return named.has('_id') ? [...named] : [...named, ['_id', steps.at(-1)?.[1] ?? 'asc']];
}

async function ask(collection: unknown, asked: Search): Promise<Document[]> {
  interface Asked {
    options(options: object): Asked;
    where(query: object): Asked;
    orderBy(path: string, direction: string): Asked;
    skip(count: number): Asked;
    limit(count: number): Asked;
    get(): Promise<{ data: Document[] }>;
  }
  let built = (collection as Asked).options({ raw: true }).where(asked.query);
  for (const [at, direction] of bySteps(asked)) {
    built = built.orderBy(at, direction);
  }
  return (await built.skip(asked.skip).limit(asked.limit).get()).data;
}

/** Answers, or refuses by name what may be refused. */
async function compare(collection: unknown, all: readonly Document[], asked: Search): Promise<void> {
  let answered: Document[];
  try {
    answered = await ask(collection, asked);
  } catch (error) {
    expect([(error as { code?: string }).code, isRefusable(asked.query)]).toEqual(['DATABASE_INVALID_OPERRATOR', true]);
    return;
  }
  expect(answered).toEqual(expected(all, asked));
}

const expected = (all: readonly Document[], asked: Search) =>
  search(all, asked.query, bySteps(asked), asked.skip, asked.limit);

const COLLECTIONS = { indexed: { indexes: INDEXES }, bare: { indexes: [] } };

async function holds(all: Document[], asked: Search[], ordered: boolean): Promise<void> {
  const { gateway, db } = await gatewayWithSdk({ collections: COLLECTIONS });
  try {
    for (const name of ['indexed', 'bare']) {
      await db.collection(name).add(all);
      for (const each of asked) {
        const one = ordered ? each : { ...each, order: [] };
        await compare(db.collection(name), all, one);
      }
    }
    const first = asked.find((each) => !isRefusable(each.query));
    const counted = (db.collection('indexed') as unknown as { options(o: object): typeof db.collection }).options({
      raw: true,
    });
    const total = await (counted as unknown as { where(q: object): { count(): Promise<{ total: number }> } })
      .where(first?.query ?? {})
      .count();
    expect(total.total).toBe(all.filter((document) => answers(document, first?.query ?? {})).length);
  } finally {
    await gateway.close();
  }
}

async function setAll(at: { collection(name: string): unknown }, all: readonly Document[]): Promise<void> {
  for (const { _id, ...fields } of all) {
    await (at.collection('indexed') as { doc(id: string): { set(fields: object): Promise<unknown> } })
      .doc(_id)
      .set(fields);
  }
}

const settings = (share: number) => ({ numRuns: Math.ceil(SIZES.gatewayRuns * share), seed: 20261122 });

describe('random documents and queries', () => {
  it('answer alike with indexes, without them and by the reading, while indexed fields hold plain values', async () => {
    await fc.assert(
      fc.asyncProperty(documents(scalar, inner), searches, (all, asked) => holds(all, asked, true)),
      settings(0.5),
    );
  }, 900_000);

  it('answer alike when indexed fields hold arrays and objects too', async () => {
    await fc.assert(
      fc.asyncProperty(documents(anything, anything), searches, (all, asked) => holds(all, asked, false)),
      settings(0.3),
    );
  }, 900_000);

  it('answer alike within a transaction, over its own writes and whatever is committed beside it', async () => {
    const run = async (all: Document[], own: Document[], beside: Document[], asked: Search[]) => {
      const { gateway, db } = await gatewayWithSdk({ collections: COLLECTIONS });
      try {
        await db.collection('indexed').add(all);
        const tx = await db.startTransaction();
        const [removed, ...put] = own;
        await setAll(tx, put);
        await tx
          .collection('indexed')
          .doc(removed?._id ?? '')
          .remove();
        const locked = new Set(own.map(({ _id }) => _id));
        await setAll(
          db,
          beside.filter(({ _id }) => !locked.has(_id)),
        );
        const mine = new Map([...all, ...put].map((document) => [document._id, document]));
        mine.delete(removed?._id ?? '');
        // A refusal ends a transaction.
        for (const each of asked.filter((one) => !isRefusable(one.query))) {
          await compare(tx.collection('indexed'), [...mine.values()], each);
        }
      } finally {
        await gateway.close();
      }
    };
    const some = documents(scalar, inner);
    await fc.assert(fc.asyncProperty(some, some, some, searches, run), settings(0.2));
  }, 900_000);
});
