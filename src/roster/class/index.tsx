import Taro, { useRouter } from '@tarojs/taro';
import { type ReactNode, useState } from 'react';
import type { ChildRow, UnitRow } from '#domain/roster/api';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { Field } from '../../ui/field';
import { isWide } from '../../ui/is-wide';
import { MasterDetail } from '../../ui/master-detail';
import { Page } from '../../ui/page';
import { Tabs } from '../../ui/tabs';
import { mayDo, useActingPost } from '../acting-post';
import { ChildList } from '../child-list';
import { ChildView } from '../child-view';
import { isAbsent, isNamed } from '../child-words';
import { UnitPicker } from '../unit-picker';
import { useList } from '../use-list';

/** From so many children on the list can be searched. */
const SEARCH_FROM = 12;

type Shown = 'all' | 'absent';

interface ClassListProps {
  readonly items: readonly ChildRow[];
  readonly schoolName: string;
  readonly open: string | undefined;
  readonly onOpen: (child: string) => void;
}

function ClassList({ items, schoolName, open, onOpen }: ClassListProps) {
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const absent = items.filter(isAbsent);
  const listed = (shown === 'absent' ? absent : items).filter((child) => isNamed(child, search));
  return (
    <>
      <Tabs
        label="看哪些孩子"
        tabs={[
          { value: 'all', label: '全班', count: items.length },
          { value: 'absent', label: '今天没到', count: absent.length },
        ]}
        value={shown}
        onChoose={setShown}
      />
      {items.length >= SEARCH_FROM ? (
        <Field kind="search" label="找孩子" value={search} placeholder="姓名或拼音首字母" onChange={setSearch} />
      ) : null}
      {listed.length > 0 ? (
        <ChildList items={listed} title={schoolName} aside={`${listed.length} 人`} current={open} onOpen={onOpen} />
      ) : search.trim() === '' ? (
        <Empty icon="circle-check" title="今天没有缺勤的孩子">
          没点名时这里也是空的。
        </Empty>
      ) : (
        <Empty icon="search" title="没有这个孩子">
          换个字或拼音再找。
        </Empty>
      )}
    </>
  );
}

interface ClassOfProps {
  readonly unit: string;
  /** Undefined for who has one class only. */
  readonly onOther: (() => void) | undefined;
  readonly picker: ReactNode;
}

function ClassOf({ unit, onOther, picker }: ClassOfProps) {
  const called = useList('roster.classChildren', { classId: unit }, { whole: true });
  const [open, setOpen] = useState<string>();
  const show = (child: string): void => {
    if (isWide()) {
      setOpen(child);
    } else {
      void Taro.navigateTo({ url: `/roster/child/index?child=${encodeURIComponent(child)}` });
    }
  };
  const post = useActingPost();
  const name = called.data?.first.className ?? '';
  const roll = `/attendance/roll-call/index?unit=${encodeURIComponent(unit)}`;
  return (
    <Page
      title={name || '班级学生'}
      wide
      bottom={
        called.data && mayDo(post, 'attendance.submit') ? (
          <BigButton icon="list-checks" onPress={() => void Taro.navigateTo({ url: roll })}>
            去点名
          </BigButton>
        ) : undefined
      }
    >
      {onOther ? (
        <Button look="quiet" icon="arrow-up-down" onPress={onOther}>
          看别的班
        </Button>
      ) : null}
      <Async
        called={called}
        rows={6}
        empty={
          <Empty icon="users-round" title="这个班还没有学生">
            学籍管理员导入学生名册后，这里就有了。
          </Empty>
        }
      >
        {({ first, items }) => (
          <MasterDetail
            list={<ClassList items={items} schoolName={first.schoolName} open={open} onOpen={show} />}
            detail={open === undefined ? undefined : <ChildView key={open} child={open} />}
            onClose={() => setOpen(undefined)}
            invitation="从左边点一个孩子，这里看档案。"
          />
        )}
      </Async>
      {picker}
    </Page>
  );
}

/** 班级学生: the class named in the address, else the one of the acting post, else one to be chosen. */
export default function ClassPage() {
  const { unit } = useRouter().params;
  const post = useActingPost();
  const [chosen, setChosen] = useState<UnitRow>();
  const [choosing, setChoosing] = useState(false);
  const standsOnClass = post?.kinds.includes('class') ?? false;
  const own = unit ? decodeURIComponent(unit) : standsOnClass ? post?.unit : undefined;
  const shown = chosen?.id ?? own;
  const picker = choosing ? (
    <UnitPicker
      title="看哪个班"
      from={post?.unit ?? null}
      kinds={['class']}
      onChoose={(one) => {
        setChosen(one);
        setChoosing(false);
      }}
      onClose={() => setChoosing(false)}
    />
  ) : null;
  const choose = (): void => setChoosing(true);
  return shown ? (
    <ClassOf key={shown} unit={shown} onOther={standsOnClass ? undefined : choose} picker={picker} />
  ) : (
    <Page title="班级学生">
      <Empty
        icon="school"
        title="先选一个班"
        action={
          <Button icon="school" look="strong" onPress={choose}>
            选班级
          </Button>
        }
      />
      {picker}
    </Page>
  );
}
