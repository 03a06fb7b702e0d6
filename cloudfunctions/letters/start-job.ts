import { found } from '#domain/errors';
import { issuedLetter, type Unissued } from '#domain/letters/acts';
import type { Campaign, Template } from '#domain/letters/campaigns';
import { letterContent, spokenTerm } from '#domain/letters/content';
import type { Letter } from '#domain/letters/documents';
import type { Sealer } from '#domain/letters/sealer';
import { templateId } from '#domain/letters/templates';
import { signers } from '#domain/letters/who-signs';
import type { Instant } from '#domain/plain-date';
import { postId } from '#domain/posts';
import type { Job } from '#domain/records';
import type { Adult, Child } from '#domain/roster/documents';
import type { Places } from '#domain/roster/places';
import { letterPeriod, letterTargets } from '#domain/statistics/targets';
import type { JobKind } from '../kit/jobs';
import type { Store } from '../kit/store';
import { leafTarget } from './issue-job';
import type { Party } from './round';
import { sealerFor } from './sealer';

export const START_KIND = 'letters.start';
const LETTERS_A_CHUNK = 40;

/** What all letters of one start share. */
interface Issue {
  readonly job: Job;
  readonly campaign: Campaign;
  readonly template: Template;
  readonly school: string;
  readonly className: string;
  readonly teacher: string;
  readonly phone: string;
  readonly sealer: Sealer;
}

const partiesOf = (job: Job): Party[] => job.input['parties'] as Party[];

function partsOf(party: Party): { readonly child: string; readonly slot: string } {
  const [child = '', slot = ''] = party.split(':');
  return { child, slot };
}

async function issueOf(store: Store, job: Job, now: Instant): Promise<Issue> {
  const campaign = found(await store.read('campaigns', String(job.input['campaign'])));
  const { county, unit, template, templateVersion } = campaign;
  const above = await store.readAll('units', campaign.path.split('/').filter(Boolean));
  const school = above.find((one) => one.kind === 'school');
  const teacher = await store.read('posts', postId(unit, 'classTeacher'));
  return {
    job,
    campaign,
    template: found(await store.read('templates', templateId(county, template, templateVersion))),
    school: school?.name ?? '',
    className: above.find((one) => one._id === unit)?.name ?? '',
    teacher: teacher?.name ? `${teacher.name}老师` : '',
    phone: school?.phone ?? '（见学校公示）',
    sealer: await sealerFor(store, job.county, now),
  };
}

const NOWHERE: Places = { residencePath: null, registeredPath: null, dutyPath: null };

/** Where the child was when the start was planned: what the end of the job wakes is then where its letters lie, whoever moved meanwhile. */
function placesIn(job: Job, child: string): Places {
  const planned = job.input['places'] as Readonly<Record<string, Places>> | undefined;
  return planned?.[child] ?? NOWHERE;
}

/** One letter; the same job makes the same letter again, with the instant of its start. */
function letterOf(issue: Issue, child: Child, adult: Adult): Letter {
  const { job, campaign, template } = issue;
  const _id = `${campaign._id}:${child._id}:${adult.slot}`;
  const variables = {
    学校: issue.school,
    班级: issue.className,
    学生: child.name,
    学年学期: spokenTerm(campaign.schoolYear, campaign.term),
    班主任: issue.teacher,
    电话: issue.phone,
    监护人: adult.name,
    关系: adult.relation,
  };
  const content = letterContent({
    letterId: _id,
    county: job.county,
    child: child._id,
    template,
    variables,
    issuedAt: job.startedAt,
  });
  const unissued: Unissued = {
    _id,
    edge: 'teacherGuardian',
    issuer: postId(campaign.unit, 'classTeacher'),
    signing: 'partyOnly',
    county: job.county,
    campaign: campaign._id,
    period: letterPeriod(campaign),
    child: child._id,
    slot: adult.slot,
    adultKind: adult.kind,
    title: template.title,
    classId: campaign.unit,
    eduPath: campaign.path,
    ...placesIn(job, child._id),
    until: campaign.until,
    job: job._id,
  };
  const issuer = { authority: { kind: 'post' as const, id: job.by.post ?? '' }, personId: job.by.person };
  return issuedLetter(unissued, content, { id: template._id, text: template.statement }, issuer, issue.sealer);
}

/** The letters of these parties, as far as child and adult are still there. */
async function lettersFor(store: Store, issue: Issue, parties: readonly Party[]): Promise<Letter[]> {
  const wanted = parties.map(partsOf);
  const children = await store.readAll('children', [...new Set(wanted.map(({ child }) => child))]);
  const byId = new Map(children.map((child) => [child._id, child]));
  return wanted.flatMap(({ child: id, slot }) => {
    const child = byId.get(id);
    const adult = child && signers(child.adults).find((one) => one.slot === slot);
    return child && adult ? [letterOf(issue, child, adult)] : [];
  });
}

/** 发起: one letter for each party named in the plan. */
export const startJobKind: JobKind = {
  kind: START_KIND,
  async chunk(store, job, now) {
    const parties = partiesOf(job).slice(job.cursor, job.cursor + LETTERS_A_CHUNK);
    const letters = await lettersFor(store, await issueOf(store, job, now), parties);
    return {
      append: letters.map((document) => ({ collection: 'letters' as const, document })),
      cursor: job.cursor + parties.length,
      counts: { letters: letters.length },
    };
  },
  async finish(store, job) {
    const campaign = found(await store.read('campaigns', String(job.input['campaign'])));
    const log = partiesOf(job).map((party) => `${campaign._id}:${party}`);
    const children = [...new Set(partiesOf(job).map((party) => partsOf(party).child))];
    const where = children.map((child) => placesIn(job, child));
    const made = { county: job.county, classId: campaign.unit, eduPath: campaign.path, period: letterPeriod(campaign) };
    const targets = where.flatMap(({ dutyPath }) => letterTargets({ ...made, dutyPath }));
    return {
      // A child may have moved since the plan, and what is older may still ask: the letters, now in sight, are looked at as a class.
      wakes: { letters: [leafTarget(campaign._id, campaign.unit)], log, statistics: [...new Set(targets)] },
      paths: [...new Set([campaign.path, ...where.map(({ dutyPath }) => townshipOf(dutyPath))])],
    };
  },
};

/** Two levels of a path: a class's families live in a few townships, and a fact names twelve paths at most. */
function townshipOf(path: string | null): string | null {
  return path === null ? null : `${path.split('/').slice(0, 2).filter(Boolean).join('/')}/`;
}
