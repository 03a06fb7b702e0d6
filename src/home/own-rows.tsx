import Taro from '@tarojs/taro';
import type { Todo } from '#domain/accounts/me';
import { Card } from '../ui/card';
import { Row } from '../ui/row';
import { StatusTag } from '../ui/status-tag';

export const go = (url: string): void => void Taro.navigateTo({ url });

const MANY = 99;
/** 99 stands for that and more. */
export const said = (count: number): string => (count >= MANY ? '99+' : String(count));

/** What everybody has: the inbox with its badge, and their own page. */
export function OwnRows({ todo }: { readonly todo: Todo }) {
  return (
    <Card flush>
      <Row
        icon="inbox"
        title="消息"
        aside={
          todo.unread > 0 ? (
            <StatusTag tone={todo.urgent > 0 ? 'danger' : 'act'}>{`${said(todo.unread)} 条未读`}</StatusTag>
          ) : (
            '没有未读'
          )
        }
        label={`消息，${todo.unread > 0 ? `${said(todo.unread)} 条未读` : '没有未读'}`}
        onPress={() => go('/reminders/inbox/index')}
      />
      <Row icon="user-round" title="我的" detail="字号、提醒、身份、绑定" onPress={() => go('/accounts/me/index')} />
    </Card>
  );
}
