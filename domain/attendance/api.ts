/** Wire types of the function `attendance`: operation → what is asked and what is answered. */
export type AttendanceApi = Record<never, { request: unknown; reply: unknown }>;
