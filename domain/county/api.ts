/** Wire types of the function `county`: operation → what is asked and what is answered. */
export type CountyApi = Record<never, { request: unknown; reply: unknown }>;
