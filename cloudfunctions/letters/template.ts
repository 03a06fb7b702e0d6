import { found } from '#domain/errors';
import { GUARDIAN_TEMPLATE } from '#domain/letters/built-in';
import type { Template } from '#domain/letters/campaigns';
import { BUILT_IN, countyTemplate, templateId, wholeTemplate } from '#domain/letters/templates';
import type { Store, Transaction } from '../kit/store';

/** 控辍保学工作责任书（家庭） as this county's document. */
export const guardianTemplate = (county: string): Template => countyTemplate(county, GUARDIAN_TEMPLATE);

/** A template of the county, or a built-in one that it has not used yet. @throws {Refusal} NOT_FOUND */
export async function anyTemplate(store: Store, county: string, template: string, version: number): Promise<Template> {
  const kept = await store.read('templates', templateId(county, template, version));
  const text = BUILT_IN.find((one) => one.template === template && one.version === version);
  return kept ? wholeTemplate(kept) : countyTemplate(county, found(text));
}

/** Keeps the template in the county the first time it is used. */
export async function keepTemplate(tx: Transaction, template: Template): Promise<void> {
  if (!(await tx.read('templates', template._id))) {
    await tx.create('templates', template);
  }
}
