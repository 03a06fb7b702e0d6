import { useState } from 'react';
import type { ChildCard, UnitRow } from '#domain/roster/api';
import { BigButton } from '../ui/big-button';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Notice } from '../ui/notice';
import { Row } from '../ui/row';
import { Sheet } from '../ui/sheet';
import { useAct } from '../use-act';
import { isOnGovernmentLine, mayDo, useActingPost } from './acting-post';
import { Inset } from './layout';
import { UnitPicker } from './unit-picker';

type Which = 'class' | 'residence' | 'registered';
/** Where to; null: outside the county. */
type Target = Pick<UnitRow, 'id' | 'name'> | null;

const TITLES: Readonly<Record<Which, string>> = {
  class: '换到哪个班',
  residence: '现在住在哪里',
  registered: '户籍在哪里',
};
const AFTER: Readonly<Record<Which, string>> = {
  class: '从今天起在新班点名。原来的班级记录留着。',
  residence: '预警和责任会转到新的村组。',
  registered: '户籍地会改，居住地不变。',
};

interface MoveProps {
  readonly card: ChildCard;
  readonly onMoved: () => void;
}

interface ConfirmProps extends MoveProps {
  readonly which: Which;
  readonly target: Target;
  readonly onClose: () => void;
}

function currentOf(card: ChildCard, which: Which): string {
  return { class: card.className, residence: card.residence, registered: card.registered }[which] || '没有登记';
}

function Confirm({ card, which, target, onMoved, onClose }: ConfirmProps) {
  const toClass = useAct('roster.moveClass');
  const toPlace = useAct('roster.moveResidence');
  const act = which === 'class' ? toClass : toPlace;
  const move = async (): Promise<void> => {
    const { id: child, rev } = card;
    const done =
      which === 'class'
        ? await toClass.run({ child, classId: target?.id ?? '', rev })
        : await toPlace.run({ child, which, unit: target?.id ?? null, rev });
    if (done) {
      onMoved();
    }
  };
  return (
    <Sheet
      open
      title={`${card.name}：${TITLES[which]}`}
      onClose={onClose}
      bottom={
        <BigButton says={AFTER[which]} busy={act.busy && '正在保存'} onPress={() => void move()}>
          确定更改
        </BigButton>
      }
    >
      {act.problem ? (
        <Inset>
          <Notice tone="warn" title="没有改成">
            {act.problem.message}
          </Notice>
        </Inset>
      ) : null}
      <Row title="现在" aside={currentOf(card, which)} />
      <Row title="改为" aside={target?.name ?? '县外'} />
    </Sheet>
  );
}

/** Which moves the acting post has at all. */
function useMoves(): { readonly moves: readonly Which[]; readonly from: (which: Which) => string | null } {
  const post = useActingPost();
  const moves: Which[] = [
    ...(mayDo(post, 'roster.moveClass') ? (['class'] as const) : []),
    ...(mayDo(post, 'roster.moveResidence') ? (['residence', 'registered'] as const) : []),
  ];
  const from = (which: Which): string | null => {
    const own = post && isOnGovernmentLine(post) !== (which === 'class');
    return own && which === 'class' ? post.unit : null;
  };
  return { moves, from };
}

const ACTS: Readonly<Record<Which, string>> = { class: '换班', residence: '改居住地', registered: '改户籍地' };

/** 调班、更正居住地和户籍地, for the posts that may. */
export function Moves({ card, onMoved }: MoveProps) {
  const { moves, from } = useMoves();
  const [which, setWhich] = useState<Which>();
  const [target, setTarget] = useState<Target>();
  const close = (): void => {
    setWhich(undefined);
    setTarget(undefined);
  };
  if (moves.length === 0) {
    return null;
  }
  return (
    <Card title="更正" flush>
      {moves.map((one) => (
        <Row key={one} icon="pen-line" title={ACTS[one]} detail={currentOf(card, one)} onPress={() => setWhich(one)} />
      ))}
      {which && target === undefined ? (
        <UnitPicker
          title={TITLES[which]}
          from={from(which)}
          kinds={which === 'class' ? ['class'] : ['group', 'village']}
          onChoose={setTarget}
          onClose={close}
          {...(which === 'class'
            ? {}
            : {
                footer: (
                  <Button wide onPress={() => setTarget(null)}>
                    在县外
                  </Button>
                ),
              })}
        />
      ) : null}
      {which && target !== undefined ? (
        <Confirm
          card={card}
          which={which}
          target={target}
          onClose={close}
          onMoved={() => {
            close();
            onMoved();
          }}
        />
      ) : null}
    </Card>
  );
}
