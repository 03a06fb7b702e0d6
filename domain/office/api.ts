/** Wire types of the function `office`: operation → what is asked and what is answered. */
export type OfficeApi = Record<never, { request: unknown; reply: unknown }>;
