import type { Unit } from '#domain/jurisdiction';
import { declinedLetter, issuedLetter, openedLetter, signedLetter, type Unissued } from '#domain/letters/acts';
import { GUARDIAN_TEMPLATE } from '#domain/letters/built-in';
import type { Campaign } from '#domain/letters/campaigns';
import { letterContent, spokenTerm } from '#domain/letters/content';
import type { Ink, Letter, SignerIdentity } from '#domain/letters/documents';
import type { Assistance } from '#domain/letters/event';
import { readingTime } from '#domain/letters/reading';
import { signers } from '#domain/letters/who-signs';
import { addDays, type Instant, instantAt, type PlainDate } from '#domain/plain-date';
import type { Adult } from '#domain/roster/documents';
import { letterPeriod } from '#domain/statistics/targets';
import type { PlacedChild } from './children';
import type { FamilyAdult } from './family';
import { grouped } from './grouped';
import { handwriting } from './handwriting';
import { openidOf } from './openid';
import { type Chance, chanceOf } from './random';
import type { StaffMember } from './staff';
import type { Trees } from './units';
import type { Vault } from './vault';

export interface Issuing {
  readonly county: string;
  readonly seed: string;
  readonly today: PlainDate;
  /** `2026-2027-autumn` */
  readonly period: string;
  readonly vault: Vault;
  /** Classes that have started this term's letter. */
  readonly classes: ReadonlySet<string>;
  /** Openids of families that WeChat knows. */
  readonly known: ReadonlySet<string>;
  /** Children whose letters wait to be signed on the desk. */
  readonly unsigned: ReadonlySet<string>;
}

/** 责任书 of the demo: real content, real chains, every hash made by the rules themselves. */
export interface Letters {
  readonly campaigns: readonly Campaign[];
  readonly letters: readonly Letter[];
  readonly inks: readonly Ink[];
}

const STARTED_DAYS_AGO = 8;
const WINDOW_DAYS = 14;
const SIGNED = 0.66;
const VIEWED = 0.12;
const DECLINED = 0.015;
const ASSISTED = 0.12;
const CHALLENGE_MINUTES = 10;
const MINUTE_MS = 60_000;

function campaignOf({ county, today, period }: Issuing, unit: { _id: string; path: string }): Campaign {
  const schoolYear = period.slice(0, 9);
  const term = period.endsWith('spring') ? 'spring' : 'autumn';
  const from = addDays(today, -STARTED_DAYS_AGO);
  const { template, version, title } = GUARDIAN_TEMPLATE;
  return {
    _id: `${unit._id}:${template}:${schoolYear}:${term}`,
    county,
    unit: unit._id,
    path: unit.path,
    template,
    templateVersion: version,
    title,
    schoolYear,
    term,
    from,
    until: addDays(from, WINDOW_DAYS),
    state: 'open',
    by: `${unit._id}:classTeacher:1`,
    rev: 1,
  };
}

interface Making {
  readonly issuing: Issuing;
  readonly campaign: Campaign;
  readonly school: Unit;
  readonly className: string;
  readonly teacher: StaffMember;
  readonly chance: Chance;
}

function issue(making: Making, { child }: PlacedChild, adult: Adult): Letter {
  const { issuing, campaign, school, className, teacher } = making;
  const _id = `${campaign._id}:${child._id}:${adult.slot}`;
  const content = letterContent({
    letterId: _id,
    county: issuing.county,
    child: child._id,
    template: GUARDIAN_TEMPLATE,
    variables: {
      学校: school.name,
      班级: className,
      学生: child.name,
      学年学期: spokenTerm(campaign.schoolYear, campaign.term),
      班主任: teacher.name,
      电话: school.phone ?? '',
      监护人: adult.name,
      关系: adult.relation,
    },
    issuedAt: instantAt(campaign.from, '16:40'),
  });
  const unissued: Unissued = {
    _id,
    edge: 'teacherGuardian',
    issuer: campaign.by,
    signing: 'partyOnly',
    county: issuing.county,
    campaign: campaign._id,
    period: letterPeriod(campaign),
    child: child._id,
    slot: adult.slot,
    adultKind: adult.kind,
    title: campaign.title,
    classId: campaign.unit,
    eduPath: campaign.path,
    residencePath: child.residencePath,
    registeredPath: child.registeredPath,
    dutyPath: child.dutyPath,
    until: campaign.until,
  };
  const personId = issuing.vault.personIdOf(issuing.county, teacher.openid);
  const statement = {
    id: `${GUARDIAN_TEMPLATE.template}:${GUARDIAN_TEMPLATE.version}`,
    text: GUARDIAN_TEMPLATE.statement,
  };
  const issuer = { authority: { kind: 'post' as const, id: campaign.by }, personId };
  return issuedLetter(unissued, content, statement, issuer, issuing.vault.sealer(content.issuedAt));
}

interface Signer {
  readonly person: string;
  readonly authority: { readonly kind: 'binding' | 'post'; readonly id: string };
  readonly identity: SignerIdentity;
  readonly assistance: Assistance | null;
  readonly opened: Instant;
}

const open = (making: Making, letter: Letter, signer: Signer): Letter =>
  openedLetter(
    letter,
    {
      id: making.issuing.vault.keyedId('challenge', letter.county, letter._id),
      person: signer.person,
      authority: signer.authority,
      identity: signer.identity,
      now: signer.opened,
      minutes: CHALLENGE_MINUTES,
    },
    making.issuing.vault.sealer(signer.opened),
  );

