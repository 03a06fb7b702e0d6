import { ONBOARDING_STEPS } from '#domain/county/documents';
import { found } from '#domain/errors';
import type { Reading } from '../kit/handler';
import { wholeCounty } from './place';
import { nothing } from './requests';
import { standingOf } from './steps';

/** 启用清单: the steps with what is there, what is missing, and when each was ticked. */
export const onboarding: Reading<'county.onboarding'> = {
  request: nothing,
  scope: wholeCounty,
  async read(call) {
    const county = found(await call.store.read('counties', call.county));
    const [list, standing] = await Promise.all([call.store.read('onboarding', call.county), standingOf(call, county)]);
    const steps = ONBOARDING_STEPS.map((step) => ({ step, tickedAt: list?.done[step] ?? null, ...standing[step] }));
    return { countyName: county.name, steps };
  },
};
