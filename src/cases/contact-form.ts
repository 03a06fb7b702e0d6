import type { RequestOf } from '#domain/api';
import {
  CONTACT_KINDS,
  CONTACT_OUTCOMES,
  type ContactKind,
  type ContactOutcome,
  MET_KINDS,
  type MetKind,
} from '#domain/cases/documents';
import { isPlainDate } from '#domain/plain-date';
import { toggled } from '../ui/choices';

/** What is filled in of a contact; kept as a draft. */
export interface ContactForm {
  readonly kind: ContactKind;
  readonly met: readonly MetKind[];
  readonly outcome: ContactOutcome | undefined;
  readonly childSaid: string;
  readonly note: string;
  /** `YYYY-MM-DD` or empty. */
  readonly nextOn: string;
}

export function blankForm(kind: ContactKind): ContactForm {
  return { kind, met: [], outcome: undefined, childSaid: '', note: '', nextOn: '' };
}

/** 没有见到人 stands alone: it takes the others away, and each of them takes it away. */
export function metAfter(met: readonly MetKind[], one: MetKind): MetKind[] {
  return one === 'nobody' ? (met.includes(one) ? [] : [one]) : toggled(met, one).filter((other) => other !== 'nobody');
}

/** Whether a kept draft still has this shape. */
export function isContactForm(value: unknown): value is ContactForm {
  const { kind, met, outcome, childSaid, note, nextOn } = Object(value);
  const isMet = Array.isArray(met) && met.every((one) => typeof one === 'string' && one in MET_KINDS);
  const isOutcome = outcome === undefined || (typeof outcome === 'string' && outcome in CONTACT_OUTCOMES);
  const isText = [childSaid, note, nextOn].every((text) => typeof text === 'string');
  return typeof kind === 'string' && kind in CONTACT_KINDS && isMet && isOutcome && isText;
}

/** The request of a form that can be saved; undefined while something is missing. */
export function requestOf(id: string, form: ContactForm): RequestOf<'cases.contact'> | undefined {
  const { kind, met, outcome, childSaid, note, nextOn } = form;
  if (met.length === 0 || !outcome) {
    return undefined;
  }
  return {
    case: id,
    kind,
    met,
    outcome,
    ...(childSaid.trim() ? { childSaid: childSaid.trim() } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
    ...(isPlainDate(nextOn) ? { nextOn } : {}),
  };
}
