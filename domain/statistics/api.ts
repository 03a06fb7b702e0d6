/** Wire types of the function `statistics`: operation → what is asked and what is answered. */
export type StatisticsApi = Record<never, { request: unknown; reply: unknown }>;
