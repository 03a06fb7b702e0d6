import { View } from '@tarojs/components';
import { useState } from 'react';
import type { CasePage } from '#domain/cases/api';
import { isOpen } from '#domain/cases/documents';
import { STATE_TITLES } from '#domain/cases/machine';
import { useActing } from '../acting';
import { serverNow } from '../api';
import { spokenDate } from '../spoken';
import { Card } from '../ui/card';
import { classes } from '../ui/classes';
import { Row } from '../ui/row';
import { StatusTag } from '../ui/status-tag';
import { Responsible } from './assigning';
import { CallSheet } from './call-sheet';
import { carried } from './carried';
import { canCall, stepAhead, toContact } from './case-buttons';
import styles from './case-view.module.css';
import { firstWhy } from './clocks';
import { ageWords, dueWords, signalWords, standing } from './words';

const c = classes(styles);

interface HeadProps {
  readonly page: CasePage;
}

interface WholeProps extends HeadProps {
  readonly onChanged: () => void;
}

const contactsOf = (page: CasePage): number => page.events.filter((event) => event.kind === 'contact').length;

/** Since when it is what it is, why it was opened, and by when what has to be done: the clock that strikes first, with its reason. */
function State({ page }: HeadProps) {
  const because = firstWhy(page);
  return page.state === 'none' ? null : (
    <>
      <View className={c('state')}>
        {`${page.round > 1 ? `第 ${page.round} 轮 · ` : ''}${STATE_TITLES[page.state]}，从 ${spokenDate(page.stateSince)} 起`}
      </View>
      {page.signals
        .filter(({ found }) => !found)
        .map((signal) => (
          <View key={signal.key}>· {signalWords(signal)}</View>
        ))}
      {isOpen(page.state) ? (
        <View className={c(page.overdue || page.termOver ? 'late' : 'due')}>{dueWords(page)}</View>
      ) : null}
      {because ? <View className={c('soft')}>{because}</View> : null}
    </>
  );
}

/** 打电话, where the big button is another step: the numbers come with the call itself. */
function Reach({ page }: HeadProps) {
  const [isOpen, setOpen] = useState(false);
  const numbers = page.child.reachable.filter(({ phone }) => phone !== null).length;
  if (stepAhead(page) === null || !canCall(page)) {
    return null;
  }
  return (
    <>
      <Row
        icon="phone"
        title="打电话"
        detail={`${numbers} 位家里人有电话`}
        label="打电话"
        onPress={() => setOpen(true)}
      />
      <CallSheet
        open={isOpen}
        page={page}
        onClose={() => setOpen(false)}
        onCalled={() => {
          setOpen(false);
          toContact(page.id, 'phone');
        }}
      />
    </>
  );
}

/** Where the child is, who answers for it, and how to reach the family. */
function Where({ page, onChanged }: WholeProps) {
  const { residence, registered, unlisted } = page.child;
  const { as = '' } = useActing();
  const address = carried(as, page.id)?.address;
  const elsewhere = unlisted ? '户籍地还没核实' : '户籍不在本县';
  return (
    <View className={c('where')}>
      <Reach page={page} />
      <Row icon="house" title={residence || '居住地未落实'} detail="居住地" />
      {address ? <Row icon="map-pin" title={address} detail="详细住址（存在手机上的）" /> : null}
      {registered !== residence ? <Row icon="map-pin" title={registered || elsewhere} detail="户籍地" /> : null}
      <Responsible page={page} onChanged={onChanged} />
    </View>
  );
}

/** 这是谁，在哪里，怎么联系，什么时候以前办什么: all that an officer with forty cases needs of one. */
export function CaseHead({ page, onChanged }: WholeProps) {
  const { child } = page;
  const { tone, word } = standing({ ...page, contacts: contactsOf(page) });
  const about = [
    child.sex === 'female' ? '女' : '男',
    ageWords(child.birthMonth, serverNow()),
    child.boarding ? '住校' : '',
  ];
  return (
    <Card
      flush
      title={child.name}
      aside={
        page.state === 'none' ? <StatusTag tone="calm">无需跟进</StatusTag> : <StatusTag tone={tone}>{word}</StatusTag>
      }
    >
      <View className={c('lines')}>
        <View>{[child.school, child.className].filter(Boolean).join(' ') || '不在任何学校的名册上'}</View>
        <View className={c('soft')}>{about.filter(Boolean).join(' · ')}</View>
        <State page={page} />
      </View>
      <Where page={page} onChanged={onChanged} />
    </Card>
  );
}
