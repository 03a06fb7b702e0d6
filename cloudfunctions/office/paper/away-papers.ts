import type { SheetLine } from '#domain/cases/api-referral';
import { organName } from '#domain/cases/organ';
import { legalGuardians } from '#domain/cases/paper-rules';
import { showsSheet } from '#domain/cases/referral';
import { OUTSIDE, type Transfer } from '#domain/cases/transfer';
import { found, refuse } from '#domain/errors';
import { unitsOf } from '#domain/jurisdiction';
import { isLegalGuardian } from '#domain/letters/who-signs';
import type { MadeFile } from '#domain/office/api';
import {
  deferralDecision,
  missingInSheet,
  type NamedChild,
  referralLetter,
  transferLetter,
} from '#domain/office/away-paper';
import type { LawPaper } from '#domain/office/case-paper';
import { missingWords, type PaperFormat } from '#domain/office/paper';
import type { Child } from '#domain/roster/documents';
import { childScope } from '#domain/roster/scope';
import { logAccess } from '../../kit/access-log';
import { keepMade } from '../../kit/files';
import type { Call, Reading } from '../../kit/handler';
import { deferralPlace, referralPlace, transferPlace } from '../../kit/kept-papers';
import { policyFor } from '../../kit/rulebook';
import { decrypt } from '../../kit/secrets';
import type { Store } from '../../kit/store';
import { deferralPaperRequest, referralLetterRequest, transferLetterRequest } from '../requests-forms';
import { scopeOfCase } from './case-forms';
import { casePaperDocx } from './case-paper-docx';
import { casePaperPdf } from './case-paper-pdf';
import { canPrint } from './song-font';

/** Printed as it stands, in the format asked for. @throws {Refusal} CHARACTER_UNPRINTABLE */
async function printed(call: Call, paper: LawPaper, format: PaperFormat, about: string): Promise<MadeFile> {
  const missing = missingInSheet(paper, canPrint);
  if (missing) {
    refuse('CHARACTER_UNPRINTABLE', { message: missingWords(missing) });
  }
  const bytes = await (format === 'pdf' ? casePaperPdf(paper, call.now) : casePaperDocx(paper));
  return { ...(await keepMade(call, bytes, format)), name: `${paper.title}-${about}.${format}` };
}

/** 机关 of whoever acted at a post: its full name and the telephone of the office. */
async function organAt(call: Call, post: string) {
  const { store } = call;
  const [unit, county] = await Promise.all([
    store.read('units', post.split(':')[0] ?? '').then(found),
    store.read('counties', call.county).then(found),
  ]);
  return { organ: organName(unit, county.name), phone: unit.phone ?? '', demo: county.demo, county: county.name };
}

async function named(store: Store, { name, sex, birthMonth, className, eduPath }: Child): Promise<NamedChild> {
  const units = await store.readAll('units', unitsOf(eduPath ?? ''));
  const school = units.find(({ kind }) => kind === 'school')?.name ?? '';
  return { name, sex, birthMonth, school: `${school}${className}` };
}

async function receiver(store: Store, sent: Transfer, county: string): Promise<string> {
  if (sent.to === OUTSIDE) {
    return sent.place === null ? '' : decrypt(sent.place, transferPlace(sent._id, 'place'));
  }
  return organName(found(await store.read('units', sent.to)), county);
}

/** 打印移交函 of one hand-over, with its 回执. */
export const transferLetterSheet: Reading<'office.transferLetter'> = {
  request: transferLetterRequest,
  scope: ({ store }, request) => scopeOfCase(store, request.case),
  async read(call, request) {
    const { store } = call;
    const one = found(await store.read('cases', request.case));
    const sent = found(await store.read('transfers', `${one._id}:${request.n}`));
    const child = found(await store.read('children', one.child));
    const [{ county, ...organ }, policy] = await Promise.all([
      organAt(call, sent.by.post),
      policyFor(store, call.county, sent.on),
    ]);
    await logAccess(store, call, { child: child._id, fields: ['transfers'], reason: '打印移交函' });
    const paper = transferLetter({
      ...organ,
      on: sent.on,
      to: await receiver(store, sent, county),
      child: await named(store, child),
      guardians: legalGuardians(child)
        .map(({ relation, name }) => `${relation}${name}`)
        .join('、'),
      lastAttendedOn: one.lastAttendedOn,
      reason: decrypt(sent.reason, transferPlace(sent._id, 'reason')),
      acceptDays: policy.get('transfer.acceptDays'),
    });
    return printed(call, paper, request.format, child.name);
  },
};

/** 打印转介函: the sheet as it left, for a department that works on paper. */
export const referralLetterSheet: Reading<'office.referralLetter'> = {
  request: referralLetterRequest,
  async scope({ store }, request) {
    const sent = await store.read('referrals', request.referral);
    return sent && scopeOfCase(store, sent.case);
  },
  async read(call, request) {
    const { store } = call;
    const sent = found(await store.read('referrals', request.referral));
    if (!showsSheet(sent.state)) {
      refuse('ILLEGAL_STATE', { message: '这件事已经不归对方办理，不再打印。' });
    }
    const department = found(await store.read('units', sent.to));
    const { county: _, ...organ } = await organAt(call, sent.turns[0]?.by.post ?? '');
    await logAccess(store, call, { child: sent.child, fields: ['referrals'], reason: '打印转介函' });
    const lines = JSON.parse(decrypt(sent.sheet, referralPlace(sent._id, 'sheet'))) as SheetLine[];
    const { matter, dueOn, on } = sent;
    const paper = referralLetter({ ...organ, on, department: department.name, matter, lines, dueOn });
    return printed(call, paper, request.format, department.name);
  },
};

/** 打印缓学、休学决定书: for the file of the organ, and for the family, whose paper it is. */
export const deferralPaperSheet: Reading<'office.deferralPaper'> = {
  request: deferralPaperRequest,
  async scope({ store }, request) {
    const asked = await store.read('deferrals', request.deferral);
    const child = asked && (await store.read('children', asked.child));
    return child && childScope(child);
  },
  async read(call, request) {
    const { store } = call;
    if (call.post === null && !isLegalGuardian(found(call.binding).kind)) {
      refuse('FORBIDDEN', { message: '决定书交给父母或其他法定监护人。' });
    }
    const asked = found(await store.read('deferrals', request.deferral));
    const child = found(await store.read('children', asked.child));
    const { decision, kind, reason, from, until, slot } = asked;
    if (decision === null) {
      return refuse('ILLEGAL_STATE', { message: '还没有决定，不能打印决定书。' });
    }
    const { county: _, ...organ } = await organAt(call, decision.by.post ?? '');
    if (call.post !== null) {
      await logAccess(store, call, { child: child._id, fields: ['deferral'], reason: '打印缓学、休学决定书' });
    }
    const paper = deferralDecision({
      ...organ,
      on: decision.on,
      kind,
      reason,
      from,
      until,
      child: await named(store, child),
      applicant: child.adults.find((adult) => adult.slot === slot)?.name ?? '',
      appliedOn: asked.on,
      granted: decision.granted,
      reasons: decrypt(decision.reasons, deferralPlace(asked._id, 'decision.reasons')),
      hearing: decision.hearing,
    });
    return printed(call, paper, request.format, child.name);
  },
};
