import { type Unit, unitsOf } from '#domain/jurisdiction';
import { openedLetter, signedLetter } from '#domain/letters/acts';
import { issuerSignedLetter, listText } from '#domain/letters/campaign-acts';
import { leafKind } from '#domain/letters/campaign-rules';
import type { Campaign } from '#domain/letters/campaigns';
import type { Ink, InkSummary, Letter, SignerIdentity } from '#domain/letters/documents';
import { EDGES, type EdgeId, lowerPost } from '#domain/letters/edges';
import { decodeInk, inkDuration } from '#domain/letters/ink';
import { type LeafIssue, letterFor, type Party } from '#domain/letters/making';
import { readingTime } from '#domain/letters/reading';
import { BUILT_IN, countyTemplate } from '#domain/letters/templates';
import { addDays, type Instant, instantAt, type PlainDate } from '#domain/plain-date';
import { POSTS, postId } from '#domain/posts';
import type { Household } from '#domain/roster/documents';
import type { PlacedChild } from './children';
import { grouped } from './grouped';
import { handwriting } from './handwriting';
import { type Chance, chanceOf } from './random';
import type { StaffMember } from './staff';
import type { Trees } from './units';
import type { Vault } from './vault';

/** What the campaigns of the demo are made of. */
export interface Beginning {
  readonly county: string;
  readonly seed: string;
  readonly today: PlainDate;
  /** `2026-2027` */
  readonly schoolYear: string;
  readonly vault: Vault;
  readonly trees: Trees;
  readonly staff: readonly StaffMember[];
  readonly placed: readonly PlacedChild[];
  readonly households: readonly Household[];
}

interface Made {
  readonly campaigns: Campaign[];
  readonly letters: Letter[];
  readonly inks: Ink[];
}

const STARTED_DAYS_AGO = 20;
const WINDOW_DAYS = 40;
const SIGNED = 0.7;
/** An edge with more units than this is begun in the first town only: the demo shows it, it need not fill the county with it. */
const UNITS_CAP = 60;
const MINUTE_MS = 60_000;
const VALUES: Readonly<Record<string, string>> = {
  retention: '98',
  dropouts: '0',
  rolls: '100',
  signed: '100',
  returned: '95',
  visits: '3',
};

/** Begun by the county's office, below either root or, where there are many units, below the first town. */
function campaignOf(
  { county, today, schoolYear, trees }: Beginning,
  edge: EdgeId,
  units: readonly Unit[],
): Campaign | null {
  const text = BUILT_IN.find((one) => one.edge === edge);
  const town = trees.byId.get(`${county}-t01`);
  const root = units[0]?.line === 'education' ? trees.byId.get(`${county}-edu`) : trees.byId.get(county);
  const unit = units.length > UNITS_CAP && units[0]?.line === 'government' ? town : root;
  const from = addDays(today, -STARTED_DAYS_AGO);
  if (!text || !unit) {
    return null;
  }
  return {
    _id: `${unit._id}:${text.template}:${schoolYear}:year`,
    county,
    unit: unit._id,
    path: unit.path,
    edge,
    template: text.template,
    templateVersion: text.version,
    title: text.title,
    name: '开学',
    schoolYear,
    term: 'year',
    from,
    until: addDays(from, WINDOW_DAYS),
    signing: text.signing,
    targets: text.targets.map((target) => ({ ...target, value: VALUES[target.id] ?? '按要求完成' })),
    unitTargets: {},
    variables: {},
    state: 'open',
    by: postId(`${county}-edu`, 'bureauOfficer'),
    running: null,
    rev: 1,
  };
}

/** Everything that one edge needs. */
class Edge {
  readonly inks: Ink[] = [];
  private readonly holders: ReadonlyMap<string, StaffMember>;
  private readonly postsAt: ReadonlyMap<string, readonly StaffMember['posts'][number][]>;
  private readonly chance: Chance;

  constructor(
    private readonly of: Beginning,
    private readonly edge: EdgeId,
    private readonly campaign: Campaign,
  ) {
    this.holders = new Map(of.staff.flatMap((one) => one.posts.map((post) => [post._id, one] as const)));
    this.postsAt = grouped(
      of.staff.flatMap(({ posts }) => posts),
      (post) => `${post.unit}:${post.role}`,
    );
    this.chance = chanceOf(of.seed, `campaign ${campaign._id}`);
  }

  private partiesAt(unit: Unit): Party[] {
    const lower = lowerPost(this.edge);
    if (lower) {
      return (this.postsAt.get(`${unit._id}:${lower.role}`) ?? []).map((post) => ({ of: 'post', post }));
    }
    const children = this.of.placed.map(({ child }) => child);
    return this.of.households
      .filter(({ group }) => group === unit._id)
      .map((household) => ({
        of: 'household' as const,
        household,
        children: children.filter((child) => child.household === household._id),
      }))
      .filter((party) => party.children.length > 0);
  }

  private leaf(unit: Unit): LeafIssue | null {
    const { county, trees, vault } = this.of;
    const { upper } = EDGES[this.edge];
    const above = unitsOf(unit.path).flatMap((id) => trees.byId.get(id) ?? []);
    const upperUnit = above.findLast(({ kind }) => kind === upper.unit) ?? trees.byId.get(county);
    const text = BUILT_IN.find((one) => one.template === this.campaign.template);
    const office = this.holders.get(this.campaign.by);
    if (!upperUnit || !text || !office) {
      return null;
    }
    const startedAt = instantAt(this.campaign.from, '10:00');
    return {
      job: { county, startedAt, by: { person: vault.personIdOf(county, office.openid), post: this.campaign.by } },
      campaign: this.campaign,
      template: countyTemplate(county, text),
      sealer: vault.sealer(startedAt),
      unit,
      upper: upperUnit,
      issuerName: this.holders.get(postId(upperUnit._id, upper.role))?.name ?? '',
      school: above.find(({ kind }) => kind === 'school')?.name ?? '',
      phone: above.findLast(({ phone }) => phone !== undefined)?.phone ?? '（见单位公示）',
    };
  }

