import type { RequestOf } from '#domain/api';
import { refuse } from '#domain/errors';
import type { TemplateRow, TemplateWhole } from '#domain/letters/api-templates';
import type { Template } from '#domain/letters/campaigns';
import { EDGES } from '#domain/letters/edges';
import { requirePublishable } from '#domain/letters/lawful';
import { campaignPermissions } from '#domain/letters/permission-campaigns';
import {
  BUILT_IN,
  countyTemplate,
  edgeVariables,
  OWN_VERSIONS,
  templateId,
  wholeTemplate,
} from '#domain/letters/templates';
import { requireKeptAudio } from '../kit/explained';
import type { Call, Reading, Writing } from '../kit/handler';
import { allPages } from '../kit/pages';
import type { Store } from '../kit/store';
import { ownUnitScope } from './own-unit-scope';
import { saveTemplateRequest, templateRequest, templatesRequest } from './requests-campaigns';
import { anyTemplate } from './template';

const isBuiltIn = ({ version }: Pick<Template, 'version'>): boolean => version < OWN_VERSIONS;

function rowOf(template: Template): TemplateRow {
  const { edge, kind, title, signing, targets, variables, state, version, explanations } = template;
  return {
    template: template.template,
    version,
    edge,
    edgeTitle: EDGES[edge].title,
    kind,
    title,
    signing,
    targets,
    variables,
    builtIn: isBuiltIn(template),
    state,
    languages: explanations.map(({ language }) => language),
  };
}

/** Every template that the county has or could use: built-in ones stand in until they are used. */
async function known(store: Store, county: string): Promise<Template[]> {
  const kept = (await allPages(store, 'templates', { equal: { county }, range: { key: 'template' } })).map(
    wholeTemplate,
  );
  const ids = new Set(kept.map(({ _id }) => _id));
  return [...kept, ...BUILT_IN.map((text) => countyTemplate(county, text)).filter(({ _id }) => !ids.has(_id))];
}

/** Of each template the newest published version, and its draft. */
function newest(templates: readonly Template[]): Template[] {
  const last = new Map<string, Template>();
  for (const template of [...templates].sort((a, b) => a.version - b.version)) {
    last.set(`${template.template} ${template.state}`, template);
  }
  return [...last.values()];
}

/** 模板列表 */
export const templates: Reading<'letters.templates'> = {
  request: templatesRequest,
  scope: ownUnitScope,
  async read(call, request) {
    const all = newest(await known(call.store, call.county));
    const mayWrite = call.post !== null && call.post.role in campaignPermissions['letters.saveTemplate'];
    const shown = all.filter(
      ({ edge, state }) => (mayWrite || state === 'published') && (request.edge ?? edge) === edge,
    );
    return { items: shown.map(rowOf), mayWrite };
  },
};

/** 一份模板 */
export const template: Reading<'letters.template'> = {
  request: templateRequest,
  scope: ownUnitScope,
  async read(call, request): Promise<TemplateWhole> {
    const whole = await anyTemplate(call.store, call.county, request.template, request.version);
    const { summary, body, statement, explanations, edge } = whole;
    return { ...rowOf(whole), summary, body, statement, given: edgeVariables(edge), explanations };
  },
};

async function draftOf(call: Call, request: RequestOf<'letters.saveTemplate'>): Promise<Template> {
  const { store, county } = call;
  const id = request.template ?? `own-${call.id('template').slice(0, 12)}`;
  const versions = (await known(store, county)).filter((one) => one.template === id);
  if (request.template !== undefined && versions.length === 0) {
    refuse('NOT_FOUND');
  }
  if (versions.some(({ edge }) => edge !== request.edge)) {
    refuse('INVALID_ARGUMENT', { fields: [{ path: 'edge', rule: '同一份模板不能换签订双方，请另建一份' }] });
  }
  const draft = versions.find(({ state }) => state === 'draft');
  const version = draft?.version ?? Math.max(OWN_VERSIONS, ...versions.map((one) => one.version + 1));
  return { ...request, _id: templateId(county, id, version), county, template: id, version, state: 'draft', rev: 1 };
}

/** 保存草稿: a version of the county's own. Explanations name recordings that are there. */
export const saveTemplate: Writing<'letters.saveTemplate'> = {
  request: saveTemplateRequest,
  scope: ownUnitScope,
  async prepare(call, request) {
    await requireKeptAudio(call, request.explanations);
    return draftOf(call, request);
  },
  async write(tx, _call, _request, prepared) {
    const draft = prepared as Template;
    const present = await tx.read('templates', draft._id);
    if (present && wholeTemplate(present).state === 'published') {
      refuse('VERSION_CONFLICT');
    }
    await (present ? tx.replace('templates', { ...draft, rev: present.rev + 1 }) : tx.create('templates', draft));
    return {
      reply: { template: draft.template, version: draft.version },
      subject: `templates/${draft._id}`,
      paths: [],
      change: { to: 'draft' },
    };
  },
};

/** 发布: from now on nothing of this version changes. */
export const publishTemplate: Writing<'letters.publishTemplate'> = {
  request: templateRequest,
  scope: ownUnitScope,
  async write(tx, call, request) {
    const id = templateId(call.county, request.template, request.version);
    const draft = (await tx.read('templates', id)) ?? refuse('NOT_FOUND');
    if (draft.state !== 'draft') {
      refuse('ILLEGAL_STATE', { message: '这个版本已经发布，不能再改；要改请另存新版本。' });
    }
    requirePublishable(draft, '');
    await tx.replace('templates', { ...draft, state: 'published', rev: draft.rev + 1 });
    return {
      reply: { template: draft.template, version: draft.version },
      subject: `templates/${id}`,
      paths: [],
      change: { from: 'draft', to: 'published' },
    };
  },
};
