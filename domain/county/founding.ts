import type { Code, Post } from '#domain/accounts/documents';
import type { County } from '#domain/county/documents';
import type { Unit } from '#domain/jurisdiction';
import { dayOf, type Instant } from '#domain/plain-date';
import { postId } from '#domain/posts';

const INVITATION_DAYS = 7;
const DAY_MS = 86_400_000;

/** What the one who sets an environment up knows: the county, and the first administrator. */
export interface Founding {
  /** `[a-z0-9-]`, first part of the ids of all its units. */
  readonly county: string;
  readonly name: string;
  /** 县教育局, or 教体局 where it is called so. */
  readonly bureauName: string;
  readonly demo: boolean;
  readonly now: Instant;
  /** Scene of the invitation of the first 系统管理员: random, ≤ 32 characters, given out once by hand. */
  readonly scene: string;
}

export interface FoundingDocuments {
  readonly counties: readonly [County];
  readonly units: readonly [Unit, Unit];
  readonly posts: readonly [Post];
  readonly codes: readonly [Code];
}

/**
 * 建县: the documents with which a county begins. They are written once by whoever deploys (or seeds the demo), before anybody can call:
 * the two roots, and one post 系统管理员 that waits for whoever brings its invitation. Everything after that is done by people.
 */
export function foundingDocuments(given: Founding): FoundingDocuments {
  const { county, name, bureauName, demo, now, scene } = given;
  const education = `${county}-edu`;
  const root = { county, parent: null, order: 0, rev: 1 } as const;
  const admin = postId(county, 'systemAdmin');
  return {
    counties: [{ _id: county, county, name, governmentRoot: county, educationRoot: education, demo, rev: 1 }],
    units: [
      { ...root, _id: county, kind: 'county', line: 'government', path: `${county}/`, name },
      { ...root, _id: education, kind: 'bureau', line: 'education', path: `${education}/`, name: bureauName },
    ],
    posts: [
      {
        _id: admin,
        county,
        unit: county,
        path: `${county}/`,
        line: 'government',
        role: 'systemAdmin',
        n: 1,
        name: '系统管理员',
        phone: null,
        phoneBlind: null,
        holder: null,
        from: dayOf(now),
        to: null,
        invitation: scene,
        rev: 1,
      },
    ],
    codes: [
      {
        _id: scene,
        county,
        purpose: 'invitation',
        target: admin,
        until: now + INVITATION_DAYS * DAY_MS,
        cap: 1,
        used: 0,
        by: 'deployment',
        rev: 1,
      },
    ],
  };
}
