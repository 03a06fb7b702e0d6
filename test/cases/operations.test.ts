import type { CaseFilter } from '#domain/cases/api';
import { postId, ROLES } from '#domain/posts';
import { readWorkbookRows } from '../../cloudfunctions/office/workbook';
import { setNow } from '../support/clock';
import { phoneOf } from '../support/fixture';
import { openProduct, type Product, requestId } from '../support/product';
import { absentFor, at, callRoll, caseOf, kid } from './support';

jest.setTimeout(120_000);

const CASE = `${kid('a')}:1`;
/** Lives in village 1, is registered in village 10 of the same township. */
const SPLIT = `${kid('b')}:1`;

let product: Product;
beforeAll(async () => {
  product = await openProduct('counted');
  for (const day of ['2026-11-12', '2026-11-13', '2026-11-16']) {
    await callRoll(product, day, { a: 'unexcused', b: 'unexcused' });
    await product.settle();
  }
  setNow(at('2026-11-17', '09:00'));
});
afterAll(() => product.close());

const met = { kind: 'homeVisit', met: ['mother', 'child'], outcome: 'hesitating' } as const;

describe('who sees which case', () => {
  test.each<[string, string[]]>([
    ['classTeacher', [CASE, SPLIT]],
    ['gradeLead', [CASE, SPLIT]],
    ['principal', [CASE, SPLIT]],
    ['centreOfficer', [CASE, SPLIT]],
    ['bureauOfficer', [CASE, SPLIT]],
    ['townshipEducationOfficer', [CASE, SPLIT]],
    ['villageHead', [CASE, SPLIT]],
    ['groupLeader', [CASE, SPLIT]],
    // 人户分离: the village where the child is registered sees it too.
    ['villageHead.sibling', [SPLIT]],
    ['classTeacher.sibling', []],
    ['townshipEducationOfficer.sibling', []],
    ['groupLeader.sibling', []],
  ])('%s', async (post, ids) => {
    const { items, counts } = await product.as(post).done('cases.list', {});
    expect(items.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(counts.open).toBe(ids.length);
    for (const id of [CASE, SPLIT]) {
      const answered = await product.as(post).call('cases.case', { case: id });
      expect([post, id, answered.ok]).toEqual([post, id, ids.includes(id)]);
    }
  });

  test.each(['subjectTeacher', 'rollCaller', 'rosterClerk', 'leadingGroup', 'systemAdmin', 'guardian.a', 'stranger'])(
    '%s sees none',
    async (name) => {
      const answered = await product.as(name).call('cases.case', { case: CASE });
      expect(answered.ok).toBe(false);
    },
  );

  test('of another county, or of a case that is not there: the same answer', async () => {
    for (const caller of [product.as('bureauOfficer', 'qingshi'), product.as('principal.sibling')]) {
      const there = await caller.call('cases.case', { case: CASE });
      const nowhere = await caller.call('cases.case', { case: `${'z'.repeat(26)}:1` });
      expect([there, nowhere]).toMatchObject([
        { ok: false, code: 'NOT_FOUND' },
        { ok: false, code: 'NOT_FOUND' },
      ]);
    }
  });
});

test('whoever is told how many leads there are may open them; a county leader is told figures elsewhere', async () => {
  for (const role of ROLES.filter((one) => one !== 'rosterClerk')) {
    const { todo } = await product.as(role).done('accounts.me', {});
    const { ok } = await product.as(role).call('cases.list', {});
    expect([role, (todo.leads ?? 0) > 0 && !ok]).toEqual([role, false]);
  }
  expect((await product.as('townshipEducationOfficer').done('accounts.me', {})).todo.leads).toBe(2);
});

test('the page shows in one call what the school tried, whom to call masked, and what this post can do', async () => {
  const page = await product.as('townshipEducationOfficer').done('cases.case', { case: CASE });
  expect(page).toMatchObject({
    state: 'lead',
    actions: expect.arrayContaining(['report', 'assign', 'contact']),
    demo: true,
    assignee: null,
  });
  expect(page.days.filter(({ mark }) => mark === 'unexcused').map(({ date }) => date)).toEqual([
    '2026-11-16',
    '2026-11-13',
    '2026-11-12',
  ]);
  expect(page.child.reachable).toEqual([
    expect.objectContaining({ relation: '母亲', phone: '000****0097' }),
    expect.objectContaining({ relation: '父亲', phone: null }),
  ]);
  expect(page.events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['opened', 'message']));
  expect(JSON.stringify(page)).not.toContain(phoneOf(97));
  expect((await product.as('inspector').call('cases.contact', { case: CASE, ...met })).ok).toBe(false);
});

