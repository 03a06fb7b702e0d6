import type { Me, MyPost, Todo } from '#domain/accounts/me';
import { spokenDate } from '../spoken';
import { BigButton } from '../ui/big-button';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import type { IconName } from '../ui/icon';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { Row } from '../ui/row';
import { StatusTag } from '../ui/status-tag';
import { callsRoll, type Door, doorsOf } from './doors';
import { go, OwnRows, said } from './own-rows';

const onUnit = (path: string, post: MyPost): string => `${path}?unit=${encodeURIComponent(post.unit)}`;
const ROLL = '/attendance/roll-call/index';
const SHEET = '/attendance/sheet/index';

function rollWord({ schoolDay, rollTaken, absent }: Todo): {
  readonly tone: 'good' | 'warn' | 'calm';
  readonly word: string;
} {
  if (rollTaken) {
    return absent ? { tone: 'warn', word: `已点名，${absent} 人没到校` } : { tone: 'good', word: '已点名，全到' };
  }
  return schoolDay === false ? { tone: 'calm', word: '今天不上课' } : { tone: 'warn', word: '还没点名' };
}

/** 今日点名 of a class: how it stands, and where to see or mend it. */
function Roll({ post, me }: { readonly post: MyPost; readonly me: Me }) {
  const { tone, word } = rollWord(me.todo);
  return (
    <Card title="今日点名" aside={<StatusTag tone={tone}>{word}</StatusTag>} flush>
      <Row
        icon="calendar-days"
        title={spokenDate(me.today)}
        detail={me.todo.schoolDay === null ? '学校还没有设校历，请告诉校长。' : post.unitName}
        onPress={() => go(onUnit(me.todo.rollTaken ? SHEET : ROLL, post))}
      />
    </Card>
  );
}

interface NextThing {
  readonly icon: IconName;
  readonly says: string;
  readonly label: string;
  readonly url: string;
}

/** Of posts to which one thing alone comes: what was turned over to review, or to a department. */
function waitingOf({ waits }: Todo): NextThing | undefined {
  if (waits.reviews) {
    const label = `去审核（${said(waits.reviews)} 个）`;
    return { icon: 'list-checks', says: '您没有办理过的个案，才由您审核。', label, url: '/cases/papers/reviews/index' };
  }
  const label = `看转来的（${said(waits.referred ?? 0)} 件）`;
  return waits.referred
    ? { icon: 'inbox', says: '先看清楚，再选受理或不受理。', label, url: '/cases/referral/list/index' }
    : undefined;
}

/** The one thing to do now at this post: the roll, a child in trouble, then what waits for a signature. */
function nextOf(post: MyPost, todo: Todo): NextThing | undefined {
  if (callsRoll(post) && todo.rollTaken === false && todo.schoolDay) {
    return {
      icon: 'list-checks',
      says: '没到的点一下名字，其余都算到校。',
      label: '开始点名',
      url: onUnit(ROLL, post),
    };
  }
  if (todo.leads) {
    const label = `看线索（${said(todo.leads)} 个）`;
    return { icon: 'triangle-alert', says: '急的和到期的排在最前。', label, url: '/cases/list/index' };
  }
  const label = `去签字（${said(todo.ownLetters ?? 0)} 份）`;
  return todo.ownLetters
    ? { icon: 'pen-line', says: '等您签的责任书，先看再签。', label, url: '/letters/post/index' }
    : waitingOf(todo);
}

function DoorRow({ door }: { readonly door: Door }) {
  const count = door.count ?? 0;
  return (
    <Row
      icon={door.icon}
      title={door.title}
      detail={door.detail}
      aside={count > 0 ? <StatusTag tone="warn">{`${said(count)} 个`}</StatusTag> : undefined}
      label={count > 0 ? `${door.title}，${said(count)} 个等着办` : door.title}
      onPress={() => go(door.url)}
    />
  );
}

function Doors({ title, doors }: { readonly title?: string; readonly doors: readonly Door[] }) {
  return doors.length === 0 ? null : (
    <Card title={title} flush>
      {doors.map((door) => (
        <DoorRow key={door.url} door={door} />
      ))}
    </Card>
  );
}

/** 岗位的首页: today's work first, then the rooms that this post has. */
export function PostHome({ me, post }: { readonly me: Me; readonly post: MyPost }) {
  const { todo } = me;
  const next = nextOf(post, todo);
  return (
    <Page
      title="一个都不能少"
      bottom={
        next ? (
          <BigButton icon={next.icon} says={next.says} onPress={() => go(next.url)}>
            {next.label}
          </BigButton>
        ) : undefined
      }
    >
      {todo.urgent > 0 ? (
        <Notice
          tone="danger"
          title={`${said(todo.urgent)} 条紧急消息`}
          action={<Button onPress={() => go('/reminders/inbox/index')}>马上看</Button>}
        >
          孩子可能有危险，请先看这里。
        </Notice>
      ) : null}
      {callsRoll(post) ? <Roll post={post} me={me} /> : null}
      <Doors doors={doorsOf('daily', post, todo)} />
      <OwnRows todo={todo} />
      <Doors title="设置" doors={doorsOf('setup', post, todo)} />
    </Page>
  );
}
