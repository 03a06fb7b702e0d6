import type { RollSheet } from '#domain/attendance/documents';
import { absenceSpell, isTaken, SPELL_DAYS, sheetIdsOf } from '#domain/attendance/spells';
import { schoolDaysBack } from '#domain/calendar';
import { coversOf, isCovered } from '#domain/cases/deferral';
import { missingId } from '#domain/cases/missing';
import { dayOf, type PlainDate } from '#domain/plain-date';
import { causeOf } from '#domain/reminders/causes';
import type { Message } from '#domain/reminders/documents';
import {
  absenceNotices,
  answerNotices,
  bindingNotices,
  caseNotices,
  letterNotices,
  type Notice,
  trialNotices,
} from '#domain/reminders/notices';
import type { Child } from '#domain/roster/documents';
import { calendarsFor, policyFor } from '../kit/rulebook';
import type { Store } from '../kit/store';
import { lettersFor } from './letters-for';
import { noticesOfDanger, noticesOfMissing } from './of-danger';
import { noticesOfDeferral } from './of-deferral';
import { receiversOf, teachersOf } from './receivers';

const IDS_A_READ = 100;
const GUARDIANS_CAP = 20;
const DAY_MS = 86_400_000;

/** What ought to be told is asked of one county; `asOf` is the day up to which sheets are looked at, where it is not the cause's own. */
interface Asked {
  readonly store: Store;
  readonly county: string;
  readonly asOf: PlainDate | null;
}

/** The messages of a cause. Read before what they follow from. */
export async function messagesOf(store: Store, county: string, cause: string): Promise<Message[]> {
  const { items } = await store.page('messages', { equal: { county, cause }, limit: IDS_A_READ });
  return items;
}

async function sheetsOf(store: Store, child: Child, days: readonly PlainDate[]): Promise<RollSheet[]> {
  const sheets = await store.readAll('rollSheets', sheetIdsOf(child, days).slice(0, IDS_A_READ));
  return sheets.filter(isTaken);
}

/** The sheet of the day that marks the child; without a mark any sheet of the day. */
function sheetOfDay(sheets: readonly RollSheet[], child: string, date: PlainDate): RollSheet | null {
  const ofDay = sheets.filter((sheet) => sheet.date === date);
  return ofDay.find((sheet) => sheet.marks.some((mark) => mark.child === child)) ?? ofDay[0] ?? null;
}

/** Whom a child's reminder may go to: who speaks for it. A mere 联系人 does not. */
async function guardiansOf(store: Store, child: Child) {
  const { items } = await store.page('bindings', {
    equal: { county: child.county, child: child._id },
    limit: GUARDIANS_CAP,
  });
  return items.filter((binding) => binding.state === 'bound' && binding.to === null && binding.kind !== 'contact');
}

/** 缓学、休学期间 nobody is alarmed by an absence. */
async function isDeferred(store: Store, { county, _id }: Child, date: PlainDate): Promise<boolean> {
  const { items } = await store.page('deferrals', { equal: { county, child: _id }, limit: IDS_A_READ });
  return isCovered(coversOf(items), date);
}

async function ofAbsence(
  asked: Asked,
  target: string,
  cause: { readonly child: string; readonly date: PlainDate },
): Promise<Notice[]> {
  const { store, county } = asked;
  const child = await store.read('children', cause.child);
  if (!child || child.county !== county || (await isDeferred(store, child, cause.date))) {
    return [];
  }
  const path = child.eduPath ?? `${county}/`;
  const asOf = asked.asOf ?? cause.date;
  const calendars = await calendarsFor(store, path, cause.date);
  const days = schoolDaysBack(calendars, asOf, SPELL_DAYS);
  const sheets = await sheetsOf(store, child, days);
  const sheet = sheetOfDay(sheets, child._id, cause.date);
  if (!sheet) {
    return [];
  }
  const upToDate = days.filter((day) => day <= cause.date);
  const since = absenceSpell(child._id, sheets, days).from;
  return absenceNotices(
    {
      child: child._id,
      date: cause.date,
      sheet,
      mark: sheet.marks.find((mark) => mark.child === child._id) ?? null,
      spell: absenceSpell(child._id, sheets, upToDate),
      backSince: since === null || since > cause.date,
      guardians: await guardiansOf(store, child),
      messages: await messagesOf(store, county, target),
      receivers: await receiversOf(store, county, { ...child, eduPath: sheet.eduPath }),
      missing: await store.read('missing', missingId(child._id, cause.date)),
    },
    await policyFor(store, county, cause.date),
  );
}

