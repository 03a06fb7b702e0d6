import { CASE_STATES, type Case, isOpen } from '#domain/cases/documents';
import { GUARDS, type Guard, type GuardName } from '#domain/cases/guards';
import { closedBy, GUARDED, nextLawful } from '#domain/cases/lawful';
import { CASE_MOVES, nextState } from '#domain/cases/machine';
import type { PaperKind } from '#domain/cases/papers';
import { ownMark } from '#domain/cases/platform';
import { type CaseStep, type Ending, type StepAction, stepsOf } from '#domain/cases/steps';
import { addDays, daysBetween, type PlainDate, plainDate } from '#domain/plain-date';
import { FIRST_DAY } from './case-base';
import { situationWith } from './case-situation';
import { ACTIONS, OUTSIDE } from './case-tries';
import { taken, walks } from './case-walks';
import { placeOf, ROW, works } from './clock/naive';

describe('个案, walked at random', () => {
  it('never leaves the table, and changes by nothing but its steps', () => {
    walks((walked) => {
      const wrong = walked.filter(({ one, before, step }) => {
        const to = step === null ? before.state : nextState(before.state, step.action, before.before ?? undefined);
        const isGrown = step === null ? one.steps === before.steps : one.steps.length === before.steps.length + 1;
        return one.state !== to || !isGrown || (one.closedOn === null) !== isOpen(one.state);
      });
      expect(wrong).toEqual([]);
    });
  });

  it('is struck off only when class and lines have confirmed', () => {
    walks((walked, { bothLines }) => {
      for (const { before } of taken(walked, 'strikeOff')) {
        const since = before.steps.slice(before.steps.findLastIndex(({ action }) => action === 'claimReturn'));
        const confirmed = new Set(since.flatMap((step) => (step.action === 'confirmReturn' ? step.as : [])));
        expect(confirmed.has('class')).toBe(true);
        expect(confirmed.size).toBeGreaterThanOrEqual(bothLines === 'yes' ? 3 : 2);
      }
    });
  });

  it('is closed only when it was struck off and every day of the follow-up was looked at', () => {
    walks((walked) => {
      for (const { before } of taken(walked, 'close')) {
        expect(before.steps.some(({ action }) => action === 'strikeOff')).toBe(true);
        const days = new Set(before.steps.flatMap((step) => (step.action === 'check' ? step.day : [])));
        expect([...days].sort((a, b) => a - b)).toEqual([7, 30, 60, 90]);
      }
    });
  });

  it('has no notice without its contacts, a visit among them, and the hand of an organ of art. 58', () => {
    walks((walked) => {
      for (const { before, wanted } of taken(walked, 'issueNotice')) {
        expect(before.contacts).toBeGreaterThanOrEqual(3);
        expect(before.homeVisits).toBeGreaterThanOrEqual(1);
        expect(['townshipApprover', 'bureauApprover']).toContain(wanted.role);
      }
    });
  });

  it('goes to review only when everybody named was served and every clock has run out', () => {
    walks((walked, { isOrder }) => {
      for (const { before, situation } of taken(walked, 'review')) {
        const wanted = isOrder === 'yes' ? 'notice' : 'order';
        const paper = before.steps.findLast((step) => step.action === 'issueNotice' && step.kind === wanted);
        const struck = before.steps.flatMap((step) => (step.action === 'strikeService' ? step.service : []));
        const served = before.steps.filter(
          (step) =>
            step.action === 'serveNotice' &&
            step.paper === (paper as { paper?: string })?.paper &&
            !struck.includes(step.service),
        );
        const names = new Set(served.flatMap((step) => (step.action === 'serveNotice' ? step.addressee : [])));
        expect(names).toEqual(new Set(['guardian', 'guardian2']));
        // Seven days, the first not counted: on the eighth at the earliest.
        expect(served.every((step) => situation.today > addDays(step.on, 7))).toBe(true);
      }
    });
  });

  /** The steps of the procedure that a step stands in. */
  const procedure = ({ steps }: Case): readonly CaseStep[] =>
    steps.slice(steps.findLastIndex(({ action }) => action === 'review') + 1);
  const lastOf = <A extends StepAction>(steps: readonly CaseStep[], action: A) => stepsOf(steps, action).at(-1);

  /** A paper of the chain that nobody made void, and the days on which everybody whom it names was served. */
  function servedPaper(steps: readonly CaseStep[], kind: PaperKind): readonly string[] {
    const gone = stepsOf(steps, 'voidPaper').map(({ paper }) => paper);
    const made = stepsOf(steps, 'issueNotice').findLast((one) => one.kind === kind && !gone.includes(one.paper));
    const struck = steps.flatMap((step) => (step.action === 'strikeService' ? step.service : []));
    const served = stepsOf(steps, 'serveNotice').filter(
      ({ paper, service }) => paper === made?.paper && !struck.includes(service),
    );
    expect(served.map(({ addressee }) => addressee).sort()).toEqual(['guardian', 'guardian2']);
    return served.map(({ on }) => on).sort();
  }

  /** 行政处罚法 44, 45, 58, 60, told by the steps alone. */
  function wasDecidable(before: Case, today: PlainDate, isLater: boolean): void {
    const steps = procedure(before);
    const days = servedPaper(steps, 'penaltyTold');
    const worked = (served: string): number =>
      ROW.slice(placeOf(served) + 1, placeOf(today)).filter((day) => works(day, [])).length;
    expect(isLater || days.every((day) => worked(day) >= 5)).toBe(true);
    expect(lastOf(steps, 'nameOfficers')?.officers).toBeGreaterThanOrEqual(2);
    const opened = stepsOf(steps, 'nameOfficers')[0]?.on;
    expect(daysBetween(opened ?? FIRST_DAY, today)).toBeLessThanOrEqual(90);
    const places = steps.map(({ action }) => action);
    const told = steps.findLastIndex((step) => step.action === 'issueNotice' && step.kind === 'penaltyTold');
    const review = lastOf(steps, 'legalReview');
    expect(places.lastIndexOf('answerStatement')).toBeGreaterThan(told);
    expect(places.lastIndexOf('legalReview')).toBeGreaterThan(places.lastIndexOf('answerStatement'));
    expect(review?.agrees).toBe(true);
    const hands = before.steps.filter(({ action }) => action !== 'legalReview').map(({ by }) => by.person);
    expect(hands).not.toContain(review?.by.person);
  }

  it('is decided, and its paper leaves, only with everything that the law lists', () => {
    walks((walked, { basis }) => {
      const papers = taken(walked, 'issueNotice').filter(
        ({ step }) => 'kind' in step && step.kind === 'penaltyDecision',
      );
      for (const { before, situation } of taken(walked, 'decide')) {
        expect(basis).not.toBe('');
        wasDecidable(before, situation.today, false);
      }
      for (const { before, situation } of papers) {
        expect(before.state).toBe('decision');
        wasDecidable(
          { ...before, steps: before.steps.filter(({ action }) => action !== 'decide') },
          situation.today,
          true,
        );
      }
    });
  });

  it('goes to court only when the family was served the decision, could sue, and was asked once more', () => {
    walks((walked) => {
      for (const { before, situation, wanted } of taken(walked, 'goToCourt')) {
        const decided = servedPaper(procedure(before), 'penaltyDecision').at(-1) ?? '';
        // Six months for a suit, and the three in which the court can be asked.
        expect(daysBetween(plainDate(decided), situation.today)).toBeGreaterThan(180);
        expect(daysBetween(plainDate(decided), situation.today)).toBeLessThan(300);
        if (wanted.paper !== 'complaint') {
          const asked = servedPaper(procedure(before), 'demand').at(-1) ?? '';
          expect(daysBetween(plainDate(asked), situation.today)).toBeGreaterThan(10);
        }
      }
    });
  });

  it('issues each paper of the chain in its place', () => {
    walks((walked, { basis }) => {
      for (const { before, step } of taken(walked, 'issueNotice')) {
        const kind = step.action === 'issueNotice' ? step.kind : 'notice';
        const isOfChain = kind !== 'notice' && kind !== 'order';
        const isInChain = before.state === 'enforcementReview' || before.state === 'decision';
        expect([kind, isInChain]).toEqual([kind, isOfChain]);
        expect(!isOfChain || basis !== '').toBe(true);
      }
    });
  });

  it('is excluded and reopened by a second person alone', () => {
    walks((walked) => {
      for (const { before, wanted } of [...taken(walked, 'exclude'), ...taken(walked, 'reopen')]) {
        const proposal = before.steps.findLast(
          ({ action }) => action === 'proposeExclusion' || action === 'proposeReopening',
        );
        expect(proposal?.by.person).not.toBe(wanted.person);
      }
    });
  });

  it('of whom nobody can reach ends with age or death alone', () => {
    walks((walked) => {
      for (const { before, wanted } of taken(walked, 'end')) {
        if (before.state === 'unreachable') {
          expect(wanted.ending === 'deceased' || (wanted.ending === 'age' && (wanted.evidence.age ?? 0) >= 16)).toBe(
            true,
          );
        }
      }
    });
  });

  it('asks the national platform to say 辍学 only of who was confirmed, and nothing of who is struck off', () => {
    walks((walked) => {
      const wrong = walked.filter(({ one }) => {
        const mark = ownMark(one);
        const done = one.steps.map(({ action }) => action);
        const isOver = !isOpen(one.state) || (one.state === 'followUp' && done.at(-1) === 'strikeOff');
        const mayBeDropped = one.resumes === true || done.includes('confirm');
        return (mark === 'dropped' && !mayBeDropped) || (isOver && mark !== 'unmarked');
      });
      expect(wrong).toEqual([]);
    });
  });

  it('offers as the next step only what is open', () => {
    walks((walked) => {
      const wrong = walked.filter(({ situation }) => {
        const next = nextLawful(situation);
        return next !== null && closedBy(situation, next) !== null;
      });
      expect(wrong).toEqual([]);
    });
  });

  it('comes on these walks to every state and through every act', () => {
    const states = new Set<string>(['none', 'relapsed']);
    const acts = new Set<string>(OUTSIDE);
    walks((walked) => {
      for (const { one, step } of walked) {
        states.add(one.state);
        acts.add(step?.action ?? 'contact');
      }
    });
    expect([ACTIONS.filter((one) => !acts.has(one)), CASE_STATES.filter((one) => !states.has(one))]).toEqual([[], []]);
  });
});

describe('规矩', () => {
  const names = [...new Set(Object.values(GUARDED).flat())];

  it('names every guard somewhere in the table', () => {
    expect(new Set(names)).toEqual(new Set(Object.keys(GUARDS)));
  });

  it('closes and opens each on the walks, with a sentence to a person', () => {
    const seen = new Map<GuardName, Set<boolean>>();
    walks((walked) => {
      for (const { situation } of walked) {
        for (const name of names.filter((one) => seen.get(one)?.size !== 2)) {
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

  it('has for every act that is guarded a sentence and a source', () => {
    expect(Object.keys(GUARDED).every((action) => Object.values(CASE_MOVES).some((moves) => action in moves))).toBe(
      true,
    );
  });
});
