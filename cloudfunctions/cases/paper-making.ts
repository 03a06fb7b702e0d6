import { createHash } from 'node:crypto';
import type { Case } from '#domain/cases/documents';
import { organName } from '#domain/cases/organ';
import {
  draftContent,
  type EarlierPaper,
  type PaperContent,
  type PaperMatter,
  paperTitle,
} from '#domain/cases/paper-content';
import { legalGuardians } from '#domain/cases/paper-rules';
import { NATIONAL_VERSION, NATIONAL_WORDINGS, type PaperWording } from '#domain/cases/paper-wording';
import type { Paper, PaperKind } from '#domain/cases/papers';
import { lastStep, servicesOf, standingPapers, stepsOf, thisRound } from '#domain/cases/steps';
import { countTerm } from '#domain/clock/day-counting';
import { found, refuse } from '#domain/errors';
import { unitsOf } from '#domain/jurisdiction';
import { canonical } from '#domain/letters/canonical';
import { sm3 } from '#domain/letters/sm3';
import type { PlainDate } from '#domain/plain-date';
import type { AdultSlot, Child } from '#domain/roster/documents';
import type { Call } from '../kit/handler';
import { contentOf } from '../kit/kept-papers';
import type { Store, Transaction } from '../kit/store';
import type { Rules } from './of-child';

/** What whoever drafts chooses and writes. */
export interface Drafting {
  readonly kind: PaperKind;
  readonly addressees: readonly AdultSlot[];
  readonly facts: string;
  readonly ruling: string;
}

export const templateIdOf = (county: string, kind: PaperKind, version: number): string =>
  `${county}~${kind}:${version}`;

/** 样式 of a version. @throws {Refusal} NOT_FOUND */
export async function wordingOf(store: Store, county: string, kind: PaperKind, version: number): Promise<PaperWording> {
  return version === NATIONAL_VERSION
    ? NATIONAL_WORDINGS[kind]
    : found(await store.read('paperTemplates', templateIdOf(county, kind, version)));
}

/** The version in force: the county's latest, or the national text. */
export async function versionInForce(store: Store, county: string, kind: PaperKind): Promise<number> {
  const { items } = await store.page('paperTemplates', {
    equal: { county, kind },
    range: { key: 'version' },
    order: 'desc',
    limit: 1,
  });
  return items[0]?.version ?? NATIONAL_VERSION;
}

/** In the holidays the paper names the first school day (law.md 3). @throws {Refusal} CALENDAR_MISSING, HOLIDAYS_MISSING */
function firstSchoolDay(kind: PaperKind, one: Case, rules: Rules, today: PlainDate): PlainDate | null {
  if (kind !== 'notice' && kind !== 'order') {
    return null;
  }
  const length = rules.policy.get(kind === 'order' ? 'order.termDays' : 'notice.termDays');
  const counting = { ...rules, pauses: stepsOf(one.steps, 'pause') };
  const { moved, last } = countTerm(today, { length, unit: 'days' }, 'return', counting);
  return moved === 'schoolClosed' ? last : null;
}

/** When everybody of a paper had been served; null while somebody was not. */
function servedOn(one: Case, paper: string, addressees: readonly AdultSlot[]): PlainDate | null {
  const days = servicesOf(one.steps).flatMap((step) => (step.paper === paper ? step.on : []));
  return days.length >= addressees.length ? ([...days].sort().at(-1) ?? null) : null;
}

async function earlierOf(store: Store, one: Case, kind: PaperKind, rules: Rules): Promise<EarlierPaper[]> {
  const standing = standingPapers(thisRound(one.steps)).filter((step) => kind !== 'notice' && step.kind !== kind);
  const numbers = new Map(
    (
      await store.readAll(
        'papers',
        standing.map(({ paper }) => paper),
      )
    ).map((one) => [one._id, one.number]),
  );
  return standing.map(({ paper, kind: of, addressees }) => ({
    title: paperTitle(of, rules.policy),
    number: numbers.get(paper) ?? '',
    servedOn: servedOn(one, paper, addressees),
  }));
}

