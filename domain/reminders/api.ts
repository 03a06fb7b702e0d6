/** Wire types of the function `reminders`: operation → what is asked and what is answered. */
export type RemindersApi = Record<never, { request: unknown; reply: unknown }>;
