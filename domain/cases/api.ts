/** Wire types of the function `cases`: operation → what is asked and what is answered. */
export type CasesApi = Record<never, { request: unknown; reply: unknown }>;