test('the number is given for a call, to field posts only, and each look is on record', async () => {
  const { phone, demo } = await product.as('villageHead').done('cases.phone', { case: CASE, slot: 'guardian' });
  expect({ phone, demo }).toEqual({ phone: phoneOf(97), demo: true });
  const { items } = await product.store.page('accessLog', {
    equal: { county: 'yunling', child: kid('a') },
    range: { key: 'at' },
  });
  expect(items).toEqual([
    expect.objectContaining({ operation: 'cases.phone', reason: '联系家长', fields: ['adults.guardian.phone'] }),
  ]);
  expect(await product.as('villageHead').call('cases.phone', { case: CASE, slot: 'guardian2' })).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect((await product.as('inspector').call('cases.phone', { case: CASE, slot: 'guardian' })).ok).toBe(false);
});

test('a responsible post: in the own reach and around the child, nobody else', async () => {
  const officer = product.as('townshipEducationOfficer');
  const { posts } = await officer.done('cases.candidates', { case: CASE });
  const ids = posts.map(({ id }) => id);
  expect(ids[0]).toContain('yunling-t1-v1-g1');
  expect(ids).toContain(postId('yunling-t1-v1', 'villageHead'));
  expect(ids).not.toContain(postId('yunling-t1-v10', 'villageHead'));
  expect(ids.some((id) => id.startsWith('yunling-s1'))).toBe(false);
  for (const post of [
    postId('yunling-t1-v10', 'villageHead'),
    postId('yunling-t10', 'townshipEducationOfficer'),
    postId('yunling-s1-y5-k1', 'classTeacher'),
    postId('yunling', 'leadingGroup'),
    postId('qingshi-t1-v1', 'villageHead'),
  ]) {
    expect(await officer.call('cases.assign', { case: CASE, post })).toMatchObject({ ok: false, code: 'NOT_FOUND' });
  }
  await officer.done('cases.assign', { case: CASE, post: postId('yunling-t1-v1', 'villageHead') });
  expect(await product.as('villageHead').done('cases.list', { filter: 'mine' })).toMatchObject({
    items: [{ id: CASE, assignee: expect.stringContaining('villageHead') }],
  });
  expect((await product.as('classTeacher').call('cases.assign', { case: CASE, post: ids[0] ?? '' })).ok).toBe(false);
});

test('a contact is one, however often it is sent; what was said is stored encrypted and read on record', async () => {
  const id = requestId();
  const said = '想去打工，不想读书了';
  const request = { case: CASE, ...met, childSaid: said, nextOn: '2026-11-20' as never };
  const first = await product.as('villageHead').done('cases.contact', request, id);
  const again = await product.as('villageHead').done('cases.contact', request, id);
  expect(again).toEqual(first);
  expect(await caseOf(product, 'a')).toMatchObject({ contacts: 1, lastContactOn: '2026-11-17', nextOn: '2026-11-20' });
  const stored = await product.store.read('contacts', first.contact);
  expect(JSON.stringify(stored)).not.toContain('打工');
  const page = await product.as('classTeacher').done('cases.case', { case: CASE });
  expect(page.events).toContainEqual(
    expect.objectContaining({ kind: 'contact', childSaid: said, met: ['mother', 'child'] }),
  );
  const log = await product.store.page('accessLog', {
    equal: { county: 'yunling', child: kid('a') },
    range: { key: 'at' },
  });
  expect(log.items).toContainEqual(expect.objectContaining({ operation: 'cases.case', reason: '办理个案' }));
  await product.settle();
  const { totals } = await product.as('villageHead').done('statistics.board', {});
  expect(totals.leads).toMatchObject({ open: 2, withContact: 1, unassigned: 1 });
});

test.each([
  ['nobody met together with somebody', { met: ['nobody', 'mother'] }],
  ['nobody named', { met: [] }],
  ['a day that is over', { nextOn: '2026-11-16' }],
  ['a day too far', { nextOn: '2027-11-17' }],
  ['control characters', { note: 'a\u0007b' }],
  ['too long', { note: '字'.repeat(501) }],
])('a contact is refused: %s', async (_, part) => {
  const answered = await product.as('villageHead').call('cases.contact', { case: CASE, ...met, ...part } as never);
  expect(answered).toMatchObject({ ok: false, code: 'INVALID_ARGUMENT', fields: [expect.anything()] });
});

test('a report by hand opens a lead at once and says who saw it', async () => {
  await product.as('villageHead.sibling').done('cases.report', { child: kid('e'), reason: 'working' });
  await product.settle();
  const page = await product.as('classTeacher.sibling').done('cases.case', { case: `${kid('e')}:1` });
  expect(page).toMatchObject({ state: 'lead', signals: [{ kind: 'village', reason: 'working' }] });
  expect(page.events).toContainEqual(expect.objectContaining({ kind: 'reported', reason: 'working' }));
  expect((await product.as('villageHead').call('cases.report', { child: kid('e'), reason: 'working' })).ok).toBe(false);
});

