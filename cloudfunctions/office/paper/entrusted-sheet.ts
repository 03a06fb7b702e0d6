import { organName } from '#domain/cases/organ';
import type { EntrustedService } from '#domain/cases/papers';
import { found, refuse } from '#domain/errors';
import { watermarkOf } from '#domain/office/case-paper';
import { receiptForm } from '#domain/office/form';
import { scope } from '#domain/permission';
import { logAccess } from '../../kit/access-log';
import type { Call, Reading } from '../../kit/handler';
import { contentOf } from '../../kit/kept-papers';
import { entrustedSheetRequest } from '../requests-forms';
import { addresseeOf, madeForm, madePaper, receiptCode, requireServed } from './case-forms';

/** What was entrusted to the caller's own township and taken by it. @throws {Refusal} */
async function taken(call: Call, id: string): Promise<EntrustedService> {
  const asked = found(await call.store.read('entrustedServices', id));
  if (asked.to !== call.post?.unit) {
    refuse('FORBIDDEN', { message: '由受委托的乡镇打印。' });
  }
  return asked.acceptedOn === null ? refuse('ILLEGAL_STATE', { message: '先接受委托，再打印。' }) : asked;
}

/** 打印委托送达的文书和送达回证: what the township that took the request carries to the door, and nothing else of the case. */
export const entrustedSheet: Reading<'office.entrustedSheet'> = {
  request: entrustedSheetRequest,
  async scope({ store }, request) {
    const asked = await store.read('entrustedServices', request.entrusted);
    return asked?.toPath ? scope(asked.county, { government: [asked.toPath] }) : null;
  },
  async read(call, request) {
    const { store } = call;
    const asked = await taken(call, request.entrusted);
    const paper = found(await store.read('papers', asked.paper));
    requireServed(paper);
    if (paper.state === 'void') {
      refuse('ILLEGAL_STATE', { message: '这份文书已经作废，不用再送。' });
    }
    const [county, township] = await Promise.all([
      store.read('counties', call.county).then(found),
      store.read('units', found(asked.to)).then(found),
    ]);
    const { demo } = county;
    const content = contentOf(paper);
    await logAccess(store, call, { child: paper.child, fields: ['papers'], reason: '打印受委托送达的文书' });
    if (request.sheet === 'paper') {
      return madePaper(call, { paper, content, demo }, request.format);
    }
    const addressee = addresseeOf(content, asked.addressee);
    const sheet = receiptForm({
      content,
      addressee,
      service: null,
      code: receiptCode(paper, addressee.slot, null),
      watermark: watermarkOf(paper, demo),
      entrusted: organName(township, county.name),
    });
    return madeForm(call, sheet, request.format, addressee.name);
  },
};
