import * as z from 'zod';
import type { RequestOf } from '#domain/api';

export const myHelpRequest = z.strictObject({
  child: z.string().regex(/^[a-z0-9]{1,40}$/),
}) satisfies z.ZodType<RequestOf<'cases.myHelp'>>;
