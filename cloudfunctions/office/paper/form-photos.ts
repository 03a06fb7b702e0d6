import type { Operation } from '#domain/api';
import type { Case } from '#domain/cases/documents';
import { nextState } from '#domain/cases/machine';
import { isDraftPrint, type Paper } from '#domain/cases/papers';
import { servicesOf } from '#domain/cases/steps';
import { found } from '#domain/errors';
import type { SheetStanding } from '#domain/office/api';
import type { FoundForm } from '#domain/office/api-forms';
import { type FormCode, readFormCode } from '#domain/office/form-code';
import { type PermissionRow, postReaches } from '#domain/permission';
import { PERMISSIONS } from '#domain/permission-table';
import type { Call } from '../../kit/handler';
import { contentOf } from '../../kit/kept-papers';
import { scopeOfCase } from './case-forms';

type Receipt = Extract<FormCode, { form: 'receipt' }>;

const unknown = (form: FoundForm['form']): FoundForm => ({
  standing: 'unknown',
  form,
  case: '',
  childName: '',
  paper: '',
  title: '',
  addressee: null,
  addresseeName: '',
});

/** The case, when the caller's post may do this with it. Missing and out of reach are one. */
async function within(call: Call, id: string, operation: Operation): Promise<Case | null> {
  const row: PermissionRow = PERMISSIONS[operation];
  const reach = call.post && row[call.post.role];
  const about = await scopeOfCase(call.store, id);
  return call.post && reach && about && postReaches(call.post, reach, about) ? call.store.read('cases', id) : null;
}

const childName = async ({ store }: Call, one: Case): Promise<string> =>
  found(await store.read('children', one.child)).name;

async function visitOf(call: Call, id: string): Promise<FoundForm> {
  const one = await within(call, id, 'cases.contact');
  if (!one) {
    return unknown('visit');
  }
  const standing = nextState(one.state, 'contact') === null ? 'closed' : 'ready';
  return { ...unknown('visit'), standing, case: one._id, childName: await childName(call, one) };
}

/** Whether the sheet can still be recorded as a service of this paper. */
function standingOf(call: Call, one: Case, paper: Paper, { addressee, digest }: Receipt): SheetStanding {
  if (!paper.digest?.sm3.startsWith(digest) || !paper.addressees.includes(addressee)) {
    return 'changed';
  }
  const isServed = servicesOf(one.steps).some((step) => step.paper === paper._id && step.addressee === addressee);
  if (isServed) {
    return 'signed';
  }
  return paper.state === 'issued' && paper.organ === call.post?.unit && !isDraftPrint(paper) ? 'ready' : 'closed';
}

async function receiptOf(call: Call, code: Receipt): Promise<FoundForm> {
  const paper = await call.store.read('papers', code.paper);
  const one = paper && (await within(call, paper.case, 'cases.serveNotice'));
  if (!paper || !one) {
    return unknown('receipt');
  }
  const { title, addressees } = contentOf(paper);
  return {
    standing: standingOf(call, one, paper, code),
    form: 'receipt',
    case: one._id,
    childName: await childName(call, one),
    paper: paper._id,
    title,
    addressee: code.addressee,
    addresseeName: addressees.find(({ slot }) => slot === code.addressee)?.name ?? '',
  };
}

/** Which form the code names, as far as it is the caller's to file; null for another's code. Files nothing. */
export async function formOf(call: Call, text: string): Promise<FoundForm | null> {
  const code = readFormCode(text);
  if (!code) {
    return null;
  }
  return code.form === 'visit' ? visitOf(call, code.case) : receiptOf(call, code);
}
