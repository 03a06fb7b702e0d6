import type { Case } from '#domain/cases/documents';
import type { PaperContent } from '#domain/cases/paper-content';
import { readingClosed, TO_COURT } from '#domain/cases/paper-rules';
import type { Paper } from '#domain/cases/papers';
import { caseScopeOf } from '#domain/cases/scope';
import { found, refuse } from '#domain/errors';
import { placeName, unitsOf } from '#domain/jurisdiction';
import type { MadeFile } from '#domain/office/api';
import { lawPaperOf, missingInPaper, watermarkOf } from '#domain/office/case-paper';
import { type FormSheet, missingInForm, receiptForm, type ServiceTold, visitForm } from '#domain/office/form';
import { formCode } from '#domain/office/form-code';
import { type MissingCharacter, missingWords, type PaperFormat } from '#domain/office/paper';
import type { Scope } from '#domain/permission';
import type { AdultSlot, Child } from '#domain/roster/documents';
import { logAccess } from '../../kit/access-log';
import { keepMade } from '../../kit/files';
import type { Asking, Call, Reading } from '../../kit/handler';
import { contentOf, serviceWordsOf } from '../../kit/kept-papers';
import type { Store } from '../../kit/store';
import { casePaperRequest, receiptFormRequest, visitFormRequest } from '../requests-forms';
import { casePaperDocx } from './case-paper-docx';
import { casePaperPdf } from './case-paper-pdf';
import { formDocx } from './form-docx';
import { formPdf } from './form-pdf';
import { canPrint } from './song-font';

/** Whom the case concerns; null when there is none. */
export async function scopeOfCase(store: Store, id: string): Promise<Scope | null> {
  const one = await store.read('cases', id);
  const child = one && (await store.read('children', one.child));
  return one && child ? caseScopeOf(one, child) : null;
}

const scope = ({ store }: Asking, request: { readonly case: string }): Promise<Scope | null> =>
  scopeOfCase(store, request.case);

/** @throws {Refusal} CHARACTER_UNPRINTABLE naming the place, so that no paper has a blank where a name should be. */
function requirePrintable(missing: MissingCharacter | null): void {
  if (missing) {
    refuse('CHARACTER_UNPRINTABLE', { message: missingWords(missing) });
  }
}

/** The case and its paper, for whoever may read it; staff leave a line in 查看登记. @throws {Refusal} */
async function paperIn(call: Call, request: { readonly case: string; readonly paper: string }) {
  const { store } = call;
  const one = found(await store.read('cases', request.case));
  const closed = readingClosed(call.post?.role, one.state);
  if (closed !== null) {
    refuse('ILLEGAL_STATE', { message: closed });
  }
  const paper = found(await store.read('papers', request.paper));
  if (paper.case !== one._id) {
    refuse('NOT_FOUND');
  }
  const { demo } = found(await store.read('counties', call.county));
  await logAccess(store, call, { child: one.child, fields: ['papers'], reason: '打印个案文书' });
  return { one, paper, demo, content: contentOf(paper) };
}

const nameOf = (parts: readonly string[], format: PaperFormat): string =>
  `${parts.filter((part) => part !== '').join('-')}.${format}`;

/** A form as it is printed. @throws {Refusal} CHARACTER_UNPRINTABLE */
export async function madeForm(call: Call, sheet: FormSheet, format: PaperFormat, about: string): Promise<MadeFile> {
  requirePrintable(missingInForm(sheet, canPrint));
  const content = await (format === 'pdf' ? formPdf(sheet, call.now) : formDocx(sheet));
  return { ...(await keepMade(call, content, format)), name: nameOf([sheet.title, about], format) };
}

interface KeptPaper {
  readonly paper: Paper;
  readonly content: PaperContent;
  readonly demo: boolean;
}

/** A paper of law as it is printed. @throws {Refusal} CHARACTER_UNPRINTABLE */
export async function madePaper(call: Call, kept: KeptPaper, format: PaperFormat): Promise<MadeFile> {
  const { paper, content, demo } = kept;
  requirePrintable(missingInPaper(content, canPrint));
  const law = lawPaperOf(paper, content, demo);
  const bytes = await (format === 'pdf' ? casePaperPdf(law, call.now) : casePaperDocx(law));
  const about = [content.title, content.number ?? law.watermark ?? '', content.child.name];
  return { ...(await keepMade(call, bytes, format)), name: nameOf(about, format) };
}

