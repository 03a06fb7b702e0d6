import { encode as encodeJpeg } from 'jpeg-js';
import { found } from '#domain/errors';
import { instantAt, plainDate } from '#domain/plain-date';
import { fileStore } from '../../cloudfunctions/kit/sdk';
import { runRound } from '../../cloudfunctions/kit/tick';
import { WAKES } from '../../cloudfunctions/kit/wakes';
import { reaction } from '../../cloudfunctions/letters/follow-child';
import { setNow } from '../support/clock';
import { childId, TODAY } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { campaignRequest, drive, issue, issuerSigns, lettersOf, partySigns } from './campaign-driving';
import { CLASS, letterOf, openToSign, signAs, startLetters } from './class-letters';
import { NEW_GROUP, Villages } from './villages';

/** Who must look again after what. Forgetting one of them leaves a number wrong, a link out of the county log, or nobody told. */
const MUST: Readonly<Record<string, readonly string[]>> = {
  'letters.open': ['log'],
  'letters.sign': ['log', 'statistics'],
  'letters.assist': ['log', 'statistics'],
  'letters.signPaper': ['log', 'statistics'],
  'letters.voidPaper': ['log', 'statistics'],
  'letters.decline': ['log', 'statistics'],
  'letters.void': ['log', 'statistics'],
  'letters.remind': ['reminders'],
  'letters.followed': ['statistics'],
  'letters.superseded': ['log', 'statistics'],
  'letters.ended': ['log', 'statistics'],
  'letters.issued': ['log'],
  'job.letters.start': ['letters', 'log', 'statistics'],
  'job.letters.issue': ['letters', 'statistics'],
  'job.letters.change.row': ['log', 'statistics'],
  'job.letters.batch.row': ['log', 'statistics'],
};
/** Under test where they are: the job of reminding, what is sealed later, and the organs' scans. */
const ELSEWHERE = ['job.letters.remind.row', 'letters.sealed', 'letters.fileScan', 'letters.withdrawScan'];

let product: Product;
const seen = new Map<string, Set<string>>();
beforeAll(async () => {
  product = await openProduct('counted');
}, 60_000);
afterAll(() => product?.close());

/** Takes down which operation left rows for whom, before anybody has taken them away. */
async function look(): Promise<void> {
  const rows = [];
  for (const consumer of ['letters', 'log', 'statistics', 'reminders', 'cases'] as const) {
    const query = { equal: { county: 'yunling', consumer }, range: { key: 'at' }, limit: 1000 };
    rows.push(...(await product.store.page('pending', query)).items);
  }
  for (const row of rows) {
    const fact = await product.store.read('facts', row.fact);
    const consumers = seen.get(fact?.operation ?? '') ?? new Set();
    seen.set(fact?.operation ?? '', consumers.add(row.consumer));
  }
}

/** The reactions alone: what they leave is looked at before the log takes it. */
async function react(): Promise<void> {
  await runRound(product.store, reaction, 'yunling', Date.now());
  await look();
  await product.settle();
}

async function onPaper(letter: string): Promise<void> {
  const content = encodeJpeg({ data: new Uint8Array(64 * 64 * 4).fill(200), width: 64, height: 64 }, 60).data;
  const teacher = product.as('classTeacher');
  const { upload, cloudPath } = await teacher.done('office.beginSheet', { size: content.length });
  await fileStore().uploadFile({ cloudPath, fileContent: content });
  await teacher.done('office.readSheets', { upload });
  const digest = found(await product.store.read('letters', letter)).digest.sm3;
  await teacher.done('letters.signPaper', { letter, digest, file: upload, signedOn: TODAY, vouch: true });
  await teacher.done('letters.voidPaper', { letter, reason: 'wrongChild' });
}

test('every act on letters wakes whoever must look again, and nobody whom the table does not name', async () => {
  await startLetters(product);
  await look();
  await react();
  await signAs(product, 'guardian.a', letterOf('a'));
  await product.as('guardian.b').done('letters.decline', { letter: letterOf('b'), reason: 'think' });
  const { signature } = await openToSign(product, 'villageHead', letterOf('c'));
  await product.as('villageHead').done('letters.assist', { ...signature, present: ['signer'], readAloud: true });
  await onPaper(letterOf('d'));
  await product.as('classTeacher').done('letters.remind', { period: 'guardian:2026-2027-autumn' });
  await look();
  await new Villages(product).move(NEW_GROUP);
  await react();

  const head = product.as('villageHead');
  const groups = await issue(head, 'villageGroup', 'yunling-t1-v1');
  await look();
  await react();
  const letters = await lettersOf(product, groups);
  const own = found(letters.find(({ _id }) => _id.includes(':yunling-t1-v1-g1:')));
  await partySigns(product.as('groupLeader'), own._id);
  await issuerSigns(head, groups);
  await head.done('letters.void', { letter: own._id, reason: 'other' });
  await drive(head, (await head.done('letters.changeCampaign', { campaign: groups, act: 'close' })).job);
  await look();

  const office = product.as('bureauOfficer');
  const again = await office.done('letters.saveCampaign', {
    ...campaignRequest('teacherGuardian', CLASS),
    term: 'autumn',
  });
  await drive(office, (await office.done('letters.issueCampaign', again)).job);
  await react();
  setNow(instantAt(plainDate('2027-03-01'), '09:00'));
  await startLetters(product);
  await react();
  expect(await product.store.read('letters', `${again.campaign}:${childId('yunling', 'd')}:guardian`)).toMatchObject({
    state: 'expired',
  });

  const named = Object.keys(WAKES).filter((operation) => /^(job\.)?letters\./.test(operation));
  expect(named.filter((operation) => !ELSEWHERE.includes(operation)).sort()).toEqual(Object.keys(MUST).sort());
  for (const [operation, must] of Object.entries(MUST)) {
    const woken = [...(seen.get(operation) ?? [])].sort();
    expect([operation, woken]).toEqual([operation, expect.arrayContaining([...must])]);
    expect([operation, woken.filter((consumer) => !WAKES[operation]?.some((one) => one === consumer))]).toEqual([
      operation,
      [],
    ]);
  }
}, 120_000);
