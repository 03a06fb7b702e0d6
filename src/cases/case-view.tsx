import { View } from '@tarojs/components';
import { type ReactNode, useEffect, useRef } from 'react';
import type { CasePage } from '#domain/cases/api';
import { isOpen } from '#domain/cases/documents';
import { STATE_TITLES } from '#domain/cases/machine';
import { spokenDate } from '#domain/plain-date';
import { useActing } from '../acting';
import { serverNow } from '../api';
import { DangerButton } from '../danger-button';
import { useMay } from '../may';
import { MissingDoor } from '../missing-door';
import { Async } from '../ui/async';
import { Card } from '../ui/card';
import { classes } from '../ui/classes';
import { Empty } from '../ui/empty';
import { Notice } from '../ui/notice';
import { Row } from '../ui/row';
import { StatusTag } from '../ui/status-tag';
import { Timeline } from '../ui/timeline';
import { useCall } from '../use-call';
import { Away } from './away';
import { CARRIED_MOST, carried } from './carried';
import { CaseButtons } from './case-buttons';
import styles from './case-view.module.css';
import { Clocks, Plan } from './clocks';
import { ConferDue } from './confer-due';
import { EarlierRound } from './earlier';
import { eventOf } from './event-words';
import { leastCase } from './least';
import { ClosedAhead, PapersDoor } from './papers/door';
import { ReferralDoor } from './referral/door';
import { RollDays } from './roll-days';
import { ageWords, dueWords, signalWords, standing } from './words';

const c = classes(styles);

export interface Shown {
  readonly page: CasePage;
  readonly reload: () => void;
}

const contactsOf = (page: CasePage): number => page.events.filter((event) => event.kind === 'contact').length;

function Head({ page }: { readonly page: CasePage }) {
  const { child } = page;
  const { tone, word } = standing({ ...page, contacts: contactsOf(page) });
  const about = [
    child.sex === 'female' ? '女' : '男',
    ageWords(child.birthMonth, serverNow()),
    child.boarding ? '住校' : '',
  ];
  return (
    <Card
      title={child.name}
      aside={
        page.state === 'none' ? <StatusTag tone="calm">无需跟进</StatusTag> : <StatusTag tone={tone}>{word}</StatusTag>
      }
    >
      <View className={c('lines')}>
        <View>{[child.school, child.className].filter(Boolean).join(' ') || '不在任何学校的名册上'}</View>
        <View className={c('soft')}>{about.filter(Boolean).join(' · ')}</View>
        {page.state === 'none' ? null : (
          <>
            <View className={c('state')}>
              {page.round > 1 ? `第 ${page.round} 轮 · ` : ''}
              {STATE_TITLES[page.state]}，从 {spokenDate(page.openedOn)} 起
            </View>
            {page.signals.map((signal) => (
              <View key={signal.key}>· {signalWords(signal)}</View>
            ))}
            {isOpen(page.state) ? <View className={c(page.overdue ? 'late' : 'due')}>{dueWords(page)}</View> : null}
          </>
        )}
      </View>
    </Card>
  );
}

function Where({ page }: { readonly page: CasePage }) {
  const { residence, registered, unlisted } = page.child;
  const { as = '' } = useActing();
  const address = carried(as, page.id)?.address;
  const elsewhere = unlisted ? '户籍地还没核实' : '户籍不在本县';
  return (
    <Card flush>
      <Row icon="house" title={residence || '居住地未落实'} detail="居住地" />
      {address ? <Row icon="map-pin" title={address} detail="详细住址（存在手机上的）" /> : null}
      {registered !== residence ? <Row icon="map-pin" title={registered || elsewhere} detail="户籍地" /> : null}
      <Row
        icon="user-round"
        title={page.assignee ? `${page.assignee.title} ${page.assignee.name}` : '还没有责任人'}
        detail={page.assignee ? `包保责任人 · ${page.assignee.place}` : '包保责任人'}
      />
    </Card>
  );
}

interface ContentProps {
  readonly page: CasePage;
  /** Beside a list the buttons stand under the head; on a phone they are at the thumb. */
  readonly buttons?: ReactNode;
}

function Content({ page, buttons }: ContentProps) {
  const mayReport = useMay('cases.reportDanger');
  return (
    <>
      {page.urgent ? (
        <Notice tone="danger" title="孩子可能走失" action={<MissingDoor child={page.child.id} />}>
          现在就打电话。联系不上，就拨 110 报警，并告诉学校和村里。
        </Notice>
      ) : null}
      {page.state === 'none' ? (
        <Notice tone="calm" title="这条线索已经撤回">
          点名已更正，不用再跟进。经过留在下面。
        </Notice>
      ) : null}
      <Head page={page} />
      <Away page={page} />
      {mayReport ? (
        <View className={c('buttons')}>
          <DangerButton child={page.child.id} name={page.child.name} />
        </View>
      ) : null}
      {buttons ? <View className={c('buttons')}>{buttons}</View> : null}
      <ConferDue page={page} />
      <ClosedAhead page={page} />
      <Plan page={page} />
      <Clocks page={page} />
      <PapersDoor page={page} />
      <ReferralDoor page={page} />
      <Where page={page} />
      {page.days.length > 0 ? (
        <Card title="最近点名">
          <RollDays days={page.days} />
        </Card>
      ) : null}
      <Card title="经过">
        {page.events.length > 0 ? (
          <Timeline events={page.events.map(eventOf)} />
        ) : (
          <Empty title="还没有经过">联系以后记一次，这里就有了。</Empty>
        )}
      </Card>
      <EarlierRound page={page} />
    </>
  );
}

/** A case whole, from one call; a screen of its own or at the right of the list, where it brings its buttons along. */
export function CaseView({ id, onShown }: { readonly id: string; readonly onShown?: (shown: Shown) => void }) {
  const called = useCall('cases.case', { case: id }, { keep: { most: CARRIED_MOST, least: leastCase } });
  const { data, reload } = called;
  const latest = useRef(reload);
  latest.current = reload;
  useEffect(() => {
    if (data) {
      onShown?.({ page: data, reload: () => latest.current() });
    }
  }, [data, onShown]);
  return (
    <Async called={called} rows={6}>
      {(page) => <Content page={page} buttons={onShown ? null : <CaseButtons page={page} onChanged={reload} />} />}
    </Async>
  );
}
