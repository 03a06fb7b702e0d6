import { PROBLEMS } from '#domain/errors';
import type { ApiProblem } from './api';

/** What a refusal says: the reasons of its fields, where the sentence itself says only that something is wrong. */
export function problemWords({ message, fields }: Pick<ApiProblem, 'message' | 'fields'>): string {
  const rules = fields.map(({ rule }) => rule.replace(/。$/, '')).join('；');
  if (rules === '') {
    return message;
  }
  return message === PROBLEMS.INVALID_ARGUMENT.message ? `${rules}。` : message;
}
