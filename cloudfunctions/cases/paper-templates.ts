import type { TemplateRow } from '#domain/cases/api-papers';
import { requireLawfulPaper, requireWording } from '#domain/cases/paper-check';
import { paperTitle } from '#domain/cases/paper-content';
import { NATIONAL_VERSION, NATIONAL_WORDINGS, OWN_PAPER_VERSIONS } from '#domain/cases/paper-wording';
import { PAPER_KINDS, type PaperKind, type PaperTemplate } from '#domain/cases/papers';
import { paperPermissions } from '#domain/cases/permission-papers';
import { found, refuse } from '#domain/errors';
import { type Scope, scope } from '#domain/permission';
import type { Policy } from '#domain/policy/policy';
import { requireKeptAudio } from '../kit/explained';
import type { Asking, Reading, Writing } from '../kit/handler';
import { policyFor } from '../kit/rulebook';
import type { Store } from '../kit/store';
import { by, templateIdOf, versionInForce } from './paper-making';
import { paperTemplatesRequest, savePaperTemplateRequest } from './requests-papers';

const VERSIONS_SHOWN = 50;

/** 县: what is the county's own. */
async function countyScope({ county, store }: Asking): Promise<Scope | null> {
  if (county === null) {
    return null;
  }
  const { governmentRoot, educationRoot } = found(await store.read('counties', county));
  return scope(county, { government: [`${governmentRoot}/`], education: [`${educationRoot}/`] });
}

function rowOf(kind: PaperKind, policy: Policy, own: PaperTemplate | null): TemplateRow {
  const { body, rights, online } = own ?? NATIONAL_WORDINGS[kind];
  const version = own?.version ?? NATIONAL_VERSION;
  return {
    kind,
    title: paperTitle(kind, policy),
    version,
    isNational: own === null,
    savedAt: own?.at ?? null,
    body,
    rights,
    online,
    explanations: own?.explanations ?? [],
  };
}

async function versionsOf(store: Store, county: string, kind: PaperKind, limit: number): Promise<PaperTemplate[]> {
  const range = { key: 'version' } as const;
  return (await store.page('paperTemplates', { equal: { county, kind }, range, order: 'desc', limit })).items;
}

/** 文书样式: what is in force; of one kind every version, the newest first, the national text last. */
export const paperTemplates: Reading<'cases.paperTemplates'> = {
  request: paperTemplatesRequest,
  scope: countyScope,
  async read(call, { kind }) {
    const { store, county, today, post } = call;
    const policy = await policyFor(store, county, today);
    const root = found(await store.read('counties', county)).governmentRoot;
    const mayWrite = post !== null && post.role in paperPermissions['cases.savePaperTemplate'] && post.unit === root;
    if (kind) {
      const own = await versionsOf(store, county, kind, VERSIONS_SHOWN);
      return { items: [...own.map((one) => rowOf(kind, policy, one)), rowOf(kind, policy, null)], mayWrite };
    }
    const kinds = Object.keys(PAPER_KINDS) as PaperKind[];
    const latest = await Promise.all(kinds.map((one) => versionsOf(store, county, one, 1)));
    return { items: kinds.map((one, n) => rowOf(one, policy, latest[n]?.[0] ?? null)), mayWrite };
  },
};

/** 改文书样式: by the county's legal office; what was made by another version stays as it is. */
export const savePaperTemplate: Writing<'cases.savePaperTemplate'> = {
  request: savePaperTemplateRequest,
  scope: countyScope,
  async prepare(call, { kind, from, body, rights, online, explanations = [] }) {
    requireWording(kind, { body, rights, online });
    requireLawfulPaper(
      kind,
      explanations.map(({ text }) => text),
    );
    await requireKeptAudio(call, explanations);
    const present = await versionInForce(call.store, call.county, kind);
    return present === from ? Math.max(OWN_PAPER_VERSIONS, present + 1) : refuse('VERSION_CONFLICT');
  },
  async write(tx, call, { kind, body, rights, online, explanations = [] }, prepared) {
    const version = Number(prepared);
    const id = templateIdOf(call.county, kind, version);
    if (await tx.read('paperTemplates', id)) {
      refuse('VERSION_CONFLICT');
    }
    const made = { kind, version, body, rights, online, explanations, by: by(call), at: call.now, rev: 1 };
    await tx.create('paperTemplates', { _id: id, county: call.county, ...made });
    return { reply: { version }, subject: `paperTemplates/${id}`, paths: [], change: { version } };
  },
};
