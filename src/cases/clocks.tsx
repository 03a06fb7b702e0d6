import { View } from '@tarojs/components';
import type { CasePage } from '#domain/cases/api';
import { CASE_ACTIONS } from '#domain/cases/machine';
import { CASE_CAUSES, MEASURES } from '#domain/cases/steps';
import type { ClockReading } from '#domain/clock/evaluate';
import { spokenDate } from '../spoken';
import { Fold } from '../ui/fold';
import { Inset } from '../ui/inset';
import { Notice } from '../ui/notice';
import { Row } from '../ui/row';
import { StatusTag, type Tone } from '../ui/status-tag';

const STATES: Readonly<Record<ClockReading['state'], readonly [tone: Tone, word: string]>> = {
  running: ['act', '计时中'],
  warned: ['warn', '快到期'],
  over: ['danger', '已到期'],
  met: ['good', '已办'],
  unknown: ['warn', '算不出'],
};
const MOVED = { holiday: '最后一天放假，顺延', schoolClosed: '学校不上课，顺延到上课日' } as const;

/** What set a clock going, where it is no act of the table or has a plainer word. */
const BEGUN: Readonly<Record<string, string>> = {
  opened: '立线索',
  attended: '最后到校',
  contact: '上次联系',
  homeVisit: '家访',
  serveNotice: '送达',
  confirmReturn: '返校',
  ...Object.fromEntries(
    (['suspect', 'reopen', 'expire', 'transfer'] as const).map((action) => [action, CASE_ACTIONS[action].title]),
  ),
};

/** From when, until when, why then, and by which source. */
function why({ clock, by, counted, startedOn, source, problem, next, state }: ClockReading): string {
  if (counted === null) {
    return problem === 'HOLIDAYS_MISSING'
      ? '还没有那一年的放假安排，算不出。请县教育局在“放假安排”里录入'
      : '还没有那个学年的校历，算不出。请先设置校历';
  }
  const parts = [
    // The day of a deferral is named by its decision: nothing is counted.
    `${clock === 'deferral' ? '' : `从${spokenDate(startedOn)}${BEGUN[by] ? `（${BEGUN[by]}）` : ''}起算，`}到${spokenDate(counted.last)}`,
    counted.moved === null ? '' : MOVED[counted.moved],
    counted.paused > 0 ? `中止 ${counted.paused} 天` : '',
    state === 'over' ? next : '',
    `依据：${source}`,
  ];
  return parts.filter(Boolean).join('；');
}

/** Which of several: the day of the follow-up, or whose term it is. */
function titleOf({ clock, title, about }: ClockReading, { child }: CasePage): string {
  const who = child.reachable.find(({ slot }) => slot === about);
  return clock === 'followUp' ? `${title}第 ${about} 天` : `${title}${who ? `（${who.relation}${who.name}）` : ''}`;
}

const owedOf = ({ clocks }: CasePage): readonly ClockReading[] => clocks.filter(({ state }) => state !== 'met');

/** Why the clock that is said first, the one of law before all others, ends then; empty where none runs, or where the child is sought at once. */
export function firstWhy(page: CasePage): string {
  const owed = owedOf(page);
  const first =
    owed.find(({ clock, dueAt }) => clock === page.legalClock && dueAt === page.legalDueAt) ??
    owed.find(({ clock, dueAt }) => clock === page.nextClock && dueAt === page.nextDueAt);
  const uncounted = page.nextDueAt === null ? owed.find(({ problem }) => problem !== null) : undefined;
  const shown = first ?? uncounted;
  return page.urgent || shown === undefined ? '' : why(shown);
}

/** 期限: every clock with what it stands on; what is met is not shown. The first of them stands at the head of the page. */
export function Clocks({ page }: { readonly page: CasePage }) {
  const owed = owedOf(page);
  const titles = [...new Set(owed.map(({ title }) => title))].join('、');
  return owed.length === 0 ? null : (
    <Fold icon="clock" title="全部期限" detail={titles} aside={`${owed.length} 个`}>
      {owed.map((one) => {
        const [tone, word] = STATES[one.state];
        return (
          <Row
            key={`${one.clock}:${one.about}`}
            title={titleOf(one, page)}
            detail={why(one)}
            aside={<StatusTag tone={tone}>{word}</StatusTag>}
          />
        );
      })}
    </Fold>
  );
}

/** What waits for a second person, and whether the ledger has struck the child out. */
export function Standing({ page }: { readonly page: CasePage }) {
  const { proposal, struckOffOn, state } = page;
  return (
    <>
      {proposal ? (
        <Notice tone="warn" title={`${CASE_ACTIONS[proposal.action].title}，等第二人审核`}>
          {`${proposal.by.title} ${proposal.by.name}提出。提出的人不能自己同意。`}
        </Notice>
      ) : null}
      {struckOffOn ? (
        <Notice tone="good" title={`台账已于${spokenDate(struckOffOn)}销号`}>
          {state === 'followUp' ? '返校跟踪还要继续。' : null}
        </Notice>
      ) : null}
    </>
  );
}

/** 一生一案: causes and measures. */
export function Plan({ page: { plan } }: { readonly page: CasePage }) {
  if (!plan) {
    return null;
  }
  const causes = plan.causes.map((one) => CASE_CAUSES[one].title).join('、');
  return (
    <Fold icon="heart-handshake" title="一生一案" detail={causes}>
      <Inset>
        <View>{`原因：${causes}`}</View>
        <View>{`措施：${plan.measures.map((one) => MEASURES[one]).join('、')}`}</View>
      </Inset>
    </Fold>
  );
}
