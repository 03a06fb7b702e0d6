import type { RequestOf } from '#domain/api';
import type { RoughPlace } from '#domain/cases/api-contact';
import { contradiction, nextProblem } from '#domain/cases/contact-rules';
import {
  CHILD_HEARD,
  type ChildHeard,
  CONTACT_KINDS,
  CONTACT_OUTCOMES,
  type ContactKind,
  type ContactOutcome,
  MET_KINDS,
  type MetKind,
} from '#domain/cases/documents';
import { isPlainDate, type PlainDate } from '#domain/plain-date';
import { toggled } from '../ui/choices';

/** What is filled in of a contact; kept as a draft. */
export interface ContactForm {
  readonly kind: ContactKind;
  /** 哪天联系的: `YYYY-MM-DD`; empty: today. */
  readonly on: string;
  readonly met: readonly MetKind[];
  readonly outcome: ContactOutcome | undefined;
  readonly childSaid: string;
  readonly note: string;
  /** `YYYY-MM-DD` or empty. */
  readonly nextOn: string;
  /** 同行的人, by post. */
  readonly companions: readonly string[];
  readonly heard: ChildHeard | undefined;
  /** Names of the phone's own store. */
  readonly photos: readonly string[];
  readonly place: RoughPlace | null;
}

export function blankForm(kind: ContactKind): ContactForm {
  return {
    kind,
    on: '',
    met: [],
    outcome: undefined,
    childSaid: '',
    note: '',
    nextOn: '',
    companions: [],
    heard: undefined,
    photos: [],
    place: null,
  };
}

/** 没有见到人 stands alone: it takes the others away, and each of them takes it away. */
export function metAfter(met: readonly MetKind[], one: MetKind): MetKind[] {
  return one === 'nobody' ? (met.includes(one) ? [] : [one]) : toggled(met, one).filter((other) => other !== 'nobody');
}

const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string');

function isPlace(value: unknown): boolean {
  const { latitude, longitude } = Object(value);
  return value === null || (typeof latitude === 'number' && typeof longitude === 'number');
}

/** Whether a kept draft still has this shape. */
export function isContactForm(value: unknown): value is ContactForm {
  const { kind, on, met, outcome, childSaid, note, nextOn, companions, heard, photos, place } = Object(value);
  const isMet = Array.isArray(met) && met.every((one) => typeof one === 'string' && one in MET_KINDS);
  const isOutcome = outcome === undefined || (typeof outcome === 'string' && outcome in CONTACT_OUTCOMES);
  const isText = [on, childSaid, note, nextOn].every((text) => typeof text === 'string');
  const isHeard = heard === undefined || (typeof heard === 'string' && heard in CHILD_HEARD);
  const areNames = [companions, photos].every(isTextList);
  const isAll = isMet && isOutcome && isText && isHeard && areNames && isPlace(place);
  return typeof kind === 'string' && kind in CONTACT_KINDS && isAll;
}

/** What is wrong or missing, as a sentence; null when it can be saved. */
export function missingIn(
  { met, outcome, on, nextOn, heard }: ContactForm,
  from: PlainDate,
  today: PlainDate,
): string | null {
  if (met.length === 0 || !outcome) {
    return '选好联系到谁、结果怎样，就可以保存。';
  }
  if (on !== '' && (!isPlainDate(on) || on > today || on < from)) {
    return '请选联系的日期，不能是以后。';
  }
  const next = isPlainDate(nextOn) ? nextProblem(nextOn, isPlainDate(on) ? on : today) : null;
  return next ?? contradiction({ met, outcome, heard });
}

/** The request of a form that can be saved on this day, with the photos that the server has already; undefined while something is missing. */
export function requestOf(
  id: string,
  form: ContactForm,
  today: PlainDate,
  photos: readonly string[] = [],
): RequestOf<'cases.contact'> | undefined {
  const { kind, met, outcome, childSaid, note, nextOn, companions, heard, place } = form;
  const isVisit = kind === 'homeVisit' || kind === 'community';
  if (met.length === 0 || !outcome || contradiction({ met, outcome, heard }) !== null) {
    return undefined;
  }
  return {
    case: id,
    kind,
    met,
    outcome,
    on: isPlainDate(form.on) ? form.on : today,
    ...(photos.length > 0 ? { photos } : {}),
    ...(heard ? { heard } : {}),
    ...(isVisit && companions.length > 0 ? { companions } : {}),
    ...(isVisit && place ? { place } : {}),
    ...(childSaid.trim() ? { childSaid: childSaid.trim() } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
    ...(isPlainDate(nextOn) ? { nextOn } : {}),
  };
}
