import type { Answered } from '#domain/api';
import { CALLERS, type Caller, isHeld, isMain, isPost, type Relation, relationOf } from './callers';
import { mayBe, type RuleLine } from './lines';
import type { Probe } from './probe';
import type { Stage } from './stage';
import { HERE, SUBJECTS, type SubjectName } from './subjects';
import { MISSING, swapped } from './twins';

/** Codes that say no to who is asking. */
const REFUSED = new Set<string>(['NOT_FOUND', 'FORBIDDEN', 'POST_NOT_HELD', 'UNAUTHENTICATED', 'NOT_BOUND']);
/** Where even that there is such a thing must not be told. */
const OUT_OF_SIGHT = new Set<Relation>([
  'above them',
  'beside them',
  'on the other line',
  'other county',
  'another person',
]);

interface Cell {
  readonly probe: Probe;
  readonly caller: Caller;
  readonly about: SubjectName;
  readonly relation: Relation;
  readonly may: boolean;
  /** Whether the operation itself reaches there: then it is no secret that there is something. */
  readonly inSight: boolean;
}

/** Every cell: each way of asking × each caller × each subject. */
export function cellsOf(probes: readonly Probe[], lines: readonly RuleLine[]): Cell[] {
  return probes.flatMap((probe) =>
    probe.about.flatMap((about) =>
      CALLERS.map((caller) => {
        const relation = relationOf(caller, SUBJECTS[about]);
        const may = mayBe(lines, probe.name, caller.who, relation);
        const inSight = may || mayBe(lines, probe.operation, caller.who, relation);
        return { probe, caller, about, relation, may, inSight };
      }),
    ),
  );
}

/** The cells that decide: whoever stands nearest about the first subject, and every kind of "not quite" of those who may. */
export function deciding(cells: readonly Cell[]): Cell[] {
  const who = new Map<Probe, Set<string>>();
  for (const { probe, caller, may } of cells) {
    if (may) {
      who.set(probe, (who.get(probe) ?? new Set()).add(caller.who));
    }
  }
  return cells.filter(({ probe, caller, about }) => {
    const first = about === probe.about[0];
    if (!isPost(caller)) {
      return first || who.get(probe)?.has(caller.who);
    }
    const near = first && isMain(caller);
    return who.get(probe)?.has(caller.who) ? first || (isHeld(caller) && caller.county === HERE) : near;
  });
}

function fault({ probe, may }: Cell, answered: Answered<unknown>): string | null {
  const code = answered.ok ? 'ok' : answered.code;
  if (may) {
    return answered.ok || (probe.after as readonly string[]).includes(code) ? null : code;
  }
  return REFUSED.has(code) || (probe.denied as readonly string[]).includes(code) ? null : code;
}

/** Whether a "you may not" out of sight tells that there is something: then nothing at all is answered otherwise. */
async function tells(stage: Stage, cell: Cell, answered: Answered<unknown>): Promise<boolean> {
  const { probe, caller, about, relation, inSight } = cell;
  if (answered.ok || answered.code !== 'FORBIDDEN' || inSight || !OUT_OF_SIGHT.has(relation)) {
    return false;
  }
  const request = swapped(probe.request(SUBJECTS[about], caller), MISSING);
  const nothing = await stage.ask({ ...probe, request: () => request }, SUBJECTS[about], caller);
  return nothing.ok || nothing.code !== 'FORBIDDEN';
}

/** Asks cell by cell. @returns what is not as the lines say, a line each. */
export async function disagreements(stage: Stage, cells: readonly Cell[]): Promise<string[]> {
  const found: string[] = [];
  for (const cell of cells) {
    const { probe, caller, about, relation, may } = cell;
    const answered = await stage.ask(probe, SUBJECTS[about], caller);
    const wrong = (await tells(stage, cell, answered)) ? 'FORBIDDEN tells that it exists' : fault(cell, answered);
    if (wrong !== null) {
      found.push(`${probe.name} | ${caller.name} | ${about}: ${relation} | ${may ? 'yes' : 'no'}, but ${wrong}`);
    }
  }
  return found;
}
