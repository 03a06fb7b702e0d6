import Taro from '@tarojs/taro';
import type { Todo } from '#domain/accounts/me';
import { Card } from '../ui/card';
import type { IconName } from '../ui/icon-name';
import { Row } from '../ui/row';
import { StatusTag, type Tone } from '../ui/status-tag';

/** One door: where it leads, what waits behind it. */
export interface Door {
  readonly icon: IconName;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly url: string;
  /** What waits there, as words and tone; nothing when nothing does. */
  readonly waits?: { readonly tone: Tone; readonly word: string } | undefined;
}

export const go = (url: string): void => void Taro.navigateTo({ url });

export function Doors({ title, doors }: { readonly title?: string; readonly doors: readonly Door[] }) {
  return (
    <Card title={title} flush>
      {doors.map(({ icon, title: name, detail, url, waits }) => (
        <Row
          key={url}
          icon={icon}
          title={name}
          detail={detail}
          aside={waits ? <StatusTag tone={waits.tone}>{waits.word}</StatusTag> : undefined}
          onPress={() => go(url)}
        />
      ))}
    </Card>
  );
}

/** 消息: urgent ones first and in their own tone. */
export function inboxDoor({ unread, urgent }: Todo): Door {
  const waits = urgent > 0 ? { tone: 'danger', word: `${urgent} 条紧急` } : { tone: 'act', word: `${unread} 条未读` };
  return {
    icon: 'bell',
    title: '消息',
    url: '/reminders/inbox/index',
    waits: unread > 0 ? (waits as Door['waits']) : undefined,
  };
}

export const meDoor: Door = { icon: 'settings', title: '我的', detail: '字号、身份、绑定', url: '/accounts/me/index' };
