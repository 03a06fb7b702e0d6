import type { Me, MyChild, Today } from '#domain/accounts/me';
import { spokenDate } from '../spoken';
import { BigButton } from '../ui/big-button';
import { Card } from '../ui/card';
import { ChildRow } from '../ui/child-row';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { Row } from '../ui/row';
import { StatusTag, type Tone } from '../ui/status-tag';
import { HelpCard } from './help-card';
import { go, OwnRows, said } from './own-rows';

const TODAY: Readonly<Record<Today, { readonly tone: Tone; readonly word: string }>> = {
  present: { tone: 'good', word: '今天到校' },
  sick: { tone: 'calm', word: '病假' },
  personal: { tone: 'calm', word: '事假' },
  other: { tone: 'calm', word: '请假' },
  unexcused: { tone: 'warn', word: '今天没到校' },
  unknown: { tone: 'calm', word: '还没点名' },
  noSchool: { tone: 'calm', word: '今天不上课' },
};

function Child({ child, letters }: { readonly child: MyChild; readonly letters: number }) {
  const { tone, word } = TODAY[child.today];
  const waits = child.state === 'waiting';
  const need = letters > 0 ? `有 ${letters} 份责任书等您签` : undefined;
  return (
    <ChildRow
      name={child.name}
      place={`${child.schoolName}${child.className}`}
      need={waits ? '班主任确认后，您就能看到孩子的情况。' : need}
      status={<StatusTag tone={waits ? 'act' : tone}>{waits ? '等老师确认' : word}</StatusTag>}
    />
  );
}

/** 家庭责任书: counted apart from the children's, so that the lines add up to the number on the button. */
function Household({ letters }: { readonly letters: number }) {
  return letters > 0 ? (
    <ChildRow name="我家" place="全家一份，不按孩子分；父母一人签就行" need={`有 ${letters} 份责任书等您签`} />
  ) : null;
}

function messageSays(isUrgent: boolean, isMissed: boolean): string {
  if (isUrgent) {
    return '学校有急事找您，请马上看。';
  }
  return isMissed ? '孩子今天没到校，老师在等您回答。' : '学校给您发了消息。';
}

/** The one thing to do now: what is urgent or asked about a child who is not at school today, then what must be signed, then what was not read. */
function Next({ me }: { readonly me: Me }) {
  const { letters, unread, urgent } = me.todo;
  const [letter] = letters;
  const isMissed = me.children.some((child) => child.today === 'unexcused');
  const asked = unread > 0 && (urgent > 0 || isMissed);
  if (!asked && letter) {
    return (
      <BigButton
        icon="pen-line"
        says={`${letter.childName}的${letter.title}，${letter.until < me.today ? '现在还可以签' : `请在${spokenDate(letter.until)}前签`}。`}
        onPress={() =>
          go(letters.length > 1 ? '/letters/list/index' : `/letters/sign/index?letter=${encodeURIComponent(letter.id)}`)
        }
      >
        {letters.length > 1 ? `去签字（${letters.length} 份）` : '去签字'}
      </BigButton>
    );
  }
  return unread > 0 ? (
    <BigButton
      icon="message-square"
      says={messageSays(urgent > 0, isMissed)}
      onPress={() => go('/reminders/inbox/index')}
    >
      {`看消息（${said(unread)} 条）`}
    </BigButton>
  ) : null;
}

/** 家长的首页: the children first, then the one thing to do at the thumb. */
export function FamilyHome({ me, county }: { readonly me: Me; readonly county: string }) {
  const children = me.children.filter((child) => child.county === county);
  const idle = me.todo.letters.length === 0 && me.todo.unread === 0;
  return (
    <Page title="一个都不能少" bottom={idle ? undefined : <Next me={me} />}>
      <Card title="我的孩子" flush>
        {children.map((child) => (
          <Child
            key={child.id}
            child={child}
            letters={me.todo.letters.filter((letter) => letter.child === child.id).length}
          />
        ))}
        <Household letters={me.todo.letters.filter((letter) => letter.child === null).length} />
      </Card>
      {children
        .filter(({ helped }) => helped)
        .map((child) => (
          <HelpCard key={child.id} child={child} />
        ))}
      {idle && !children.some(({ helped }) => helped) ? (
        <Notice tone="good" title="现在没有要办的事">
          有事时，这里会有按钮，微信也会提醒您。
        </Notice>
      ) : null}
      <Card flush>
        <Row icon="file-text" title="责任书" detail="签过的和没签的" onPress={() => go('/letters/list/index')} />
        <Row
          icon="hand-heart"
          title="谁在照顾孩子"
          detail="要外出务工，告诉学校和村里"
          onPress={() => go('/letters/entrust/index')}
        />
        <Row
          icon="calendar-days"
          title="缓学、休学"
          detail="孩子生病，要长期治疗或休养"
          onPress={() => go('/cases/deferral/index')}
        />
        <Row icon="user-plus" title="再绑定一个孩子" onPress={() => go('/accounts/bind/index')} />
      </Card>
      <OwnRows todo={me.todo} />
    </Page>
  );
}
