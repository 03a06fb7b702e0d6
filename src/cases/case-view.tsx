import { View } from '@tarojs/components';
import { type ReactNode, useEffect, useState } from 'react';
import type { CasePage } from '#domain/cases/api';
import { DangerButton } from '../danger-button';
import { useMay } from '../may';
import { MissingDoor } from '../missing-door';
import { Async } from '../ui/async';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { classes } from '../ui/classes';
import { Empty } from '../ui/empty';
import { Fold } from '../ui/fold';
import { Inset } from '../ui/inset';
import { Notice } from '../ui/notice';
import { Timeline } from '../ui/timeline';
import { useCall } from '../use-call';
import { Away } from './away';
import { CARRIED_MOST } from './carried';
import { CaseButtons } from './case-buttons';
import { CaseHead } from './case-head';
import styles from './case-view.module.css';
import { Clocks, Plan, Standing } from './clocks';
import { ConferDue } from './confer-due';
import { EarlierRound } from './earlier';
import { eventOf } from './event-words';
import { leastCase } from './least';
import { ClosedAhead, usePapersDoor } from './papers/door';
import { usePrinting } from './printing';
import { useReferralDoor } from './referral/door';
import { daysInShort, RollDays } from './roll-days';

const c = classes(styles);

/** So many of 经过 are read at once; what was long ago is a tap away. */
const LATEST = 6;
/** For one or two more nobody should have to tap. */
const FEW = 2;

function Events({ page: { events } }: { readonly page: CasePage }) {
  const [isAll, setAll] = useState(false);
  const shown = isAll || events.length <= LATEST + FEW ? events : events.slice(0, LATEST);
  return (
    <Card title="经过" aside={shown.length < events.length ? `${events.length} 条` : undefined}>
      {events.length > 0 ? (
        <Timeline events={shown.map(eventOf)} />
      ) : (
        <Empty title="还没有经过">联系以后记一次，这里就有了。</Empty>
      )}
      {shown.length < events.length ? (
        <Button wide look="quiet" icon="chevron-down" onPress={() => setAll(true)}>
          {`看前面的 ${events.length - shown.length} 条`}
        </Button>
      ) : null}
    </Card>
  );
}

/** 文书与送达, 部门转介, 打印: for whoever has them. */
function Doors({ page }: { readonly page: CasePage }) {
  const papers = usePapersDoor(page);
  const referrals = useReferralDoor(page);
  const printing = usePrinting(page);
  return papers || referrals || printing ? (
    <Card flush>
      {papers}
      {referrals}
      {printing}
    </Card>
  ) : null;
}

/** What is looked up now and then, folded: every clock with its reason, causes and measures, the rolls. */
function Beside({ page }: { readonly page: CasePage }) {
  const { clocks, days, plan } = page;
  return clocks.length > 0 || days.length > 0 || plan ? (
    <Card flush>
      <Clocks page={page} />
      <Plan page={page} />
      {days.length > 0 ? (
        <Fold icon="calendar-days" title="最近点名" detail={daysInShort(days)}>
          <Inset>
            <RollDays days={days} />
          </Inset>
        </Fold>
      ) : null}
    </Card>
  ) : null;
}

interface ContentProps {
  readonly page: CasePage;
  readonly onChanged: () => void;
  /** Beside a list the buttons stand under the head; on a phone they are at the thumb. */
  readonly buttons?: ReactNode;
}

function Content({ page, onChanged, buttons }: ContentProps) {
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
      <CaseHead page={page} onChanged={onChanged} />
      <Away page={page} />
      {mayReport ? (
        <View className={c('buttons')}>
          <DangerButton child={page.child.id} name={page.child.name} />
        </View>
      ) : null}
      {buttons ? <View className={c('buttons')}>{buttons}</View> : null}
      <ConferDue page={page} />
      <ClosedAhead page={page} />
      <Standing page={page} />
      <Doors page={page} />
      <Events page={page} />
      <Beside page={page} />
      <EarlierRound page={page} />
    </>
  );
}

/** A case whole, from one call; a screen of its own or at the right of the list, where it brings its buttons along. */
export function CaseView({ id, onShown }: { readonly id: string; readonly onShown?: (page: CasePage) => void }) {
  const called = useCall('cases.case', { case: id }, { keep: { most: CARRIED_MOST, least: leastCase } });
  const { data, reload } = called;
  useEffect(() => {
    if (data) {
      onShown?.(data);
    }
  }, [data, onShown]);
  return (
    <Async called={called} rows={6}>
      {(page) => <Content page={page} onChanged={reload} buttons={onShown ? null : <CaseButtons page={page} />} />}
    </Async>
  );
}
