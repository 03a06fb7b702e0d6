import type { Me, MyChild, Today } from '#domain/accounts/me';
import { spokenDate } from '#domain/plain-date';
import { BigButton } from '../ui/big-button';
import { Card } from '../ui/card';
import { ChildRow } from '../ui/child-row';
import { Notice } from '../ui/notice';
import { StatusTag, type Tone } from '../ui/status-tag';
import { Doors, go, inboxDoor, meDoor } from './doors';

const TODAY: Readonly<Record<Today, { readonly tone: Tone; readonly word: string }>> = {
  present: { tone: 'good', word: '今天到校' },
  sick: { tone: 'calm', word: '今天病假' },
  personal: { tone: 'calm', word: '今天事假' },
  other: { tone: 'calm', word: '今天请假' },
  unexcused: { tone: 'warn', word: '今天没到校' },
  unknown: { tone: 'calm', word: '还没点名' },
  noSchool: { tone: 'calm', word: '今天不上课' },
};

function ChildCard({ child }: { child: MyChild }) {
  const bound = child.state === 'bound';
  const { tone, word } = bound ? TODAY[child.today] : { tone: 'act' as const, word: '等老师确认' };
  return (
    <ChildRow
      name={child.name}
      place={child.className}
      need={child.schoolName}
      status={<StatusTag tone={tone}>{word}</StatusTag>}
    />
  );
}

/** The one thing to do now, as one big button; otherwise a sentence that nothing waits. */
function Next({ me }: { me: Me }) {
  const [letter] = me.todo.letters;
  if (me.todo.urgent > 0) {
    return (
      <BigButton icon="bell" says="老师在等您的回答。" onPress={() => go('/reminders/inbox/index')}>
        看老师的消息
      </BigButton>
    );
  }
  if (letter) {
    const count = me.todo.letters.length;
    return (
      <BigButton
        icon="pen-line"
        says={count > 1 ? `${count} 份责任书等您签。` : `${spokenDate(letter.until)}前签。`}
        onPress={() =>
          go(count > 1 ? '/letters/list/index' : `/letters/sign/index?letter=${encodeURIComponent(letter.id)}`)
        }
      >
        签{letter.childName}的责任书
      </BigButton>
    );
  }
  return me.todo.unread > 0 ? (
    <BigButton icon="bell" onPress={() => go('/reminders/inbox/index')}>
      看 {me.todo.unread} 条消息
    </BigButton>
  ) : (
    <Notice tone="good" title="现在没有要办的事" />
  );
}

/** 家长首页: the children, one big button, little else. */
export function FamilyHome({ me }: { readonly me: Me }) {
  const county = me.acting?.replace('family:', '');
  const children = me.children.filter((child) => county === undefined || child.county === county);
  return (
    <>
      <Card title="我的孩子" aside={spokenDate(me.today)} flush>
        {children.map((child) => (
          <ChildCard key={child.id} child={child} />
        ))}
      </Card>
      <Next me={me} />
      <Doors
        doors={[
          { icon: 'file-text', title: '我的责任书', url: '/letters/list/index' },
          inboxDoor(me.todo),
          { icon: 'user-plus', title: '还有别的孩子', detail: '扫班主任的家长码', url: '/accounts/bind/index' },
          meDoor,
        ]}
      />
    </>
  );
}
