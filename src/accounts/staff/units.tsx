import { useState } from 'react';
import { UNIT_KINDS } from '#domain/jurisdiction';
import type { UnitRow } from '#domain/roster/api';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Empty } from '../../ui/empty';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { useCall } from '../../use-call';

interface UnitsProps {
  readonly here: { readonly id: string; readonly name: string } | undefined;
  readonly onChoose: (unit: string) => void;
}

function Picker({
  start,
  onChoose,
  onClose,
}: {
  readonly start: string | null;
  readonly onChoose: (unit: UnitRow) => void;
  readonly onClose: () => void;
}) {
  const [parent, setParent] = useState(start);
  const [cursor, setCursor] = useState<string | null>(null);
  const called = useCall('roster.units', { parent, cursor });
  const current = called.data?.above.at(-1);
  const enter = (unit: string | null) => {
    setCursor(null);
    setParent(unit);
  };
  return (
    <Sheet
      open
      title="看哪个单位"
      onClose={onClose}
      bottom={current ? <BigButton onPress={() => onChoose(current)}>{`看${current.name}`}</BigButton> : undefined}
    >
      {current ? (
        <Button look="quiet" icon="arrow-left" onPress={() => enter(called.data?.above.at(-2)?.id ?? null)}>
          {`回到${called.data?.above.at(-2)?.name ?? '全县'}`}
        </Button>
      ) : null}
      <Async called={called} rows={3}>
        {({ items, cursor: next }) => (
          <>
            {items.length === 0 ? <Empty title="下面没有单位了">点下面的按钮，就看这里的人。</Empty> : null}
            {items.map((unit) => (
              <Row
                key={unit.id}
                title={unit.name}
                detail={UNIT_KINDS[unit.kind].title}
                onPress={() => enter(unit.id)}
              />
            ))}
            {next ? (
              <Button wide onPress={() => setCursor(next)}>
                后面还有，继续看
              </Button>
            ) : null}
          </>
        )}
      </Async>
    </Sheet>
  );
}

/** Whose staff is shown, and how to look at another unit's. */
export function Units({ here, onChoose }: UnitsProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Card flush>
        <Row icon="landmark" title={here?.name ?? '单位'} detail="点这里换一个单位" onPress={() => setOpen(true)} />
      </Card>
      {open ? (
        <Picker
          start={here?.id ?? null}
          onClose={() => setOpen(false)}
          onChoose={(unit) => {
            setOpen(false);
            onChoose(unit.id);
          }}
        />
      ) : null}
    </>
  );
}