function sign(making: Making, letter: Letter, adult: Adult, signer: Signer): { letter: Letter; ink: Ink } {
  const { chance, issuing } = making;
  const opened = open(making, letter, signer);
  const ink = handwriting(chance, adult.name);
  const now = signer.opened + readingTime(letter.content.bodyText) + chance.int(5, 90) * 1000;
  const signed = signedLetter(
    opened,
    { challenge: opened.challenge?.id ?? '', digest: letter.digest.sm3, ink, clientAt: now, client: 'weapp' },
    {
      person: signer.person,
      signerPersonId: signer.assistance ? null : signer.person,
      signerName: adult.name,
      relation: adult.relation,
      authority: signer.authority,
      assistance: signer.assistance,
      requestId: issuing.vault.keyedId('signing', letter.county, letter._id),
      now,
    },
    issuing.vault.sealer(now),
  );
  const place = { collection: 'inks', field: 'points', id: signed.ink._id };
  return { letter: signed.letter, ink: { ...signed.ink, points: issuing.vault.encrypt(ink.points, place) } };
}

/** When somebody signs: in the evenings since the class started. */
function evening(making: Making): Instant {
  const day = addDays(making.campaign.from, making.chance.int(0, STARTED_DAYS_AGO - 1));
  return instantAt(day, '18:30') + making.chance.int(0, 150) * MINUTE_MS;
}

function familySigner(making: Making, { child }: PlacedChild, adult: FamilyAdult): Signer {
  const { vault, county } = making.issuing;
  const openid = openidOf(adult.key);
  const person = vault.personIdOf(county, openid);
  const opened = evening(making);
  const identity: SignerIdentity = {
    openidDigest: vault.blind('openid', county, openid),
    phoneDigest: vault.blind('phone', county, adult.phone),
    phoneVerifiedAt: opened - 30 * 24 * 60 * MINUTE_MS,
    level: 'phone',
  };
  return { person, authority: { kind: 'binding', id: `${child._id}:${person}` }, identity, assistance: null, opened };
}

/** 协助签字 on the teacher's own phone, at the school gate. */
function helpedSigner(making: Making): Signer {
  const { vault, county } = making.issuing;
  const { teacher, campaign } = making;
  const person = vault.personIdOf(county, teacher.openid);
  const opened = evening(making);
  const identity: SignerIdentity = {
    openidDigest: vault.blind('openid', county, teacher.openid),
    phoneDigest: vault.blind('phone', county, teacher.phone),
    phoneVerifiedAt: opened - 30 * 24 * 60 * MINUTE_MS,
    level: 'phone',
  };
  const assistance: Assistance = { personId: person, readAloud: true, present: ['signer', 'teacher'] };
  return { person, authority: { kind: 'post', id: campaign.by }, identity, assistance, opened };
}

/** How far one letter has come. */
function further(making: Making, letter: Letter, placed: PlacedChild, adult: Adult): { letter: Letter; ink?: Ink } {
  const { issuing, chance } = making;
  const own = placed.drawn.family.adults.find(({ slot }) => slot === adult.slot);
  const draw = chance.next();
  if (!own || issuing.unsigned.has(placed.child._id)) {
    return { letter };
  }
  if (!issuing.known.has(openidOf(own.key)) || own.listed !== own.phone) {
    return draw < ASSISTED ? sign(making, letter, adult, helpedSigner(making)) : { letter };
  }
  const signer = familySigner(making, placed, own);
  if (draw < SIGNED) {
    return sign(making, letter, adult, signer);
  }
  if (draw < SIGNED + VIEWED) {
    return { letter: open(making, letter, signer) };
  }
  if (draw < SIGNED + VIEWED + DECLINED) {
    const { person, authority, opened } = signer;
    return {
      letter: declinedLetter(
        open(making, letter, signer),
        { person, authority, reason: 'think', now: opened + MINUTE_MS },
        issuing.vault.sealer(opened),
      ),
    };
  }
  return { letter };
}

/** 本学期责任书: the classes that have started, some families that have signed, some that have only looked. */
export function makeLetters(
  issuing: Issuing,
  trees: Trees,
  staff: readonly StaffMember[],
  placed: readonly PlacedChild[],
): Letters {
  const teachers = new Map(staff.flatMap((one) => one.posts.map((post) => [post._id, one])));
  const made = trees.classes
    .filter(({ unit }) => issuing.classes.has(unit._id))
    .flatMap(({ unit, school }) => {
      const campaign = campaignOf(issuing, unit);
      const teacher = teachers.get(campaign.by);
      const chance = chanceOf(issuing.seed, `letters ${unit._id}`);
      return teacher ? [{ issuing, campaign, school, className: unit.name, teacher, chance }] : [];
    });
  const byClass = grouped(placed, ({ child }) => child.classId ?? '');
  const results = made.flatMap((making) =>
    (byClass.get(making.campaign.unit) ?? []).flatMap((one) =>
      signers(one.child.adults).map((adult) => further(making, issue(making, one, adult), one, adult)),
    ),
  );
  return {
    campaigns: made.map(({ campaign }) => campaign),
    letters: results.map(({ letter }) => letter),
    inks: results.flatMap(({ ink }) => ink ?? []),
  };
}
