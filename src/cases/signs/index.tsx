import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { SignRow } from '#domain/cases/api-signs';
import { CONTACT_KINDS, CONTACT_OUTCOMES } from '#domain/cases/documents';
import { SIGNS } from '#domain/cases/signs';
import { spokenDate } from '../../spoken';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { ChildRow } from '../../ui/child-row';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { StatusTag } from '../../ui/status-tag';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';
import { ChildSheet, type Picked } from './child-sheet';
import { SignSheet } from './sign-sheet';
import { TalkSheet } from './talk-sheet';

type List = ReplyOf<'cases.signs'>;

const lastWords = ({ since, lastTalk, talks }: SignRow): string =>
  lastTalk === null
    ? `${spokenDate(since)}起，还没有联系过`
    : `联系过 ${talks} 次，${spokenDate(lastTalk.on)}${CONTACT_KINDS[lastTalk.kind]}，${CONTACT_OUTCOMES[lastTalk.outcome]}`;

interface LinesProps {
  readonly list: List;
  readonly onPick: (row: Picked) => void;
  readonly onTalk: (row: SignRow) => void;
  readonly onSettle: (row: SignRow) => void;
}

function Lines({ list, onPick, onTalk, onSettle }: LinesProps) {
  return list.items.length === 0 ? (
    <Empty icon="circle-check" title="没有">
      现在没有要留心的孩子。
    </Empty>
  ) : (
    <Card flush title={list.unit.name} aside={`共 ${list.items.length} 个`}>
      {list.items.map((row) => (
        <ChildRow
          key={row.child}
          name={row.name}
          place={list.unit.isClass ? '' : row.className}
          need={row.signs.map((one) => SIGNS[one]).join('、')}
          when={lastWords(row)}
          status={
            row.talks === 0 ? <StatusTag tone="warn">待联系</StatusTag> : <StatusTag tone="act">跟进中</StatusTag>
          }
          actions={
            <>
              <Button onPress={() => onTalk(row)}>家访、联系过了</Button>
              <Button look="quiet" onPress={() => onPick(row)}>
                改
              </Button>
              {row.talks > 0 ? (
                <Button look="quiet" onPress={() => onSettle(row)}>
                  已解决
                </Button>
              ) : null}
            </>
          }
        />
      ))}
    </Card>
  );
}

/** 苗头: whom a class has an eye on, before anybody stays away. */
function Board({ list, classId, reload }: { list: List; classId: string | undefined; reload: () => void }) {
  const [picked, setPicked] = useState<Picked>();
  const [talking, setTalking] = useState<SignRow>();
  const [isChoosing, setChoosing] = useState(false);
  const settle = useAct('cases.settleSigns');
  const done = () => {
    setPicked(undefined);
    setTalking(undefined);
    reload();
  };
  return (
    <>
      <Notice tone="calm" title="只有班主任和校长看得到。">
        发现苗头，先去家里看看、谈一谈；解决了就从这里去掉，不会留在孩子的记录里。
      </Notice>
      {settle.problem ? <Notice tone="danger" title={settle.problem.message} /> : null}
      <Lines
        list={list}
        onPick={setPicked}
        onTalk={setTalking}
        onSettle={(row) => void settle.run({ child: row.child }).then((reply) => reply && done())}
      />
      {classId ? (
        <Button wide icon="plus" onPress={() => setChoosing(true)}>
          添一个孩子
        </Button>
      ) : null}
      {classId && isChoosing ? (
        <ChildSheet
          classId={classId}
          known={list.items.map(({ child }) => child)}
          onClose={() => setChoosing(false)}
          onPick={(row) => {
            setChoosing(false);
            setPicked(row);
          }}
        />
      ) : null}
      <SignSheet key={picked?.child ?? ''} picked={picked} onClose={() => setPicked(undefined)} onDone={done} />
      <TalkSheet key={talking?.child ?? '-'} row={talking} onClose={() => setTalking(undefined)} onDone={done} />
    </>
  );
}

export default function Signs() {
  const { params } = useRouter();
  const called = useCall('cases.signs', { unit: params['unit'] });
  return (
    <Page title="苗头">
      <Async called={called} rows={4}>
        {(list) => <Board list={list} classId={list.unit.isClass ? list.unit.id : undefined} reload={called.reload} />}
      </Async>
    </Page>
  );
}
