import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { MessageView } from '#domain/reminders/api';
import { acting, setActing } from '../../acting';
import { spokenInstant } from '../../spoken';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Timeline } from '../../ui/timeline';
import space from '../space.module.css';
import { headOf, statusOf, triedWords, type Way, waysOf, wordsOf } from '../words';

const c = classes(space);

/** Goes on as the post that was told: another post of the same person may not reach there. */
function go({ url }: Way, post: string | null): void {
  if (post && acting().standings.some((standing) => standing.as === post)) {
    setActing(post);
  }
  void Taro.navigateTo({ url });
}

/** A message to staff: what happened, what was already tried, where to go on. */
export function StaffMessage({ view }: { readonly view: MessageView }) {
  const { body } = wordsOf(view);
  const { tone } = statusOf(view);
  const [first, ...others] = view.state === 'withdrawn' ? [] : waysOf(view);
  const events = view.tried
    .map((line, n) => ({
      key: `${line.at}:${n}`,
      when: spokenInstant(line.at),
      ...triedWords(line),
      tone: line.answer ? ('good' as const) : ('act' as const),
    }))
    .reverse();
  return (
    <Page
      title="消息"
      bottom={
        first ? (
          <BigButton icon={first.icon} onPress={() => go(first, view.post)}>
            {first.label}
          </BigButton>
        ) : undefined
      }
    >
      <Notice tone={view.urgent || view.state === 'withdrawn' ? tone : 'act'} title={headOf(view)}>
        <View>{body}</View>
      </Notice>
      <Card title={view.className ?? view.receiver} aside={spokenInstant(view.deliveredAt)}>
        <View>收到的岗位：{view.receiver}</View>
        {others.map((way) => (
          <View key={way.url} className={c('apart')}>
            <Button wide icon={way.icon} onPress={() => go(way, view.post)}>
              {way.label}
            </Button>
          </View>
        ))}
      </Card>
      {events.length > 0 ? (
        <Card title="已经做了什么">
          <Timeline events={events} />
        </Card>
      ) : null}
    </Page>
  );
}
