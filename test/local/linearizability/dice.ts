/** Chance that can be had again: the same seed throws the same dice. */
export class Dice {
  constructor(private seed: number) {}

  /** Evenly in [0, 1). */
  throw(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  below(count: number): number {
    return Math.floor(this.throw() * count);
  }

  /** One of a list, each as likely as its weight. */
  weighed<T>(choices: readonly (readonly [number, T])[]): T {
    let rest = this.throw() * choices.reduce((sum, [weight]) => sum + weight, 0);
    const found = choices.find(([weight]) => {
      rest -= weight;
      return rest < 0;
    });
    const chosen = found ?? choices[0];
    if (chosen === undefined) {
      throw new Error('nothing to choose from');
    }
    return chosen[1];
  }

  /** Lets others go first, a few turns of the event loop. */
  async dawdle(most: number): Promise<void> {
    for (let turns = this.below(most); turns > 0; turns -= 1) {
      await new Promise((next) => setImmediate(next));
    }
  }
}
