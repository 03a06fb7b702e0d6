import { GUARDS, type Guard, type GuardName } from '#domain/cases/guards';
import { closedBy, GUARDED } from '#domain/cases/lawful';
import type { Ending } from '#domain/cases/steps';
import { situationWith, walks } from './case-walks';

describe('规矩', () => {
  const names = [...new Set(Object.values(GUARDED).flat())];

  it('names every guard somewhere in the table', () => {
    expect(new Set(names)).toEqual(new Set(Object.keys(GUARDS)));
  });

  it('closes and opens each on the walks, with a sentence to a person', () => {
    const seen = new Map<GuardName, Set<boolean>>();
    walks((walked) => {
      for (const { situation } of walked) {
        for (const name of names) {
          const guard: Guard = GUARDS[name];
          const reason = guard.closed(situation);
          seen.set(name, (seen.get(name) ?? new Set()).add(reason === null));
          if (reason !== null) {
            expect(reason).toMatch(/[。]$/);
          }
        }
      }
    });
    expect(names.filter((name) => seen.get(name)?.size !== 2)).toEqual([]);
  });

  it.each<[Ending, number | null, boolean]>([
    ['age', 15, false],
    ['age', null, false],
    ['age', 16, true],
    ['deceased', 9, true],
    ['finished', 15, false],
    ['abroad', 9, false],
  ])('whom nobody can reach: %s at %p', (ending, age, isOpen) => {
    const situation = situationWith({ state: 'unreachable' }, { ending, evidence: { age } });
    expect(closedBy(situation, 'end') === null).toBe(isOpen);
  });
});
