/** 版本 shown in 我的; a test holds it equal to package.json. */
export const VERSION = '0.1.0';
