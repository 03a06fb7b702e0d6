import { grantId, left } from '#domain/reminders/grants';
import { TEMPLATE_KEYS, type TemplateKey } from '#domain/reminders/templates';
import type { Call, Reading } from '../kit/handler';
import { ownScope } from './own';
import { nothing } from './requests';
import { templateIds } from './template-ids';

/** What a caller needs: staff the alerts, families the reminders and letters. */
const wanted = (call: Call): readonly TemplateKey[] =>
  call.post ? ['alert'] : TEMPLATE_KEYS.filter((key) => key !== 'alert');

export const subscriptions: Reading<'reminders.subscriptions'> = {
  request: nothing,
  scope: ownScope,
  async read(call) {
    const ids = templateIds();
    const asked = wanted(call).flatMap((key) => (ids[key] ? [{ key, id: ids[key] }] : []));
    const grants = await call.store.readAll(
      'grants',
      asked.map(({ id }) => grantId(call.person, id)),
    );
    const of = (id: string) => grants.find((grant) => grant.template === id) ?? null;
    return { templates: asked.map(({ key, id }) => ({ key, id, left: left(of(id)) })) };
  },
};