  private identityOf({ openid, phone }: Pick<StaffMember, 'openid' | 'phone'>, at: Instant): SignerIdentity {
    const { vault, county } = this.of;
    return {
      openidDigest: vault.blind('openid', county, openid),
      phoneDigest: vault.blind('phone', county, phone),
      phoneVerifiedAt: at - 30 * 24 * 60 * MINUTE_MS,
      level: 'phone',
    };
  }

  /** The post signs on an evening since the campaign began, where somebody holds it and is not late. */
  private signedByPost(letter: Letter, party: Party): Letter {
    const holder = party.of === 'post' ? this.holders.get(party.post._id) : undefined;
    if (party.of !== 'post' || !holder?.bound || !this.chance.often(SIGNED)) {
      return letter;
    }
    const { vault, county } = this.of;
    const opened =
      instantAt(addDays(this.campaign.from, this.chance.int(0, 9)), '19:00') + this.chance.int(0, 60) * MINUTE_MS;
    const person = vault.personIdOf(county, holder.openid);
    const authority = { kind: 'post' as const, id: party.post._id };
    const identity = this.identityOf(holder, opened);
    const id = vault.keyedId('challenge', county, letter._id);
    const open = openedLetter(
      letter,
      { id, person, authority, identity, now: opened, minutes: 10 },
      vault.sealer(opened),
    );
    const now = opened + readingTime(letter.content.bodyText) + 5000;
    const ink = handwriting(this.chance, holder.name);
    const { letter: signed, ink: summary } = signedLetter(
      open,
      { challenge: open.challenge?.id ?? '', digest: letter.digest.sm3, ink, clientAt: now, client: 'weapp' },
      {
        person,
        signerPersonId: person,
        signerName: holder.name,
        relation: POSTS[party.post.role].title,
        authority,
        assistance: null,
        requestId: vault.keyedId('signing', county, letter._id),
        now,
      },
      vault.sealer(now),
    );
    const points = vault.encrypt(ink.points, { collection: 'inks', field: 'points', id: summary._id });
    this.inks.push({ ...summary, points });
    return signed;
  }

  /** Half of 甲方 have signed what had come back by then, with one ink each. */
  private countersigned(letters: readonly Letter[]): Letter[] {
    const issuer = letters[0]?.issuer ?? '';
    const holder = this.holders.get(issuer);
    const waiting = letters.filter(({ state, signing }) => state === 'signed' && signing === 'partyFirst');
    if (!holder?.bound || waiting.length === 0 || this.chance.often(0.5)) {
      return [...letters];
    }
    const { vault, county } = this.of;
    const now = instantAt(addDays(this.campaign.from, 12), '09:00');
    const sealer = vault.sealer(now);
    const drawn = handwriting(this.chance, holder.name);
    const inkId = `${vault.keyedId('batch', county, `${this.campaign._id} ${issuer}`)}:0`;
    const hashes = sealer.digest(drawn.points);
    const { points, w, h } = decodeInk(drawn);
    const ink: InkSummary = {
      encoding: 'delta-1',
      pointsSm3: hashes.sm3,
      pointsSha256: hashes.sha256,
      count: points.length,
      w,
      h,
      durationMs: inkDuration({ points }),
    };
    const sealed = vault.encrypt(drawn.points, { collection: 'inks', field: 'points', id: inkId });
    this.inks.push({ _id: inkId, county, letter: this.campaign._id, summary: ink, points: sealed });
    const signing = {
      person: vault.personIdOf(county, holder.openid),
      signerName: holder.name,
      authority: { kind: 'post' as const, id: issuer },
      identity: this.identityOf(holder, now),
      ink,
      inkId,
      challengeId: inkId.split(':')[0] ?? '',
      list: { sm3: sealer.digest(listText(waiting)).sm3, count: waiting.length },
      dwellMs: 20_000,
      requestId: vault.keyedId('countersigning', county, inkId),
      statement: { id: '', text: '' },
      now,
    };
    return letters.map((letter) => (waiting.includes(letter) ? issuerSignedLetter(letter, signing, sealer) : letter));
  }

  letters(units: readonly Unit[]): Letter[] {
    const issued = units
      .filter((unit) => unitsOf(this.campaign.path).length === 1 || unit.path.startsWith(this.campaign.path))
      .flatMap((unit) => {
        const at = this.leaf(unit);
        return at ? this.partiesAt(unit).map((party) => this.signedByPost(letterFor(at, party), party)) : [];
      });
    const byIssuer = grouped(issued, ({ issuer }) => issuer ?? '');
    return [...byIssuer.values()].flatMap((letters) => this.countersigned(letters));
  }
}

/** 层层签订 of the demo: one campaign for each edge above the families, part of it signed by one side or both. */
export function makeCampaigns(of: Beginning): Made {
  const made: Made = { campaigns: [], letters: [], inks: [] };
  const edges = (Object.keys(EDGES) as EdgeId[]).filter((edge) => edge !== 'teacherGuardian');
  for (const edge of edges) {
    const units = of.trees.units.filter(({ kind }) => kind === leafKind(edge));
    const campaign = campaignOf(of, edge, units);
    if (campaign) {
      const maker = new Edge(of, edge, campaign);
      const letters = maker.letters(units);
      made.campaigns.push(campaign);
      made.letters.push(...letters);
      made.inks.push(...maker.inks);
    }
  }
  return made;
}
