/** Wire types of the function `letters`: operation → what is asked and what is answered. */
export type LettersApi = Record<never, { request: unknown; reply: unknown }>;
