/** 订阅消息模板: `return` for guardians, `alert` for staff, `letter` for letters to sign. Their ids are configuration. */
export const TEMPLATE_KEYS = ['return', 'alert', 'letter'] as const;
export type TemplateKey = (typeof TEMPLATE_KEYS)[number];