/** Who was told of this child as missing when the case opened, or since. */
async function toldOfMissing(store: Store, county: string, child: string, openedAt: number): Promise<Set<string>> {
  const { items } = await store.page('messages', {
    equal: { county, child },
    range: { key: 'createdAt', from: openedAt - DAY_MS },
    limit: IDS_A_READ,
  });
  const missing = items.filter((message) => message.kind === 'missingChild' && message.state !== 'withdrawn');
  return new Set(missing.map((message) => message.receiver));
}

async function ofCase({ store, county }: Asked, id: string): Promise<Notice[]> {
  const one = await store.read('cases', id);
  if (!one || one.county !== county) {
    return [];
  }
  const policy = await policyFor(store, county, one.openedOn);
  const told = await toldOfMissing(store, county, one.child, one.openedAt);
  return caseNotices(one, await receiversOf(store, county, one), told, policy);
}

/** By the id of the child. */
async function guardiansOfChild(store: Store, child: string) {
  const known = await store.read('children', child);
  return known ? guardiansOf(store, known) : [];
}

function ofDeferral({ store, county }: Asked, id: string): Promise<Notice[]> {
  return noticesOfDeferral(store, county, id, (child) => guardiansOfChild(store, child));
}

async function ofBinding({ store, county }: Asked, id: string): Promise<Notice[]> {
  const binding = await store.read('bindings', id);
  const unit = binding?.classId ? await store.read('units', binding.classId) : null;
  if (!binding || !unit || binding.county !== county) {
    return [];
  }
  const policy = await policyFor(store, county, dayOf(binding.from));
  return bindingNotices(binding, unit.path, await teachersOf(store, unit.path), policy);
}

async function ofAnswer({ store, county }: Asked, id: string): Promise<Notice[]> {
  const message = await store.read('messages', id);
  if (!message || message.county !== county) {
    return [];
  }
  const policy = await policyFor(store, county, dayOf(message.createdAt));
  return answerNotices(message, await teachersOf(store, message.path), policy);
}

async function ofTrial({ store, county }: Asked): Promise<Notice[]> {
  const onboarding = await store.read('onboarding', county);
  return onboarding?.trial ? trialNotices(county, onboarding.trial) : [];
}

/** 该发的提醒 of a cause, from the documents as they are now. A cause that this version does not know asks for nothing. */
export async function noticesFor(
  store: Store,
  county: string,
  target: string,
  asOf: PlainDate | null = null,
): Promise<Notice[]> {
  const asked = { store, county, asOf };
  const cause = causeOf(target);
  switch (cause?.about) {
    case 'absence':
      return ofAbsence(asked, target, cause);
    case 'case':
      return ofCase(asked, cause.id);
    case 'missing':
      return noticesOfMissing(store, county, cause, (child) => guardiansOfChild(store, child));
    case 'danger':
      return noticesOfDanger(store, county, cause.id);
    case 'deferral':
      return ofDeferral(asked, cause.id);
    case 'binding':
      return ofBinding(asked, cause.id);
    case 'answer':
      return ofAnswer(asked, cause.id);
    case 'trial':
      return ofTrial(asked);
    case 'letters':
      return letterNotices(
        cause.receiver,
        cause.date,
        await lettersFor(store, county, cause.receiver),
        await policyFor(store, county, cause.date),
      );
    default:
      return [];
  }
}
