import type { ClassLetters, LetterCounts } from '#domain/letters/api';
import { GUARDIAN_TEMPLATE } from '#domain/letters/built-in';
import { namesIn, spokenTerm, summaryHeadings } from '#domain/letters/content';
import type { GuardianLetter } from '#domain/letters/documents';
import { isSigned } from '#domain/letters/machine';
import { signers, standingOf } from '#domain/letters/who-signs';
import type { Child } from '#domain/roster/documents';
import { letterGroup } from '#domain/statistics/counts';
import type { Call, Reading } from '../kit/handler';
import { rowOf } from './letter-view';
import { classRequest } from './requests';
import { classChildren, classLetters, classScope, roundOf, withoutLetter } from './round';
import { START_KIND } from './start-job';

const SUMMARY = summaryHeadings('teacherGuardian');
const shown = (text: string): string => text.replace(/\{\{([^{}]+)\}\}/g, '【$1】');

/** The text as the teacher sees it before it is sent, with its variables in brackets. */
const PREVIEW = {
  summary: GUARDIAN_TEMPLATE.summary.map((line, n) => ({ heading: SUMMARY[n] ?? '', line: shown(line) })),
  body: shown(GUARDIAN_TEMPLATE.body),
};

function countsOf(letters: readonly GuardianLetter[]): LetterCounts {
  const by = (method: GuardianLetter['method']): number =>
    letters.filter((one) => isSigned(one) && one.method === method).length;
  return {
    total: letters.length,
    self: by('self'),
    assisted: by('assisted'),
    paper: by('paper'),
    declined: letters.filter((one) => one.state === 'declined').length,
  };
}

const URGENCY = { unsigned: 0, declined: 1, partly: 2, carer: 3, signed: 4 } as const;

/** Children in the order of what needs attention, each with the letters of its guardians. */
function itemsOf(children: readonly Child[], letters: readonly GuardianLetter[]): ClassLetters[] {
  // Whoever has changed the class since stays in the list of the class that issued the letter, as in its numbers.
  const ids = new Set([...children.map(({ _id }) => _id), ...letters.map(({ child }) => child)]);
  const items = [...ids].flatMap((child) => {
    const own = letters.filter((letter) => letter.child === child);
    const [first] = own;
    const name = children.find(({ _id }) => _id === child)?.name ?? (first ? namesIn(first).child : '');
    return first ? [{ child, childName: name, standing: standingOf(own), letters: own.map(rowOf) }] : [];
  });
  return items.sort((a, b) => URGENCY[a.standing] - URGENCY[b.standing]);
}

async function openJob(call: Call, campaign: string): Promise<string | null> {
  const list = await call.store.read('openJobs', call.county);
  return list?.jobs.find((job) => job.id.startsWith(`${call.county}:${START_KIND}:${campaign}:`))?.id ?? null;
}

/** 班级责任书 */
export const classProgress: Reading<'letters.classProgress'> = {
  request: classRequest,
  scope: ({ store }, { unit }) => classScope(store, unit),
  async read(call, request) {
    const { store } = call;
    const round = await roundOf(store, request.unit, call.today);
    const children = await classChildren(store, round.unit);
    const all = await classLetters(store, round);
    const letters = all.filter((letter) => letterGroup(letter) !== null);
    // Begun by the teacher, or above for many classes at once.
    const campaign =
      (await store.read('campaigns', round.campaign)) ?? (await store.read('campaigns', letters[0]?.campaign ?? ''));
    const lacking = withoutLetter(round, children, all);
    return {
      className: round.unit.name,
      schoolName: round.school.name,
      title: GUARDIAN_TEMPLATE.title,
      term: spokenTerm(round.schoolYear, round.term),
      campaign: campaign ? { id: campaign._id, from: campaign.from, until: campaign.until } : null,
      counts: countsOf(letters),
      missing: lacking.length,
      withoutAdults: children.filter((child) => signers(child.adults).length === 0).length,
      preview: PREVIEW,
      mayStart: call.post?.role === 'classTeacher',
      job: await openJob(call, round.campaign),
      items: itemsOf(children, letters),
    };
  },
};
