/**
 * 家庭责任书里不能出现的说法 (law of the rules: an unsigned letter costs the family nothing): deposits, fines, waivers, loss of benefits, duties that
 * the law does not give. Separated by blanks. A county may add words, never take one away.
 */
export const NATIONWIDE_FORBIDDEN_WORDS =
  '押金 保证金 罚款 罚金 违约金 赔偿金 自愿放弃 放弃学籍 取消低保 停发补助 取消补助 取消资助 不予办理 限制出行 限制医保 停止享受 后果自负 责任自负';
