import { personReceiver } from '#domain/reminders/causes';
import { personIdOf } from '../../cloudfunctions/kit/secrets';
import { advance } from '../support/clock';
import { childId, TODAY } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { issue, partySigns, peopleForEdges, periodOf } from './campaign-driving';

const SCHOOL = 'yunling-s1';

let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
  await peopleForEdges(product);
});
afterEach(() => product.close());

describe('提醒', () => {
  test('whoever has neither signed nor declined is told once a day, whatever the number of taps and letters', async () => {
    const campaign = await issue(product.as('bureauOfficer'), 'teacherGuardian', 'yunling-edu');
    const period = periodOf('teacherGuardian');
    const letter = (key: string) => `${campaign}:${childId('yunling', key)}:guardian`;
    await partySigns(product.as('guardian.a'), letter('a'));
    await product.as('guardian.b').done('letters.decline', { letter: letter('b'), reason: 'think' });
    const teacher = product.as('classTeacher');
    // Left in the class: guardian2.a, guardian.c and guardian.d are bound; three second guardians are not.
    expect(await teacher.done('letters.remind', { period })).toEqual({
      job: null,
      reminded: 3,
      already: 0,
      unreachable: 3,
    });
    const { items } = await teacher.done('letters.list', { unit: 'yunling-s1-y5-k1', period, group: 'unreachable' });
    expect(items.map(({ id }) => id.split(':').at(-1))).toEqual(['guardian2', 'guardian2', 'guardian2']);
    await product.settle();
    const about = async (who: string) => {
      const receiver = personReceiver(personIdOf('yunling', product.actor(who).openid));
      const { items } = await product.store.page('messages', {
        equal: { county: 'yunling', receiver },
        range: { key: 'deliveredAt' },
        limit: 50,
      });
      return items.filter(({ kind }) => kind === 'letterToSign').length;
    };
    expect([
      await about('guardian2.a'),
      await about('guardian.c'),
      await about('guardian.a'),
      await about('guardian.b'),
    ]).toEqual([1, 1, 0, 0]);
    expect(await teacher.done('letters.remind', { period })).toMatchObject({ reminded: 0, already: 3 });
    expect(await product.as('principal').done('letters.remind', { period })).toMatchObject({ reminded: 2, already: 3 });
    await product.settle();
    expect(await about('guardian.c')).toBe(1);
    advance(86_400_000);
    expect(await teacher.done('letters.remind', { period })).toMatchObject({ reminded: 3, already: 0 });
  });
});

describe('进度', () => {
  test('the number of every unit has its list behind it, on both lines', async () => {
    const campaign = await issue(product.as('bureauOfficer'), 'teacherGuardian', 'yunling-edu');
    await partySigns(product.as('guardian.a'), `${campaign}:${childId('yunling', 'a')}:guardian`);
    await product.settle();
    const period = periodOf('teacherGuardian');
    const looks = [
      ['bureauOfficer', 'yunling-edu'],
      ['principal', SCHOOL],
      ['townshipApprover', 'yunling-t1'],
      ['villageHead', 'yunling-t1-v1'],
    ] as const;
    for (const [who, unit] of looks) {
      const { totals, rows } = await product.as(who).done('letters.progress', { unit, period });
      expect(rows.reduce((sum, row) => sum + row.counts.total, 0)).toBe(totals.total);
      for (const group of ['self', 'unsigned'] as const) {
        const { items } = await product.as(who).done('letters.list', { unit, period, group });
        expect(items).toHaveLength(totals[group]);
      }
    }
  });
});

describe('委托照护告知', () => {
  const told = {
    child: childId('yunling', 'a'),
    carer: '奶奶',
    relation: '祖母',
    phone: '00000012345',
    from: TODAY,
    until: null,
    reach: '在外务工，晚上打电话',
  };

  test('school and village read it, with a line in 查看登记; it is encrypted and changes nothing else', async () => {
    await product.as('guardian.a').done('letters.tellEntrustment', told);
    const { child } = told;
    for (const who of ['classTeacher', 'principal', 'villageHead', 'groupLeader', 'guardian.a']) {
      const { items } = await product.as(who).done('letters.entrustments', { child });
      expect(items).toMatchObject([{ carer: '奶奶', phone: '00000012345', until: null, reach: told.reach }]);
    }
    expect((await product.as('guardian2.a').done('letters.entrustments', { child })).items).toEqual([]);
    const page = await product.store.page('entrustments', { equal: { county: 'yunling', child }, limit: 10 });
    expect(JSON.stringify(page.items)).not.toContain('00000012345');
    const log = await product.store.page('accessLog', {
      equal: { county: 'yunling', child },
      range: { key: 'at' },
      limit: 10,
    });
    expect(log.items.filter(({ fields }) => fields.includes('entrustment'))).toHaveLength(4);
  });
});
