import Taro from '@tarojs/taro';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { SheetView } from '#domain/attendance/api';
import { UNDO_SECONDS } from '#domain/attendance/roll';
import type { PlainDate } from '#domain/plain-date';
import { type ApiProblem, asProblem, newRequestId } from '../../api';
import { removeDraft, saveDraft } from '../../drafts';
import type { Waiting } from '../../queue';
import { sendNow, submit, useUnsent } from '../../send';
import { spokenDate } from '../../spoken';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { UndoBar } from '../../ui/undo-bar';
import { SheetSummary } from '../sheet-summary';
import { RollForm, type SentRoll } from './roll-form';
import { rollAggregate, rollDraftKey } from './roll-words';
import { type RollList, useRollList } from './use-roll-list';

function openSheet(unit: string, date: PlainDate): void {
  void Taro.navigateTo({ url: `/attendance/sheet/index?unit=${unit}&date=${date}` });
}

interface TakenProps {
  readonly view: SheetView;
  readonly problem: ApiProblem | undefined;
  /** 撤销, for some seconds. */
  readonly children: ReactNode;
}

function Taken({ view, problem, children }: TakenProps) {
  const { unit, date, className } = view;
  useEffect(() => removeDraft(rollDraftKey({ unit, date })), [unit, date]);
  return (
    <Page
      title={`${className}点名`}
      bottom={
        <BigButton icon="sheet" says="发现不对，打开点名表更正。" onPress={() => openSheet(unit, date)}>
          打开点名表
        </BigButton>
      }
    >
      {problem ? (
        <Notice tone="warn" title="没有撤销">
          {problem.message}
        </Notice>
      ) : null}
      <SheetSummary view={view} />
      {children}
    </Page>
  );
}

function NotToday({ next, date }: { readonly next: PlainDate | null; readonly date: PlainDate }) {
  return (
    <Empty icon="calendar-days" title={`${spokenDate(date)}不上课`}>
      {next ? `不用点名。下一个上课日是${spokenDate(next)}。` : '不用点名。校历里还没有下一个上课日。'}
    </Empty>
  );
}

/** 未上传: the roll is called and kept on the phone; it goes by itself. */
function Kept({ list, entry }: { readonly list: RollList; readonly entry: Waiting }) {
  const { absent } = Object(entry.request) as { absent?: readonly unknown[] };
  const count = absent?.length ?? 0;
  return (
    <Page
      title={`${list.className}点名`}
      bottom={
        <BigButton icon="cloud-upload" says="联网后会自动上传。" onPress={sendNow}>
          现在上传
        </BigButton>
      }
    >
      <Notice tone="calm" title="已存在手机里，还没有上传">
        {list.children.length - count} 人到校，{count} 人没到校。关掉小程序也不会丢。
      </Notice>
    </Page>
  );
}

/** Looks again when the queue has sent what it kept for this roll. */
function useKept(list: RollList | undefined, onGone: () => void): Waiting | undefined {
  const aggregate = list ? rollAggregate(list) : '';
  // A first try under way, or a refusal about to be shown, is not 未上传: the form has its own words for both.
  const entry = useUnsent().find(
    (one) => one.aggregate === aggregate && one.operation === 'attendance.submit' && one.tries > 0 && !one.refusal,
  );
  const was = useRef(entry);
  useEffect(() => {
    if (was.current && !entry) {
      onGone();
    }
    was.current = entry;
  }, [entry, onGone]);
  return entry;
}

/** 点名 of one class on one day: the call, what was called, or why there is none. */
export function RollCall({ unit, date }: { readonly unit: string; readonly date: PlainDate | undefined }) {
  const { called, list } = useRollList(unit, date);
  const [sent, setSent] = useState<SentRoll>();
  const [problem, setProblem] = useState<ApiProblem>();
  const { reload, data } = called;
  const entry = useKept(list, reload);
  const over = useCallback(() => setSent(undefined), []);
  const undo = async (roll: SentRoll): Promise<void> => {
    setSent(undefined);
    setProblem(undefined);
    try {
      const place = { unit, date: roll.date };
      const options = { requestId: newRequestId(), aggregate: rollAggregate(place), label: '撤销点名' };
      await submit('attendance.undo', { sheet: roll.sheet }, options);
      saveDraft(rollDraftKey(place), { requestId: newRequestId(), value: roll.marks });
    } catch (error) {
      setProblem(asProblem(error));
    }
    reload();
  };
  if (data?.sheet) {
    return (
      <Taken view={data.sheet} problem={problem}>
        <UndoBar
          done={sent?.words}
          seconds={UNDO_SECONDS}
          onOver={over}
          onUndo={() => (sent ? void undo(sent) : undefined)}
        />
      </Taken>
    );
  }
  if (list) {
    return entry ? (
      <Kept list={list} entry={entry} />
    ) : (
      <RollForm key={list.date} list={list} onSent={setSent} onChanged={reload} />
    );
  }
  return (
    <Page title="点名">
      <Async called={called} rows={6}>
        {(today) => <NotToday next={today.nextSchoolDay} date={today.date} />}
      </Async>
    </Page>
  );
}
