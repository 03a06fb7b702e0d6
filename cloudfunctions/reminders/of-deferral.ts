import type { Binding } from '#domain/accounts/documents';
import { approverOf, type Deferral } from '#domain/cases/deferral';
import { type Unit, unitsOf } from '#domain/jurisdiction';
import { postId } from '#domain/posts';
import type { Notice } from '#domain/reminders/notices';
import { deferralNotices } from '#domain/reminders/notices-away';
import { policyFor } from '../kit/rulebook';
import type { Store } from '../kit/store';
import { receiversOf } from './receivers';

const HOLDERS_CAP = 20;

/** The posts whose hand decides: of the township where the child lives, or of the bureau. */
async function approversOf(store: Store, one: Deferral, role: ReturnType<typeof approverOf>): Promise<string[]> {
  const { county } = one;
  const root = await store.read('counties', county);
  const paths =
    role === 'bureauApprover' ? [`${root?.educationRoot ?? ''}/`] : [one.residencePath ?? one.registeredPath];
  const ids = paths.flatMap((path) => unitsOf(path ?? ''));
  const wanted: Unit['kind'] = role === 'bureauApprover' ? 'bureau' : 'township';
  const unit = (await store.readAll('units', ids)).find(({ kind }) => kind === wanted);
  if (!unit) {
    return [];
  }
  const { items } = await store.page('posts', { equal: { county, unit: unit._id, role }, limit: HOLDERS_CAP });
  const held = items.filter(({ holder }) => holder !== null).map(({ _id }) => _id);
  // It waits in the first one's inbox for whoever comes.
  return held.length > 0 ? held : [postId(unit._id, role)];
}

/** What ought to be told of one application. */
export async function noticesOfDeferral(
  store: Store,
  county: string,
  id: string,
  guardiansOf: (child: string) => Promise<Binding[]>,
): Promise<Notice[]> {
  const one = await store.read('deferrals', id);
  if (!one || one.county !== county) {
    return [];
  }
  const policy = await policyFor(store, county, one.on);
  const { teacher, townships } = await receiversOf(store, county, one);
  const receivers = {
    approvers: await approversOf(store, one, approverOf(policy, one)),
    following: [...teacher, ...townships],
    guardians: await guardiansOf(one.child),
  };
  return deferralNotices(one, receivers, policy);
}
