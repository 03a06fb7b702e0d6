import { useState } from 'react';
import type { RowAction } from '#domain/roster/import/report';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { Empty } from '../../ui/empty';
import { StatusTag } from '../../ui/status-tag';
import { useList } from '../use-list';
import type { SheetNote } from './kinds';

/** How many notes that came with the plan are shown at first. */
const FIRST_NOTES = 50;

const TITLES: Readonly<Record<RowAction | 'all', string>> = {
  all: '要看的地方',
  fault: '有错误的行',
  create: '新增的行，要看的地方',
  change: '有变化的行，要看的地方',
  same: '没有变化的行，要看的地方',
};

function NoteRow({ note }: { readonly note: SheetNote }) {
  const isFault = note.level !== 'warning';
  return (
    <ChildRow
      name={`第 ${note.row} 行`}
      place={note.value ? `${note.column} ${note.value}` : note.column}
      need={note.reason}
      when={`怎么改：${note.mend}`}
      status={isFault ? undefined : <StatusTag tone="calm">提醒</StatusTag>}
    />
  );
}

function NoteCard({ title, notes }: { readonly title: string; readonly notes: readonly SheetNote[] }) {
  return notes.length === 0 ? (
    <Empty icon="circle-check" title="没有要改的地方">
      这些行都可以放心。
    </Empty>
  ) : (
    <Card title={title} flush>
      {notes.map((note) => (
        <NoteRow key={`${note.row}:${note.column}:${note.reason}`} note={note} />
      ))}
    </Card>
  );
}

interface NotesProps {
  readonly job: string;
  readonly action: RowAction | undefined;
}

/** 预检报告 of a planned job, page by page. */
export function Notes({ job, action }: NotesProps) {
  const called = useList('roster.importReport', { job, ...(action ? { action } : {}) });
  return (
    <Async called={called}>
      {({ items }) => (
        <>
          <NoteCard title={TITLES[action ?? 'all']} notes={items} />
          {called.more ? (
            <Button wide busy={called.busy && '正在取'} onPress={called.more}>
              再看一些
            </Button>
          ) : null}
        </>
      )}
    </Async>
  );
}

/** Notes that came with the plan. */
export function NotesAtHand({ notes }: { readonly notes: readonly SheetNote[] }) {
  const [shown, setShown] = useState(FIRST_NOTES);
  return (
    <>
      <NoteCard title={TITLES.fault} notes={notes.slice(0, shown)} />
      {shown < notes.length ? (
        <Button wide onPress={() => setShown(shown + FIRST_NOTES)}>
          再看一些
        </Button>
      ) : null}
    </>
  );
}