function addresseesOf(child: Child, slots: readonly AdultSlot[]): PaperMatter['addressees'] {
  const legal = legalGuardians(child);
  return slots.map((wanted) => {
    const adult = legal.find(({ slot }) => slot === wanted);
    return adult
      ? { slot: adult.slot, name: adult.name, relation: adult.relation }
      : refuse('INVALID_ARGUMENT', { fields: [{ path: 'addressees', rule: '文书只写给父母或其他法定监护人' }] });
  });
}

/** Where a paper is made: the case as it is, and the organ whose paper it is. */
export interface Place {
  readonly one: Case;
  readonly child: Child;
  readonly rules: Rules;
  readonly organ: string;
}

async function matterOf(call: Call, { one, child, rules, organ }: Place, drafting: Drafting): Promise<PaperMatter> {
  const { store, today } = call;
  const [unit, county, earlier, units] = await Promise.all([
    store.read('units', organ).then(found),
    store.read('counties', call.county).then(found),
    earlierOf(store, one, drafting.kind, rules),
    store.readAll('units', unitsOf(child.eduPath ?? '')),
  ]);
  return {
    ...drafting,
    organ: organName(unit, county.name),
    phone: unit.phone ?? '',
    countyName: county.name,
    addressees: addresseesOf(child, drafting.addressees),
    child: {
      name: child.name,
      sex: child.sex,
      birthMonth: child.birthMonth,
      school: units.find(({ kind }) => kind === 'school')?.name ?? '学校',
      className: child.className,
    },
    lastAttendedOn: one.lastAttendedOn,
    firstSchoolDay: firstSchoolDay(drafting.kind, one, rules, today),
    earlier,
    termOver: earlier.length > 0,
  };
}

/** 成文 of a draft by a version of the wording. */
export async function composedDraft(
  call: Call,
  place: Place,
  drafting: Drafting,
  template: number,
): Promise<PaperContent> {
  const wording = await wordingOf(call.store, call.county, drafting.kind, template);
  const matter = await matterOf(call, place, drafting);
  return draftContent(matter, wording, { policy: place.rules.policy, template });
}

/** 摘要 of what is printed. */
export function digestOf(text: string): NonNullable<Paper['digest']> {
  const bytes = Buffer.from(text, 'utf8');
  return { sm3: sm3(bytes), sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** The paper of this case. @throws {Refusal} NOT_FOUND for one of another case too */
export function ofCase(paper: Paper | null, one: string): Paper {
  const known = found(paper);
  return known.case === one ? known : refuse('NOT_FOUND');
}

/** 机关: nobody issues, voids or decides another organ's paper. @throws {Refusal} FORBIDDEN */
export function requireOrgan({ post }: Call, { organ }: Pick<Paper, 'organ'>): void {
  if (post?.unit !== organ) {
    refuse('FORBIDDEN', { message: '这是另一个机关的文书，请由该机关办理。' });
  }
}

/**
 * What was decided is what leaves: after 登记处理决定 the paper can be drafted and issued with the same facts, ruling and people alone.
 * @throws {Refusal} ILLEGAL_STATE
 */
export async function requireAsDecided(tx: Transaction, one: Case, { kind, ...said }: Drafting): Promise<void> {
  const decided = one.state === 'decision' && kind === 'penaltyDecision' ? lastStep(one.steps, 'decide') : null;
  if (decided === null) {
    return;
  }
  const paper = found(await tx.read('papers', decided.paper));
  const { facts, ruling } = contentOf(paper);
  const wordsOf = (one: Omit<Drafting, 'kind'>): string =>
    canonical([one.facts, one.ruling, [...one.addressees].sort()]);
  if (wordsOf({ facts, ruling, addressees: paper.addressees }) !== wordsOf(said)) {
    refuse('ILLEGAL_STATE', { message: '和登记的处理决定不一样。要改决定，请先批评教育、责令改正，再重新办理。' });
  }
}

export const by = ({ person, post }: Call) => ({ person, post: post?.id ?? '' });
