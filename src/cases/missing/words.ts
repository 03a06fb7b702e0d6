import type { MissingView } from '#domain/cases/api-missing';
import { FAMILY_SAYS, FINDERS, MISSING_STATES, MISSING_WHY } from '#domain/cases/missing';
import { timeOf } from '#domain/plain-date';
import { spokenInstant } from '../../spoken';
import type { TimelineEvent } from '../../ui/timeline';
import { whoWords } from '../danger/words';

/** Why and since when a child is sought. */
export const soughtWords = ({ why, since }: MissingView): string =>
  `${why ? MISSING_WHY[why] : ''}${since === null ? '' : `，从 ${timeOf(since)} 起按走失找`}。`;

/** What has happened on one day, the latest first. */
export function eventsOf({ id, since, why, tries, told, read, found }: MissingView): TimelineEvent[] {
  const events = [
    ...tries.map(({ at, by, says }) => ({
      at,
      title: `问过家里：${FAMILY_SAYS[says]}`,
      detail: whoWords(by),
      tone: 'act' as const,
    })),
    ...(since === null
      ? []
      : [
          {
            at: since,
            title: '按走失找',
            detail: `${why ? MISSING_WHY[why] : ''}。已告诉 ${told} 个岗位，${read} 个已读`,
            tone: 'danger' as const,
          },
        ]),
    ...(found === null
      ? []
      : [
          {
            at: found.at,
            title: `找到了：${FINDERS[found.who]}`,
            detail: found.by ? `${found.where} · ${whoWords(found.by)}记的` : '点名时在学校',
            tone: 'good' as const,
          },
        ]),
  ];
  return events
    .sort((a, b) => b.at - a.at)
    .map(({ at, ...rest }, n) => ({ key: `${id} ${at} ${n}`, when: spokenInstant(at), ...rest }));
}

export const stateWords = ({ state }: MissingView): string => MISSING_STATES[state];
