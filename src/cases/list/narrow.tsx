import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { CaseState } from '#domain/cases/documents';
import { STATE_TITLES } from '#domain/cases/machine';
import { CLOCKS, type ClockName } from '#domain/clock/clocks';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Choices } from '../../ui/choices';
import { Inset } from '../../ui/inset';
import { Sheet } from '../../ui/sheet';

type List = ReplyOf<'cases.list'>;

/** 筛选: state, clock and place, each only where somebody is. */
export interface Narrowed {
  readonly state?: CaseState | undefined;
  readonly clock?: ClockName | undefined;
  readonly place?: string | undefined;
}

interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
}

const counted = (title: string, count: number): string => `${title} ${count}`;

function optionsOf<T extends string>(counts: Readonly<Partial<Record<T, number>>>, title: (one: T) => string) {
  return (Object.entries(counts) as [T, number][]).map(([value, count]) => ({
    value,
    label: counted(title(value), count),
  }));
}

interface PartProps<T extends string> {
  readonly label: string;
  readonly options: readonly Option<T>[];
  readonly value: T | undefined;
  readonly onChoose: (value: T | undefined) => void;
}

/** Tapped again it is taken back. */
function Part<T extends string>({ label, options, value, onChoose }: PartProps<T>) {
  return options.length === 0 ? null : (
    <Choices
      label={label}
      choices={options}
      value={value}
      onChoose={(one) => onChoose(one === value ? undefined : one)}
    />
  );
}

interface NarrowProps {
  readonly list: List;
  readonly value: Narrowed;
  readonly onChange: (value: Narrowed) => void;
}

export function Narrow({ list, value, onChange }: NarrowProps) {
  const [isOpen, setOpen] = useState(false);
  // Chosen in the sheet first: the list is asked once, when it closes.
  const [chosen, setChosen] = useState(value);
  const { state, clock, place } = chosen;
  const words = [
    value.state && STATE_TITLES[value.state],
    value.clock && CLOCKS[value.clock].title,
    value.place && list.places.find(({ id }) => id === value.place)?.name,
  ].filter(Boolean);
  const places = list.places.map(({ id, name, count }) => ({ value: id, label: counted(name, count) }));
  return (
    <>
      <Button look="quiet" icon="list-checks" onPress={() => setOpen(true)}>
        {words.length === 0 ? '按状态、期限、地方筛选' : `只看：${words.join('、')}`}
      </Button>
      <Sheet
        open={isOpen}
        title="筛选"
        onClose={() => setOpen(false)}
        bottom={
          <BigButton
            onPress={() => {
              setOpen(false);
              onChange(chosen);
            }}
          >
            就看这些
          </BigButton>
        }
      >
        <Inset>
          <Part
            label="状态"
            options={optionsOf(list.states, (one) => STATE_TITLES[one])}
            value={state}
            onChoose={(one) => setChosen({ ...chosen, state: one })}
          />
          <Part
            label="下一个期限"
            options={optionsOf(list.clocks, (one) => CLOCKS[one].title)}
            value={clock}
            onChoose={(one) => setChosen({ ...chosen, clock: one })}
          />
          <Part label="地方" options={places} value={place} onChoose={(one) => setChosen({ ...chosen, place: one })} />
          {state || clock || place ? (
            <Button look="quiet" onPress={() => setChosen({})}>
              全部都看
            </Button>
          ) : null}
        </Inset>
      </Sheet>
    </>
  );
}
