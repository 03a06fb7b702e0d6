import { useEffect, useMemo, useState } from 'react';
import type { RollMark } from '#domain/attendance/api';
import type { PlainDate } from '#domain/plain-date';
import { type ApiProblem, asProblem } from '../../api';
import { useDraft } from '../../drafts';
import { submit } from '../../send';
import { spokenDate } from '../../spoken';
import { useSubscription } from '../../subscribe';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Empty } from '../../ui/empty';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { showWhole } from '../../ui/show-whole';
import { isMarks, type Marks, marked } from '../marks';
import { RollRow } from './roll-row';
import { absentIn, expectedMarks, rollAggregate, rollDraftKey, rollWords } from './roll-words';
import type { RollList } from './use-roll-list';

/** From so many children on the list can be searched. */
const SEARCH_FROM = 12;

/** What was sent, so that it can be undone and shown again. */
export interface SentRoll {
  readonly sheet: string;
  readonly date: PlainDate;
  readonly marks: Marks;
  readonly words: string;
}

interface RollFormProps {
  readonly list: RollList;
  readonly onSent: (sent: SentRoll) => void;
  /** Kept on the phone, or refused because somebody else was first: look again. */
  readonly onChanged: () => void;
}

function useRollForm({ list, onSent, onChanged }: RollFormProps) {
  const expected = useMemo(() => expectedMarks(list), [list]);
  const draft = useDraft<Marks>(rollDraftKey(list), expected, isMarks);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const subscription = useSubscription(['alert']);
  const words = rollWords(list, draft.value);
  const send = async (): Promise<void> => {
    const asked = subscription.ask();
    setBusy(true);
    setProblem(undefined);
    await asked;
    try {
      const { unit, date } = list;
      const request = { unit, date, absent: absentIn(list, draft.value) };
      const options = { requestId: draft.requestId, aggregate: rollAggregate(list), label: `${list.className}点名` };
      const outcome = await submit('attendance.submit', request, options);
      if (outcome.sent) {
        onSent({ sheet: outcome.data.sheet, date, marks: draft.value, words: words.done });
        draft.clear();
      }
      onChanged();
    } catch (error) {
      setProblem(asProblem(error));
      draft.renew();
    } finally {
      setBusy(false);
    }
  };
  return { draft, busy, problem, words, send };
}

const matches = (text: string, { name, pinyin }: { readonly name: string; readonly pinyin: string }): boolean => {
  const wanted = text.trim().toLowerCase();
  return wanted === '' || name.includes(wanted) || pinyin.split(' ').some((one) => one.startsWith(wanted));
};

/** Marks by tapping. `open`: whose chips stand below, brought into sight when they are opened. */
function useMarking({ value, change }: Pick<ReturnType<typeof useDraft<Marks>>, 'value' | 'change'>, page: string) {
  const [open, setOpen] = useState<string>();
  const why = `${page}-why`;
  useEffect(() => {
    if (open) {
      showWhole(why, page);
    }
  }, [open, why, page]);
  const mark = (child: string, given: RollMark | ''): void => {
    change(marked(value, child, given));
    setOpen(given === '' ? child : undefined);
  };
  const tap = (child: string): void => {
    if (value[child] === undefined) {
      mark(child, '');
    } else if (value[child] === '') {
      mark(child, 'present');
    } else {
      setOpen(open === child ? undefined : child);
    }
  };
  return { open, why, mark, tap };
}

function NotSent({ problem, onChanged }: { readonly problem: ApiProblem; readonly onChanged: () => void }) {
  return (
    <Notice
      tone="warn"
      title="没有提交"
      action={
        <Button icon="refresh-cw" onPress={onChanged}>
          刷新看看
        </Button>
      }
    >
      {problem.message}
    </Notice>
  );
}

/** 点名: everybody is 到 until tapped. */
export function RollForm(props: RollFormProps) {
  const { list, onChanged } = props;
  const { draft, busy, problem, words, send } = useRollForm(props);
  const [search, setSearch] = useState('');
  const page = `roll-${list.unit}-${list.date}`;
  const { open, why, mark, tap } = useMarking(draft, page);
  const shown = list.children.filter((child) => matches(search, child));
  return (
    <Page
      id={page}
      title={`${list.className}点名`}
      bottom={
        <BigButton
          icon="check"
          says={words.says}
          disabled={!words.ready}
          busy={busy && '正在提交'}
          onPress={() => void send()}
        >
          {words.button}
        </BigButton>
      }
    >
      {problem ? <NotSent problem={problem} onChanged={onChanged} /> : null}
      {list.children.length >= SEARCH_FROM ? (
        <Field kind="search" label="找孩子" value={search} placeholder="姓名或拼音首字母" onChange={setSearch} />
      ) : null}
      <Card flush title={spokenDate(list.date)} aside="点没来的孩子">
        {shown.map((child) => (
          <RollRow
            key={child.id}
            child={child}
            mark={draft.value[child.id]}
            open={draft.value[child.id] === '' || open === child.id}
            whyId={open === child.id ? why : undefined}
            onOpen={() => tap(child.id)}
            onMark={(given) => {
              mark(child.id, given);
              setSearch('');
            }}
          />
        ))}
      </Card>
      {shown.length === 0 ? (
        <Empty icon="search" title="没有这个孩子">
          换个字或拼音再找。
        </Empty>
      ) : null}
    </Page>
  );
}
