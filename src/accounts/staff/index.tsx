import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { PostState, StaffRow } from '#domain/accounts/api';
import type { ReplyOf } from '#domain/api';
import { PERMISSIONS } from '#domain/permission-table';
import { POSTS, type Role } from '#domain/posts';
import { useActing } from '../../acting';
import { call } from '../../api';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Card } from '../../ui/card';
import { Empty } from '../../ui/empty';
import { More } from '../../ui/more';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Tabs } from '../../ui/tabs';
import { useCall } from '../../use-call';
import { usePages } from '../../use-pages';
import { AddPost } from './add-post';
import { HandOver } from './hand-over';
import { Invitation } from './invitation';
import { StaffCard, StaffLine } from './staff-row';
import { Units } from './units';

type Staff = ReplyOf<'accounts.staff'>;
type Shown = 'all' | PostState;

const TABS: readonly { readonly value: Shown; readonly label: string }[] = [
  { value: 'all', label: '在用' },
  { value: 'waiting', label: '等待绑定' },
  { value: 'ended', label: '已撤销' },
];

/** What lies open over the list. */
type Open =
  | { readonly at: 'card' | 'handOver' | 'invitation'; readonly row: StaffRow }
  | { readonly at: 'add' }
  | undefined;

interface ListProps {
  readonly staff: Staff;
  readonly only: PostState | undefined;
  readonly onOpen: (row: StaffRow) => void;
}

function List({ staff, only, onOpen }: ListProps) {
  const ask = (cursor: string) => call('accounts.staff', { unit: staff.unit.id, only, cursor });
  const pages = usePages(staff, ask);
  if (pages.items.length === 0) {
    return (
      <Empty icon="users-round" title={only === 'waiting' ? '没有等待绑定的人' : '这里还没有人'}>
        {only ? '换上面的分类看看。' : '可以一个一个安排，也可以用表导入。'}
      </Empty>
    );
  }
  return (
    <>
      <Card flush>
        {pages.items.map((row) => (
          <StaffLine key={row.post} row={row} onOpen={() => onOpen(row)} />
        ))}
      </Card>
      <More pages={pages} />
    </>
  );
}

/** Whether the acting post may import a sheet of staff. */
function mayImport(as: string | undefined): boolean {
  const role = (as ?? '').split(':')[1] ?? '';
  return role in POSTS && PERMISSIONS['office.beginUpload'][role as Role] !== undefined;
}

interface OverProps {
  readonly open: Open;
  readonly here: Staff['unit'] | undefined;
  readonly mayGive: readonly Role[];
  readonly onOpen: (open: Open) => void;
  readonly onDone: (words: string) => void;
}

/** The one form that lies over the list. */
function Over({ open, here, mayGive, onOpen, onDone }: OverProps) {
  const close = () => onOpen(undefined);
  if (open?.at === 'add') {
    return here ? (
      <AddPost
        unit={here}
        roles={mayGive}
        onClose={close}
        onSaved={() => onDone('已安排。本人用微信手机号进来就在岗。')}
      />
    ) : null;
  }
  switch (open?.at) {
    case 'card':
      return (
        <StaffCard
          row={open.row}
          onClose={close}
          onStep={(at) => onOpen({ at, row: open.row })}
          onEnded={() => onDone('已撤销。')}
        />
      );
    case 'handOver':
      return (
        <HandOver
          row={open.row}
          onClose={close}
          onDone={(held) => onDone(held ? '已交接，接任人现在就在岗。' : '已交接，等接任人用手机号进来。')}
        />
      );
    case 'invitation':
      return <Invitation row={open.row} onClose={close} />;
    default:
      return null;
  }
}

/** 工作人员: who holds which post under a unit; add, hand over, invite, end. */
export default function StaffPage() {
  const { params } = useRouter();
  const { as } = useActing();
  const [unit, setUnit] = useState(params['unit'] ? decodeURIComponent(params['unit']) : undefined);
  const [shown, setShown] = useState<Shown>('all');
  const [open, setOpen] = useState<Open>();
  const [done, setDone] = useState<string>();
  const only = shown === 'all' ? undefined : shown;
  const called = useCall('accounts.staff', { unit, only });
  const mayGive = called.data?.mayGive ?? [];
  const here = called.data?.unit;
  return (
    <Page
      title="工作人员"
      bottom={
        here && mayGive.length > 0 ? (
          <BigButton icon="user-plus" onPress={() => setOpen({ at: 'add' })}>
            {`在${here.name}安排岗位`}
          </BigButton>
        ) : undefined
      }
    >
      <Units here={here} onChoose={setUnit} />
      <Tabs label="看哪些人" tabs={TABS} value={shown} onChoose={setShown} />
      {done ? <Notice tone="good" title={done} /> : null}
      <Async called={called}>
        {(staff) => (
          <List
            key={`${staff.unit.id}:${shown}`}
            staff={staff}
            only={only}
            onOpen={(row) => setOpen({ at: 'card', row })}
          />
        )}
      </Async>
      {mayImport(as) ? (
        <Card flush>
          <Row
            icon="upload"
            title="用表导入工作人员"
            detail="姓名、手机号、岗位、单位"
            onPress={() => void Taro.navigateTo({ url: '/roster/import/index?kind=staff' })}
          />
        </Card>
      ) : null}
      <Over
        open={open}
        here={here}
        mayGive={mayGive}
        onOpen={setOpen}
        onDone={(words) => {
          setOpen(undefined);
          setDone(words);
          called.reload();
        }}
      />
    </Page>
  );
}
