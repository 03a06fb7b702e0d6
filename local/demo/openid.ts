/** The WeChat account of somebody in the demo, from the key by which the generator knows them. */
export const openidOf = (key: string): string => `demo-${key.replaceAll(':', '-')}`;
