import { type ReactNode, useState } from 'react';
import { UNIT_KINDS, type UnitKind } from '#domain/jurisdiction';
import type { UnitRow } from '#domain/roster/api';
import { childKinds } from '#domain/roster/unit-tree';
import { Async } from '../ui/async';
import { Button } from '../ui/button';
import { Empty } from '../ui/empty';
import { Field } from '../ui/field';
import { Row } from '../ui/row';
import { Sheet } from '../ui/sheet';
import { Inset } from './layout';
import { useList } from './use-list';

/** From so many units on a level they can be searched. */
const SEARCH_FROM = 12;

interface UnitPickerProps {
  readonly title: string;
  /** Where it begins; null: at the roots of both trees. */
  readonly from: string | null;
  /** Which kinds may be chosen; what stands above them is only passed through. */
  readonly kinds: readonly UnitKind[];
  readonly onChoose: (unit: UnitRow) => void;
  readonly onClose: () => void;
  /** Stays below: an answer that is no unit. */
  readonly footer?: ReactNode;
}

/** Whether a unit of a wanted kind may stand somewhere below this kind. */
function leadsTo(kind: UnitKind, wanted: readonly UnitKind[]): boolean {
  return childKinds(kind).some((below) => wanted.includes(below) || leadsTo(below, wanted));
}

interface LevelProps extends Pick<UnitPickerProps, 'kinds' | 'onChoose'> {
  readonly parent: string | null;
  readonly here: UnitRow | undefined;
  readonly onOpen: (unit: UnitRow) => void;
}

function Level({ parent, here, kinds, onChoose, onOpen }: LevelProps) {
  const called = useList('roster.units', { parent }, { whole: true });
  const [search, setSearch] = useState('');
  return (
    <Async called={called} empty={<Empty title="下面还没有机构">请先在“组织”里建好，再来选。</Empty>}>
      {({ items }) => {
        const fit = items.filter((unit) => kinds.includes(unit.kind) || leadsTo(unit.kind, kinds));
        const isMixed = new Set(fit.map(({ kind }) => kind)).size > 1;
        const shown = fit.filter((unit) => unit.name.includes(search.trim()));
        return (
          <>
            {fit.length >= SEARCH_FROM ? (
              <Inset>
                <Field kind="search" label="按名称找" value={search} placeholder="写几个字" onChange={setSearch} />
              </Inset>
            ) : null}
            {here && kinds.includes(here.kind) ? (
              <Row icon="check" title={`就选${here.name}`} onPress={() => onChoose(here)} />
            ) : null}
            {shown.map((unit) => (
              <Row
                key={unit.id}
                title={unit.name}
                detail={isMixed ? UNIT_KINDS[unit.kind].title : undefined}
                onPress={() => (leadsTo(unit.kind, kinds) ? onOpen(unit) : onChoose(unit))}
              />
            ))}
            {shown.length === 0 ? (
              <Empty icon="search" title="没有找到">
                换个名称，或回到上一级再找。
              </Empty>
            ) : null}
          </>
        );
      }}
    </Async>
  );
}

/** 选单位: down the trees level by level until a unit of a wanted kind is tapped. */
export function UnitPicker({ title, from, kinds, onChoose, onClose, footer }: UnitPickerProps) {
  const [way, setWay] = useState<readonly UnitRow[]>([]);
  const here = way.at(-1);
  return (
    <Sheet open title={title} onClose={onClose} bottom={footer}>
      {here ? (
        <Button look="quiet" icon="arrow-left" onPress={() => setWay(way.slice(0, -1))}>
          回到{way.at(-2)?.name ?? '上一级'}
        </Button>
      ) : null}
      <Level
        key={here?.id ?? ''}
        parent={here?.id ?? from}
        here={here}
        kinds={kinds}
        onChoose={onChoose}
        onOpen={(unit) => setWay([...way, unit])}
      />
    </Sheet>
  );
}
