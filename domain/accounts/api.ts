/** Wire types of the function `accounts`: operation → what is asked and what is answered. */
export type AccountsApi = Record<never, { request: unknown; reply: unknown }>;