/** 打印文书: PDF or Word of what was kept, never composed again. */
export const casePaper: Reading<'office.casePaper'> = {
  request: casePaperRequest,
  scope,
  async read(call, request) {
    return madePaper(call, await paperIn(call, request), request.format);
  },
};

/** @throws {Refusal} ILLEGAL_STATE for what is not served at all */
export function requireServed({ state, kind }: Paper): void {
  if (state === 'draft') {
    refuse('ILLEGAL_STATE', { message: '草稿不能送达，请先制发，再打印送达回证。' });
  }
  if (TO_COURT.includes(kind)) {
    refuse('ILLEGAL_STATE', { message: '交给法院的文书由法院送达，没有送达回证。' });
  }
}

/** 送达 as it was recorded, of this paper and this guardian. @throws {Refusal} NOT_FOUND */
async function serviceTold(
  store: Store,
  paper: Paper,
  addressee: AdultSlot,
  id: string | undefined,
): Promise<ServiceTold | null> {
  if (id === undefined) {
    return null;
  }
  const service = found(await store.read('services', id));
  return service.paper === paper._id && service.addressee === addressee
    ? { ...service, ...serviceWordsOf(service) }
    : refuse('NOT_FOUND');
}

/** @throws {Refusal} NOT_FOUND */
export const addresseeOf = ({ addressees }: PaperContent, slot: AdultSlot): PaperContent['addressees'][number] =>
  found(addressees.find((who) => who.slot === slot) ?? null);

/** A receipt that is still to be filled in is filed by its code; of one that was recorded nothing is. */
export const receiptCode = (
  { _id, digest, state }: Paper,
  addressee: AdultSlot,
  told: ServiceTold | null,
): string | null =>
  told === null && state === 'issued' && digest
    ? formCode({ form: 'receipt', paper: _id, addressee, digest: digest.sm3 })
    : null;

/** 打印送达回证 */
export const receiptFormSheet: Reading<'office.receiptForm'> = {
  request: receiptFormRequest,
  scope,
  async read(call, request) {
    const { paper, content, demo } = await paperIn(call, request);
    requireServed(paper);
    const addressee = addresseeOf(content, request.addressee);
    const service = await serviceTold(call.store, paper, addressee.slot, request.service);
    const code = receiptCode(paper, addressee.slot, service);
    const sheet = receiptForm({ content, addressee, service, code, watermark: watermarkOf(paper, demo) });
    return madeForm(call, sheet, request.format, addressee.name);
  },
};

const NOWHERE = '本县以外，或者还没有落实';

/** Township, village and group; the county itself goes without saying. */
async function homeOf(store: Store, { residencePath }: Child): Promise<string> {
  const units = await store.readAll('units', unitsOf(residencePath ?? '').slice(1));
  return placeName(new Map(units.map((unit) => [unit._id, unit])), residencePath) || NOWHERE;
}

async function visitSheet(call: Call, one: Case, child: Child): Promise<FormSheet> {
  const { store } = call;
  const { demo } = found(await store.read('counties', call.county));
  const units = await store.readAll('units', [found(call.post).unit, ...unitsOf(child.eduPath ?? '')]);
  return visitForm({
    organ: units.find(({ _id }) => _id === call.post?.unit)?.name ?? '',
    name: child.name,
    sex: child.sex,
    school: units.find(({ kind }) => kind === 'school')?.name ?? '',
    className: child.className,
    home: await homeOf(store, child),
    adults: child.adults,
    lastAttendedOn: one.lastAttendedOn,
    visit: one.homeVisits + 1,
    code: formCode({ form: 'visit', case: one._id }),
    watermark: demo ? '演示' : null,
  });
}

/** 打印家访记录表 */
export const visitFormSheet: Reading<'office.visitForm'> = {
  request: visitFormRequest,
  scope,
  async read(call, request) {
    const one = found(await call.store.read('cases', request.case));
    const child = found(await call.store.read('children', one.child));
    await logAccess(call.store, call, { child: child._id, fields: ['name', 'adults'], reason: '打印家访记录表' });
    return madeForm(call, await visitSheet(call, one, child), request.format, child.name);
  },
};
