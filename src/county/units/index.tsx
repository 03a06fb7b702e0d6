import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import { UNIT_KINDS, type UnitKind } from '#domain/jurisdiction';
import { PERMISSIONS } from '#domain/permission-table';
import { POSTS } from '#domain/posts';
import type { UnitRow } from '#domain/roster/api';
import { childKinds } from '#domain/roster/unit-tree';
import { useActing } from '../../acting';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { Empty } from '../../ui/empty';
import { Field } from '../../ui/field';
import { Inset } from '../../ui/inset';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';

type Units = ReplyOf<'roster.units'>;

interface EditSheetProps {
  readonly parent: UnitRow;
  /** The unit to rename; undefined adds one. */
  readonly unit: UnitRow | undefined;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

function EditSheet({ parent, unit, onClose, onSaved }: EditSheetProps) {
  const kinds = unit ? [unit.kind] : childKinds(parent.kind);
  const [kind, setKind] = useState<UnitKind | undefined>(kinds[0]);
  const [name, setName] = useState(unit?.name ?? '');
  const save = useAct('roster.saveUnit');
  const ready = kind !== undefined && name.trim() !== '';
  const submit = async () => {
    if (kind && (await save.run({ parent: parent.id, kind, name: name.trim(), ...(unit ? { unit: unit.id } : {}) }))) {
      onSaved();
    }
  };
  return (
    <Sheet
      open
      title={unit ? `改名：${unit.name}` : `在${parent.name}下面加`}
      onClose={onClose}
      bottom={
        <BigButton disabled={!ready} busy={save.busy && '正在保存'} onPress={() => void submit()}>
          保存
        </BigButton>
      }
    >
      <Inset>
        {kinds.length > 1 ? (
          <Choices
            label="加什么"
            choices={kinds.map((one) => ({ value: one, label: UNIT_KINDS[one].title }))}
            value={kind}
            onChoose={setKind}
          />
        ) : null}
        <Field label="名称" value={name} maxLength={30} onChange={setName} problem={save.problem?.message} />
      </Inset>
    </Sheet>
  );
}

interface LevelProps {
  readonly units: Units;
  readonly here: UnitRow | undefined;
  readonly onOpen: (unit: UnitRow) => void;
  readonly onChanged: () => void;
}

function Level({ units, here, onOpen, onChanged }: LevelProps) {
  const [editing, setEditing] = useState<{ parent: UnitRow; unit?: UnitRow }>();
  const above = units.above;
  return (
    <>
      <Card
        title={here?.name ?? '全县'}
        aside={
          here && above.length > 1 ? (
            <Button look="quiet" onPress={() => setEditing({ parent: above.at(-2) ?? here, unit: here })}>
              改名
            </Button>
          ) : undefined
        }
        flush
      >
        {units.items.length === 0 ? (
          <Empty title="下面还没有机构">{here ? '点“加”一个一个建，或者用表导入。' : ''}</Empty>
        ) : null}
        {units.items.map((unit) => (
          <Row
            key={unit.id}
            icon={unit.kind === 'school' ? 'school' : 'landmark'}
            title={unit.name}
            detail={UNIT_KINDS[unit.kind].title}
            onPress={() => onOpen(unit)}
          />
        ))}
        {here && childKinds(here.kind).length > 0 ? (
          <Row icon="plus" title={`在${here.name}下面加`} onPress={() => setEditing({ parent: here })} />
        ) : null}
      </Card>
      {editing ? (
        <EditSheet
          parent={editing.parent}
          unit={editing.unit}
          onClose={() => setEditing(undefined)}
          onSaved={() => {
            setEditing(undefined);
            onChanged();
          }}
        />
      ) : null}
    </>
  );
}

/** Whether the acting post may bring a sheet of units: the system administrator adds them one by one. */
function mayImport(as: string | undefined): boolean {
  const role = (as ?? '').split(':')[1] ?? '';
  return role in POSTS && role in PERMISSIONS['roster.planImport'];
}

/** 组织: both trees level by level; units are added, renamed, or brought in with a sheet. */
export default function UnitsPage() {
  const [way, setWay] = useState<readonly UnitRow[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const { as } = useActing();
  const here = way.at(-1);
  const called = useCall('roster.units', { parent: here?.id ?? null, cursor });
  const open = (next: readonly UnitRow[]) => {
    setCursor(null);
    setWay(next);
  };
  return (
    <Page title="组织">
      {way.length > 0 ? (
        <Button icon="arrow-left" look="quiet" onPress={() => open(way.slice(0, -1))}>
          回到{way.at(-2)?.name ?? '全县'}
        </Button>
      ) : (
        <Notice tone="calm" title="两棵树">
          行政线：县、乡镇、村、组。教育线：县教育局、中心校、学校、年级、班。
        </Notice>
      )}
      <Async called={called}>
        {(units) => (
          <>
            <Level units={units} here={here} onOpen={(unit) => open([...way, unit])} onChanged={called.reload} />
            {units.cursor ? (
              <Button wide onPress={() => setCursor(units.cursor)}>
                后面还有，继续看
              </Button>
            ) : null}
          </>
        )}
      </Async>
      {mayImport(as) ? (
        <Button wide icon="upload" onPress={() => void Taro.navigateTo({ url: '/roster/import/index?kind=units' })}>
          用表导入机构
        </Button>
      ) : null}
    </Page>
  );
}
