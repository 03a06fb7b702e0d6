import type { ReplyOf } from '#domain/api';
import type { Sign } from '#domain/cases/signs';
import { call } from '../../api';
import { toldApart } from '../../told-apart';
import { Async } from '../../ui/async';
import { ChildRow } from '../../ui/child-row';
import { More } from '../../ui/more';
import { Sheet } from '../../ui/sheet';
import { useCall } from '../../use-call';
import { usePages } from '../../use-pages';

/** A child whose signs are to be ticked. */
export interface Picked {
  readonly child: string;
  readonly name: string;
  /** Tells it from another of the same name; empty where there is none. */
  readonly apart?: string;
  readonly signs: readonly Sign[];
}

interface ChildSheetProps {
  readonly classId: string;
  /** Those that are on the list already. */
  readonly known: readonly string[];
  readonly onClose: () => void;
  readonly onPick: (picked: Picked) => void;
}

type Page = ReplyOf<'roster.classChildren'>;

function Children({ first, classId, known, onPick }: Omit<ChildSheetProps, 'onClose'> & { readonly first: Page }) {
  const pages = usePages(first, (cursor) => call('roster.classChildren', { classId, cursor }));
  return (
    <>
      {pages.items
        .filter(({ id }) => !known.includes(id))
        .map((one) => (
          <ChildRow
            key={one.id}
            name={one.name}
            place={toldApart(one, pages.items)}
            onPress={() => onPick({ child: one.id, name: one.name, apart: toldApart(one, pages.items), signs: [] })}
          />
        ))}
      <More pages={pages} />
    </>
  );
}

/** 选孩子 of the class. */
export function ChildSheet({ classId, known, onClose, onPick }: ChildSheetProps) {
  const called = useCall('roster.classChildren', { classId }, { onShow: false });
  return (
    <Sheet open title="哪个孩子" onClose={onClose}>
      <Async called={called} rows={6}>
        {(first) => <Children first={first} classId={classId} known={known} onPick={onPick} />}
      </Async>
    </Sheet>
  );
}
