import { found } from '#domain/errors';
import { type Unit, unitsOf } from '#domain/jurisdiction';
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
import { placesOf } from '#domain/roster/places';
import { letterPeriod } from '#domain/statistics/targets';
import type { Store } from '../kit/store';
import { type Party, partyKey } from './leaf-parties';

/** What all letters of one campaign share. */
export interface Issue {
  readonly job: Pick<Job, '_id' | 'county' | 'by' | 'startedAt'>;
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

const upperRole = (edge: EdgeId) => EDGES[edge].upper.role;

/** The unit above a leaf that is 甲方 of the edge. 县教育局 has the county above it, which stands on the other line. */
async function upperOf(store: Store, edge: EdgeId, above: readonly Unit[], county: string): Promise<Unit> {
  const upper = above.findLast((unit) => unit.kind === EDGES[edge].upper.unit);
  const { governmentRoot } = found(await store.read('counties', county));
  return upper ?? found(await store.read('units', governmentRoot));
}

/** Names and numbers for the letters at one unit. */
export async function leafIssue(store: Store, issue: Issue, unit: Unit): Promise<LeafIssue> {
  const edge = edgeOf(issue.campaign);
  const ids = unitsOf(unit.path);
  const units = new Map((await store.readAll('units', ids)).map((one) => [one._id, one]));
  const above = ids.flatMap((id) => units.get(id) ?? []);
  const upper = await upperOf(store, edge, above, issue.job.county);
  const issuer = await store.read('posts', postId(upper._id, upperRole(edge)));
  const school = above.find(({ kind }) => kind === 'school');
  const nearest = above.findLast(({ phone }) => phone !== undefined)?.phone;
  return {
    ...issue,
    unit,
    upper,
    issuerName: issuer?.name ?? '',
    school: school?.name ?? '',
    phone: (unit.line === 'education' ? school?.phone : nearest) ?? '（见单位公示）',
  };
}

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
      孩子: household?.children.map((child) => child.name).join('、') ?? '',
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
    job: job._id,
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
