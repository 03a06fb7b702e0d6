/** Wire types of the function `roster`: operation → what is asked and what is answered. */
export type RosterApi = Record<never, { request: unknown; reply: unknown }>;
