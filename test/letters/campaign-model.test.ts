import fc from 'fast-check';
import { found } from '#domain/errors';
import { letterFault } from '#domain/letters/event';
import { isOpen, isSigned } from '#domain/letters/machine';
import { addDays } from '#domain/plain-date';
import { SIZES } from '../sizes';
import { TODAY } from '../support/fixture';
import { openProduct, type Product } from '../support/product';
import { drive, issue, issuerSigns, lettersOf, partySigns, peopleForEdges } from './campaign-driving';
import { digest } from './class-letters';

const TEACHERS = ['classTeacher', 'classTeacher.sibling'] as const;
const KINDS = ['sign', 'decline', 'void', 'countersign', 'pause', 'resume', 'extend', 'close', 'reissue'] as const;
type Step = { readonly kind: (typeof KINDS)[number]; readonly who: 0 | 1 };

/** What the model says: of the campaign, and of each teacher's letter. */
interface Model {
  campaign: 'open' | 'paused' | 'closed';
  letters: ('open' | 'declined' | 'signed' | 'both' | 'over')[];
}

const step: fc.Arbitrary<Step> = fc.record({ kind: fc.constantFrom(...KINDS), who: fc.constantFrom(0, 1) });

/** Whether it was done; a refusal must be a typed one. */
async function done(work: Promise<unknown>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    expect(String(error)).toMatch(/LETTER_|CAMPAIGN_PAUSED|ILLEGAL_STATE|CHALLENGE_EXPIRED/);
    return false;
  }
}

class Run {
  readonly model: Model = { campaign: 'open', letters: ['open', 'open'] };

  /** 延期 goes only forward. */
  private extended = 40;

  constructor(
    private readonly product: Product,
    private readonly campaign: string,
  ) {}

  private letter(who: 0 | 1): string {
    const as = this.product.actor(TEACHERS[who]).as;
    return `${this.campaign}:${as.split(':')[0]}:classTeacher-1`;
  }

  /** Whether the teacher may act on their own letter. */
  private asked(who: 0 | 1): boolean {
    const state = this.model.letters[who];
    return this.model.campaign === 'open' && (state === 'open' || state === 'declined');
  }

  private async change(act: 'pause' | 'resume' | 'extend' | 'close'): Promise<void> {
    const principal = this.product.as('principal');
    const until = act === 'extend' ? { until: addDays(TODAY, ++this.extended) } : {};
    const { job } = await principal.done('letters.changeCampaign', { campaign: this.campaign, act, ...until });
    await drive(principal, job);
  }

  private async bulk(kind: 'pause' | 'resume' | 'extend' | 'close'): Promise<void> {
    const { model } = this;
    const from = { pause: ['open'], resume: ['paused'], extend: ['open', 'paused'], close: ['open', 'paused'] }[kind];
    expect(await done(this.change(kind))).toBe(from.includes(model.campaign));
    if (from.includes(model.campaign)) {
      model.campaign =
        kind === 'pause' ? 'paused' : kind === 'close' ? 'closed' : kind === 'resume' ? 'open' : model.campaign;
      if (kind === 'close') {
        model.letters = model.letters.map((one) => (one === 'open' || one === 'declined' ? 'over' : one));
      }
    }
  }

  private async countersign(): Promise<void> {
    const { model } = this;
    // A letter that was signed before the pause is fenced with the others.
    const waits = model.letters.includes('signed') && model.campaign !== 'paused';
    expect(await done(issuerSigns(this.product.as('principal'), this.campaign))).toBe(waits);
    if (waits) {
      model.letters = model.letters.map((one) => (one === 'signed' ? 'both' : one));
    }
  }

  async take({ kind, who }: Step): Promise<void> {
    const { model, product } = this;
    const letter = this.letter(who);
    switch (kind) {
      case 'sign':
        if (await this.same(done(partySigns(product.as(TEACHERS[who]), letter)), this.asked(who))) {
          model.letters[who] = 'signed';
        }
        return;
      case 'decline':
        if (
          await this.same(
            done(product.as(TEACHERS[who]).done('letters.decline', { letter, reason: 'think' })),
            this.asked(who) && model.letters[who] === 'open',
          )
        ) {
          model.letters[who] = 'declined';
        }
        return;
      case 'void': {
        const state = found(await product.store.read('letters', letter)).state;
        const may = state !== 'voided';
        if (await this.same(done(product.as('principal').done('letters.void', { letter, reason: 'other' })), may)) {
          model.letters[who] = 'over';
        }
        return;
      }
      case 'countersign':
        return this.countersign();
      case 'reissue': {
        const principal = product.as('principal');
        const again = async () => {
          const { job } = await principal.done('letters.issueCampaign', { campaign: this.campaign });
          expect(await drive(principal, job)).toMatchObject({ made: 0 });
        };
        await this.same(done(again()), model.campaign === 'open');
        return;
      }
      default:
        return this.bulk(kind);
    }
  }

  private async same(did: Promise<boolean>, may: boolean): Promise<boolean> {
    expect(await did).toBe(may);
    return may;
  }

  async expectSame(): Promise<void> {
    await this.product.settle();
    const letters = await lettersOf(this.product, this.campaign);
    expect(letters).toHaveLength(2);
    expect(letters.map((one) => letterFault(one, digest))).toEqual([null, null]);
    for (const who of [0, 1] as const) {
      const letter = found(letters.find(({ _id }) => _id === this.letter(who)));
      const state = this.model.letters[who];
      expect(isSigned(letter)).toBe(state === 'signed' || state === 'both');
      expect(letter.state === 'countersigned').toBe(state === 'both');
      expect(isOpen(letter)).toBe(state === 'open' || state === 'declined');
    }
    for (const unit of ['yunling', 'yunling-edu']) {
      const recount = await this.product.as('systemAdmin').done('statistics.recount', { unit });
      expect(recount).toMatchObject({ moving: 0, differences: [] });
    }
  }
}

test('a campaign through functions and database is what its model says, whatever order it goes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const product = await openProduct('counted');
      try {
        await peopleForEdges(product);
        const run = new Run(product, await issue(product.as('principal'), 'principalClassTeacher', 'yunling-s1'));
        for (const one of steps) {
          await run.take(one);
        }
        await run.expectSame();
      } finally {
        await product.close();
      }
    }),
    { numRuns: SIZES.letterProductRuns, endOnFailure: true },
  );
}, 900_000);
