import { OWN } from '#domain/evidence/primitives';
import type { EvidenceStatement } from '#domain/evidence/statement';
import { findingsOf } from '#domain/evidence/verify';
import { letterFault } from '#domain/letters/event';
import { digest, publicKeys } from '../../cloudfunctions/kit/sealing';
import { advance } from '../support/clock';
import { openProduct, type Product } from '../support/product';
import { letterOf, signAs, startLetters } from './class-letters';

const HOUR = 3_600_000;
let product: Product;
beforeEach(async () => {
  product = await openProduct('counted');
});
afterEach(() => product.close());

/** Signed, logged, and within a checkpoint. */
async function signedLetter(): Promise<string> {
  const letter = letterOf('a');
  await startLetters(product);
  await signAs(product, 'guardian.a', letter);
  await product.settle();
  return letter;
}
const keys = Object.fromEntries(publicKeys().map(({ kid, publicKey }) => [kid, publicKey]));
const marks = ({ lines }: EvidenceStatement, mark: string) =>
  lines
    .filter((line) => line.mark === mark)
    .map((line) => line.text)
    .join('\n');

test('a guardian downloads the file; with the receipt’s checkpoint everything is proved, without it that is said', async () => {
  const letter = await signedLetter();
  const caller = product.as('guardian.a');
  const receipt = await caller.done('letters.receipt', { letter });
  const { name, text } = await caller.done('letters.evidence', { letter });
  expect(name).toBe(`${receipt.checkCode}.json`);
  expect(Buffer.byteLength(text)).toBeLessThan(40_000);
  const printed = receipt.checkpoint?.printed ?? '';
  expect(findingsOf(text, { keys, checkpoint: printed, code: receipt.checkCode }, OWN)).toMatchObject({
    fault: null,
    logged: 4,
    anchor: 'all',
    unknownKeys: [],
  });
  const anybody = product.as('stranger');
  const withIt = await anybody.done('letters.checkEvidence', { file: text, checkpoint: printed });
  expect(withIt).toMatchObject({ verdict: 'proved', fault: null });
  expect(marks(withIt, 'note')).toContain('不是第三方 CA 证书签名');
  const without = await anybody.done('letters.checkEvidence', { file: text });
  expect(without.verdict).toBe('unanchored');
  expect(marks(without, 'open')).toContain('没有外部留存的检查点');
  const changed = await anybody.done('letters.checkEvidence', { file: text.replace('五（1）班', '五（2）班') });
  expect(changed).toMatchObject({ verdict: 'broken', fault: 'sig' });
  expect((await anybody.done('letters.checkEvidence', { file: text.slice(0, -2) })).verdict).toBe('broken');
});

test('the sentence on the paper is compared, a slip of the pen is told, and a file of the other party laid beside it', async () => {
  const letter = await signedLetter();
  const { checkpoint } = await product.as('guardian.a').done('letters.receipt', { letter });
  const { text: file } = await product.as('guardian.a').done('letters.evidence', { letter });
  const anybody = product.as('stranger');
  const typed = await anybody.done('letters.checkEvidence', { file, checkpoint: `第 ${checkpoint?.size} 条为止` });
  expect(typed.verdict).toBe('unanchored');
  expect(marks(typed, 'open')).toContain('请扫纸上的码');
  expect(await anybody.call('letters.checkEvidence', { file, checkpoint: '五行文字' })).toMatchObject({
    code: 'INVALID_ARGUMENT',
    fields: [{ path: 'checkpoint' }],
  });
  const { text: other } = await product.as('classTeacher').done('letters.evidence', { letter });
  const both = await anybody.done('letters.checkEvidence', { file, other });
  expect(marks(both, 'proved')).toContain('另一份文件的记录与这份完全一样');
  const third = await anybody.done('letters.checkEvidence', { file, other: file.replace('五（1）班', '五（2）班') });
  expect(marks(third, 'open')).toContain('另一份文件不能用来比对');
});

test('a checkpoint of earlier reaches as far as it went, by the proof that the party asks for', async () => {
  const letter = await signedLetter();
  const caller = product.as('guardian.a');
  const { checkpoint } = await caller.done('letters.receipt', { letter });
  await signAs(product, 'guardian.b', letterOf('b'));
  advance(HOUR);
  await product.settle();
  const later = await caller.done('letters.receipt', { letter });
  expect(later.checkpoint?.size).toBe((checkpoint?.size ?? 0) + 2);
  const held = { keys, checkpoint: checkpoint?.printed ?? '' };
  const plain = await caller.done('letters.evidence', { letter });
  expect(findingsOf(plain.text, held, OWN).anchor).toBe('incomparable');
  const asked = await caller.done('letters.evidence', { letter, since: checkpoint?.size });
  expect(findingsOf(asked.text, held, OWN)).toMatchObject({ fault: null, anchor: 'all' });
  const other = await product
    .as('guardian.b')
    .done('letters.evidence', { letter: letterOf('b'), since: checkpoint?.size });
  expect(findingsOf(other.text, held, OWN)).toMatchObject({ fault: null, anchor: 'part' });
});

test('before the hourly checkpoint the file says what is not in it yet', async () => {
  const letter = await signedLetter();
  await product.as('guardian.b').done('letters.open', { letter: letterOf('b') });
  await product.settle();
  const { text } = await product.as('guardian.b').done('letters.evidence', { letter: letterOf('b') });
  const statement = await product.as('guardian.b').done('letters.checkEvidence', { file: text });
  expect(findingsOf(text, {}, OWN)).toMatchObject({ fault: null, logged: 2 });
  expect(marks(statement, 'open')).toContain('最后 1 条记录还没有进入检查点');
  expect(letter).not.toBe('');
});

test('the handwriting goes to who wrote it, and to staff who leave a line; the other guardian gets the rest', async () => {
  const letter = await signedLetter();
  const inks = async (who: string) =>
    (JSON.parse((await product.as(who).done('letters.evidence', { letter })).text) as { inks: unknown[] }).inks.length;
  const lines = async () =>
    (await product.store.page('accessLog', { equal: { county: 'yunling' }, limit: 100 })).items.filter(({ fields }) =>
      fields.includes('evidence'),
    ).length;
  expect([await inks('guardian.a'), await inks('guardian2.a'), await lines()]).toEqual([1, 0, 0]);
  expect([await inks('classTeacher'), await lines()]).toEqual([1, 1]);
  expect(await product.as('guardian.b').call('letters.evidence', { letter })).toMatchObject({ code: 'NOT_FOUND' });
});

test.each(['sm3-sm2', 'sm3-ed25519'] as const)(
  'a county that chose %s seals with it, from the act to the checkpoint',
  async (suite) => {
    const policy = await product.store.read('policies', 'yunling:1');
    const override = { key: 'seal.suite' as const, value: suite, source: '县里的文件' };
    await product.store.put('policies', { ...policy, overrides: [override] } as NonNullable<typeof policy>);
    const letter = await signedLetter();
    const kept = await product.store.read('letters', letter);
    expect([...new Set(kept?.events.map((event) => event.suite))]).toEqual([suite]);
    expect(kept && letterFault(kept, digest)).toBeNull();
    const { text } = await product.as('guardian.a').done('letters.evidence', { letter });
    const { checkpoint } = await product.as('guardian.a').done('letters.receipt', { letter });
    expect(checkpoint?.printed).toContain(`\n${suite} `);
    const checked = await product
      .as('stranger')
      .done('letters.checkEvidence', { file: text, checkpoint: checkpoint?.printed });
    expect(checked.verdict).toBe('proved');
  },
);