test('filters, search and paging agree with their counts', async () => {
  const officer = product.as('townshipEducationOfficer');
  setNow(at('2026-11-18', '09:00'));
  const { counts } = await officer.done('cases.list', {});
  for (const filter of ['open', 'today', 'urgent', 'overdue', 'unassigned', 'mine'] as CaseFilter[]) {
    const { items } = await officer.done('cases.list', { filter });
    expect([filter, items.length]).toEqual([filter, counts[filter]]);
  }
  expect((await officer.done('cases.list', { text: '娃b' })).items.map(({ id }) => id)).toEqual([SPLIT]);
  expect((await officer.done('cases.list', { text: 'wab' })).items.map(({ id }) => id)).toEqual([SPLIT]);
  expect((await officer.done('cases.list', { text: '没有这个' })).items).toEqual([]);
});

test('narrowed by state, clock and village, each choice with its count; the sheet says the same', async () => {
  const officer = product.as('townshipEducationOfficer');
  setNow(at('2026-11-18', '09:00'));
  const all = await officer.done('cases.list', {});
  for (const [state, count] of Object.entries(all.states)) {
    const { total, items } = await officer.done('cases.list', { state: state as 'lead' });
    expect([total, items.every((row) => row.state === state)]).toEqual([count, true]);
  }
  expect(Object.values(all.clocks).length).toBeGreaterThan(0);
  for (const [clock, count] of Object.entries(all.clocks)) {
    const { total, items } = await officer.done('cases.list', { clock: clock as 'firstContact' });
    expect([total, items.every((row) => row.nextClock === clock)]).toEqual([count, true]);
  }
  for (const { id, count } of all.places) {
    expect((await officer.done('cases.list', { place: id })).total).toBe(count);
    expect((await officer.done('office.caseList', { place: id })).rows).toBe(count);
  }
  expect(all.places.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(all.counts.open);
  const { mayExport } = await product.as('classTeacher').done('cases.list', {});
  expect([all.mayExport, mayExport]).toEqual([true, false]);
});

test('a sheet has names for whoever works on cases, and none for whoever inspects; that it was made stands in the access log', async () => {
  const sheetFor = async (who: string): Promise<Record<string, string>[]> => {
    const made = await product.as(who).done('office.caseList', {});
    const [header, ...rows] = readWorkbookRows(Buffer.from(await (await fetch(made.url)).arrayBuffer()));
    return rows.map(({ cells }) => Object.fromEntries((header?.cells ?? []).map((name, n) => [name, cells[n] ?? ''])));
  };
  const namesFor = async (who: string): Promise<string[]> => (await sheetFor(who)).map((row) => row['姓名'] ?? '');
  const names = await namesFor('bureauOfficer');
  expect(names).toContain('娃a');
  const masked = await namesFor('inspector');
  expect(masked).toHaveLength(names.length);
  expect(masked.filter((name) => names.includes(name))).toEqual([]);
  // Who and where, since when in its state, by whom: enough to work from without opening each case.
  const [own] = (await sheetFor('bureauOfficer')).filter((row) => row['姓名'] === '娃a');
  expect(own).toMatchObject({ 学校: '第一小学', 班级: '五（1）班', 状态: '线索' });
  expect(own).toHaveProperty(['这个状态从哪天起'], own?.['立线索日期']);
  expect(own?.['学籍号']).toMatch(/^(\S{3}\*+\S{4})?$/);
  expect((await sheetFor('inspector')).map((row) => row['学籍号'])).toEqual(masked.map(() => ''));
  const { items } = await product.store.page('accessLog', {
    equal: { county: 'yunling', child: null },
    range: { key: 'at' },
  });
  const logged = items.filter(({ operation, post }) => operation === 'office.caseList' && post?.includes('inspector'));
  expect(logged).toHaveLength(2);
});

test('forty cases come page by page, each once, what is overdue before the rest', async () => {
  const many = await openProduct('counted');
  try {
    await absentFor(many, 'a', ['2026-11-12', '2026-11-13', '2026-11-16']);
    const lead = await many.store.read('cases', CASE);
    if (!lead) {
      throw new Error('no lead');
    }
    const copies = Array.from({ length: 39 }, (_, n) => ({
      ...lead,
      _id: `${kid('a')}:${n + 2}`,
      round: n + 2,
      nextDueAt: at('2026-11-17', '18:00') + (n % 5) * 86_400_000,
      urgent: n === 30,
    }));
    await many.write('cases', copies);
    setNow(at('2026-11-18', '09:00'));
    const seen: { id: string; urgent: boolean; overdue: boolean }[] = [];
    let cursor: string | undefined;
    do {
      const page = await many.as('townshipEducationOfficer').done('cases.list', { cursor });
      expect(page.items.length).toBeLessThanOrEqual(20);
      seen.push(...page.items);
      cursor = page.cursor ?? undefined;
    } while (cursor);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(40);
    expect(seen[0]).toMatchObject({ urgent: true });
    const firstCalm = seen.findIndex((row) => !(row.urgent || row.overdue));
    expect(seen.slice(firstCalm).every((row) => !row.overdue)).toBe(true);
  } finally {
    await many.close();
  }
});
