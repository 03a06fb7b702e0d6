import type { Post } from '#domain/accounts/documents';
import type { Unit } from '#domain/jurisdiction';
import { draftLetter, issuedLetter, type Unissued } from '#domain/letters/acts';
import { targetsOf } from '#domain/letters/campaign-rules';
import type { Campaign, Template } from '#domain/letters/campaigns';
import { letterContent, spokenTargets, spokenTerm, type UnitVariables, unitContent } from '#domain/letters/content';
import type { Letter, LetterContent } from '#domain/letters/documents';
import { EDGES, type EdgeId, type PostEdge } from '#domain/letters/edges';
import { edgeOf } from '#domain/letters/parties';
import type { Sealer } from '#domain/letters/sealer';
import { POSTS, postId } from '#domain/posts';
import type { Job } from '#domain/records';
import type { Adult, Child, Household } from '#domain/roster/documents';
import { placesOf } from '#domain/roster/places';
import { letterPeriod } from '#domain/statistics/targets';

/** 乙方 of one letter. */
export type Party =
  | { readonly of: 'guardian'; readonly child: Child; readonly adult: Adult }
  | { readonly of: 'household'; readonly household: Household; readonly children: readonly Child[] }
  | { readonly of: 'post'; readonly post: Post };

/** A household's number is people's own; a colon in it would end the party too early. */
const plainId = (id: string): string => id.replace(/[:\s/]/g, '_');

/** `<party:slot>` as the letter's id has it. */
export function partyKey(party: Party): string {
  switch (party.of) {
    case 'guardian':
      return `${party.child._id}:${party.adult.slot}`;
    case 'household':
      return `${plainId(party.household._id)}:household`;
    default:
      return `${party.post.unit}:${party.post.role}-${party.post.n}`;
  }
}

/** What all letters of one campaign share. */
export interface Issue {
  /** The bulk act that makes them; its instant is that of the letters. */
  readonly job: Pick<Job, 'county' | 'by' | 'startedAt'> & { readonly _id?: string };
  readonly campaign: Campaign;
  readonly template: Template;
  readonly sealer: Sealer;
}

/** What all letters at one unit share besides. */
export interface LeafIssue extends Issue {
  readonly unit: Unit;
  /** The unit of 甲方. */
  readonly upper: Unit;
  /** 甲方's name of the day; empty where nobody has the post. */
  readonly issuerName: string;
  readonly school: string;
  readonly phone: string;
}

/** The children of a household as every letter of it names them, whichever signing it is of: the eldest first. */
export function eldestFirst<C extends Pick<Child, '_id' | 'birthMonth'>>(children: readonly C[]): C[] {
  const key = ({ birthMonth, _id }: C): string => `${birthMonth} ${_id}`;
  return [...children].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

const upperRole = (edge: EdgeId) => EDGES[edge].upper.role;

function guardianContent(at: LeafIssue, letterId: string, party: Party & { of: 'guardian' }): LetterContent {
  const { campaign, template, unit, job } = at;
  const { child, adult } = party;
  return letterContent({
    letterId,
    county: job.county,
    child: child._id,
    template,
    variables: {
      ...campaign.variables,
      学校: at.school,
      班级: unit.name,
      学生: child.name,
      学年学期: spokenTerm(campaign.schoolYear, campaign.term),
      班主任: at.issuerName ? `${at.issuerName}老师` : '',
      电话: at.phone,
      监护人: adult.name,
      关系: adult.relation,
    },
    issuedAt: job.startedAt,
  });
}

/** 乙方 as its letter calls it. */
function lowerSide(at: LeafIssue, party: Party): Pick<UnitVariables, '乙方单位' | '乙方岗位' | '乙方责任人'> {
  if (party.of === 'post') {
    return { 乙方单位: at.unit.name, 乙方岗位: POSTS[party.post.role].title, 乙方责任人: party.post.name };
  }
  const head = party.of === 'household' ? party.household.head : '';
  return { 乙方单位: at.unit.name, 乙方岗位: '户主', 乙方责任人: head };
}

function unitContentOf(at: LeafIssue, letterId: string, party: Party): LetterContent {
  const { campaign, template, upper, unit, job } = at;
  const household = party.of === 'household' ? party : null;
  return unitContent({
    letterId,
    county: job.county,
    kind: household ? 'householdLetter' : 'postLetter',
    template,
    variables: {
      ...campaign.variables,
      甲方单位: upper.name,
      甲方岗位: POSTS[upperRole(edgeOf(campaign))].title,
      甲方责任人: at.issuerName,
      ...lowerSide(at, party),
      学年: spokenTerm(campaign.schoolYear, campaign.term),
      目标: spokenTargets(targetsOf(campaign, unit._id)),
      户主: household?.household.head ?? '',
      孩子: eldestFirst(household?.children ?? [])
        .map((child) => child.name)
        .join('、'),
      电话: at.phone,
    },
    issuedAt: job.startedAt,
  });
}

const NOWHERE = { residencePath: null, registeredPath: null };

/** What the letter is before anything has happened to it: whose, and where it lies. */
function unissuedOf(at: LeafIssue, _id: string, party: Party): Unissued {
  const { campaign, template, unit, upper, job } = at;
  const edge = edgeOf(campaign);
  const common = {
    _id,
    county: job.county,
    campaign: campaign._id,
    period: letterPeriod(campaign),
    title: template.title,
    issuer: postId(upper._id, upperRole(edge)),
    signing: campaign.signing ?? 'partyOnly',
    until: campaign.until,
    ...(job._id === undefined ? {} : { job: job._id }),
  };
  if (party.of === 'guardian') {
    const { child, adult } = party;
    const classed = { classId: unit._id, eduPath: unit.path, ...placesOf(child) };
    return {
      ...common,
      edge: 'teacherGuardian',
      child: child._id,
      slot: adult.slot,
      adultKind: adult.kind,
      ...classed,
    };
  }
  const lies = { ...NOWHERE, dutyPath: unit.path };
  if (party.of === 'household') {
    const of = { household: party.household._id, slot: 'household' as const, classId: null, eduPath: null };
    return { ...common, edge: 'groupHousehold', ...of, ...lies };
  }
  const { post } = party;
  return {
    ...common,
    edge: edge as PostEdge,
    post: post._id,
    role: post.role,
    unit: unit._id,
    slot: `${post.role}-${post.n}`,
    classId: unit.kind === 'class' ? unit._id : null,
    eduPath: unit.line === 'education' ? unit.path : null,
    ...lies,
  };
}

/** One letter; the same job makes the same letter again, with the instant of its start. */
export function letterFor(at: LeafIssue, party: Party): Letter {
  const { campaign, template, job, sealer } = at;
  const _id = `${campaign._id}:${partyKey(party)}`;
  const content = party.of === 'guardian' ? guardianContent(at, _id, party) : unitContentOf(at, _id, party);
  const unissued = unissuedOf(at, _id, party);
  if (campaign.signing === 'issuerFirst') {
    return draftLetter(unissued, content, sealer);
  }
  const issuer = { authority: { kind: 'post' as const, id: job.by.post ?? '' }, personId: job.by.person };
  return issuedLetter(unissued, content, { id: template._id, text: template.statement }, issuer, sealer);
}
