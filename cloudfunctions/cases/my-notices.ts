import type { MyNotice } from '#domain/cases/api-family';
import type { Case } from '#domain/cases/documents';
import { noticeOver } from '#domain/cases/family';
import { TO_COURT } from '#domain/cases/paper-rules';
import { isDraftPrint, type Paper } from '#domain/cases/papers';
import { found } from '#domain/errors';
import { dayOf } from '#domain/plain-date';
import type { AdultSlot, Child } from '#domain/roster/documents';
import { childScope } from '#domain/roster/scope';
import { explained } from '../kit/explained';
import type { Call, Reading } from '../kit/handler';
import { contentOf } from '../kit/kept-papers';
import { type Rules, rulesFor } from './of-child';
import { templateIdOf } from './paper-making';
import { lastDayOf, servedOnOf } from './paper-rows';
import { myNoticesRequest } from './requests-papers';

const A_PAGE = 30;

const isShown = (paper: Paper): boolean =>
  paper.number !== null && !TO_COURT.includes(paper.kind) && !isDraftPrint(paper);

interface About {
  readonly child: Child;
  readonly one: Case;
  readonly rules: Rules;
  readonly slot: AdultSlot;
}

/** What the county explains of the wording by which this paper was made. */
async function explainedOf({ store, county }: Call, { kind, template }: Paper): Promise<MyNotice['explained']> {
  const own = await store.read('paperTemplates', templateIdOf(county, kind, template));
  return explained(store, own?.explanations ?? []);
}

async function noticeOf(call: Call, paper: Paper, { child, one, rules, slot }: About): Promise<MyNotice> {
  const { title, organ, phone, body, rights, online } = contentOf(paper);
  const situation = { one, rules, now: call.now };
  const servedOn = paper.state === 'void' ? null : servedOnOf(situation, paper._id, slot);
  return {
    id: paper._id,
    child: { id: child._id, name: child.name },
    kind: paper.kind,
    title,
    number: paper.number ?? '',
    organ,
    phone,
    issuedOn: dayOf(paper.issuedAt ?? paper.draftedAt),
    body,
    rights,
    online,
    isMine: paper.addressees.includes(slot),
    servedOn,
    lastDay: lastDayOf(situation, paper, slot, servedOn),
    isVoid: paper.state === 'void',
    over: noticeOver(paper.kind, one.state),
    explained: await explainedOf(call, paper),
  };
}

/** 家里收到的通知书: for legal guardians alone; a carer is not whom the law addresses. */
export const myNotices: Reading<'cases.myNotices'> = {
  request: myNoticesRequest,
  async scope(asking, request) {
    const child = await asking.store.read('children', request.child);
    return child && childScope(child);
  },
  async read(call, request) {
    const { store, county, binding } = call;
    if (binding === null || (binding.kind !== 'parent' && binding.kind !== 'legalGuardian')) {
      return { items: [] };
    }
    const child = found(await store.read('children', request.child));
    const equal = { county, child: child._id };
    const page = await store.page('papers', { equal, range: { key: 'draftedAt' }, order: 'desc', limit: A_PAGE });
    const shown = page.items.filter(isShown);
    if (shown.length === 0) {
      return { items: [] };
    }
    const rules = await rulesFor(store, child, call.today);
    const cases = new Map(
      (await store.readAll('cases', [...new Set(shown.map((paper) => paper.case))])).map((one) => [one._id, one]),
    );
    const items = shown.map(async (paper) => {
      const one = cases.get(paper.case);
      return one ? [await noticeOf(call, paper, { child, one, rules, slot: binding.slot })] : [];
    });
    return { items: (await Promise.all(items)).flat() };
  },
};
