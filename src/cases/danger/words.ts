import type { PostRef } from '#domain/cases/api';
import { DANGER_ORGANS, type DangerOrgan } from '#domain/cases/danger';

/** 校长 第一小学 王校长. */
export const whoWords = ({ title, place, name }: PostRef): string => [place, title, name].filter(Boolean).join(' ');

export const ORGANS = (Object.keys(DANGER_ORGANS) as DangerOrgan[]).map((value) => {
  const { title, phone } = DANGER_ORGANS[value];
  return { value, label: phone && phone !== title.slice(0, phone.length) ? `${title} ${phone}` : title };
});
