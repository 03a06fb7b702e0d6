import type { CaseEvent, PaperNamed, PostRef } from '#domain/cases/api';
import type { Case } from '#domain/cases/documents';
import type { Service } from '#domain/cases/papers';
import { PERMISSIONS } from '#domain/permission-table';
import type { AdultSlot } from '#domain/roster/documents';
import type { Call } from '../kit/handler';
import { contentOf } from '../kit/kept-papers';

const A_PAGE = 100;

/** What a timeline tells of the papers of a case. */
export interface PaperPast {
  readonly named: ReadonlyMap<string, PaperNamed>;
  readonly services: readonly Service[];
  readonly nameOf: (paper: string, slot: AdultSlot) => string;
}

/** 文书与送达 of a case with its tries; null where the caller may not read papers. */
export async function papersPast({ store, county, post }: Call, one: Case): Promise<PaperPast | null> {
  if (post === null || !(post.role in PERMISSIONS['cases.papers'])) {
    return null;
  }
  if (!one.steps.some(({ action }) => action === 'issueNotice')) {
    return { named: new Map(), services: [], nameOf: () => '' };
  }
  const equal = { county, case: one._id };
  const [papers, services] = await Promise.all([
    store.page('papers', { equal, range: { key: 'draftedAt' }, limit: A_PAGE }),
    store.page('services', { equal, range: { key: 'at' }, limit: A_PAGE }),
  ]);
  const contents = new Map(papers.items.map((paper) => [paper._id, contentOf(paper)]));
  return {
    named: new Map([...contents].map(([id, { title, number }]) => [id, { title, number: number ?? '' }])),
    services: services.items,
    nameOf: (paper, slot) => contents.get(paper)?.addressees.find((who) => who.slot === slot)?.name ?? '',
  };
}

/** One try, whatever came of it. */
export function serviceEvent(service: Service, past: PaperPast | null, refOf: (post: string) => PostRef): CaseEvent[] {
  const { at, on, n, method, servedOn, wanting, by } = service;
  const paper = past?.named.get(service.paper);
  return past && paper
    ? [
        {
          kind: 'service',
          at,
          on,
          paper,
          name: past.nameOf(service.paper, service.addressee),
          n,
          method,
          servedOn,
          wanting,
          by: refOf(by.post),
        },
      ]
    : [];
}
