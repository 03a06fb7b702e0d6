import { useRouter } from '@tarojs/taro';
import { useMemo, useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { UnitTargets } from '#domain/letters/api-series';
import type { TargetValue } from '#domain/letters/campaigns';
import { call } from '../../../api';
import { Async } from '../../../ui/async';
import { Card } from '../../../ui/card';
import { Empty } from '../../../ui/empty';
import { More } from '../../../ui/more';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { Row } from '../../../ui/row';
import { useAct } from '../../../use-act';
import { useCall } from '../../../use-call';
import { usePages } from '../../../use-pages';
import { ProblemNotice } from '../problem-notice';
import { Paste } from './paste';
import { UnitSheet } from './unit-sheet';

type Campaign = ReplyOf<'letters.campaign'>;
type Units = ReplyOf<'letters.unitTargets'>;
type UnitRow = Units['units'][number];

/** 95 % · 0 人: what stands in this unit's letter. */
function valueWords(targets: readonly TargetValue[], values: UnitRow['values']): string {
  return targets
    .flatMap(({ id, label, unit }) => (values[id] === undefined ? [] : [`${label} ${values[id]}${unit}`]))
    .join('；');
}

interface BodyProps {
  readonly campaign: Campaign;
  readonly first: Units;
  readonly onChanged: () => void;
}

function Body({ campaign, first, onChanged }: BodyProps) {
  const { id, targets, state, acts } = campaign;
  const items = useMemo(
    () => ({ items: first.units, cursor: first.cursor === null ? null : `${first.cursor}` }),
    [first],
  );
  const pages = usePages<UnitRow>(items, async (cursor) => {
    const part = await call('letters.unitTargets', { campaign: id, cursor: Number(cursor) });
    return { items: part.units, cursor: part.cursor === null ? null : String(part.cursor) };
  });
  const [open, setOpen] = useState<UnitRow>();
  const save = useAct('letters.saveUnitTargets');
  const mayWrite = state === 'draft' && acts.includes('issue');
  const keep = async (values: UnitTargets): Promise<boolean> => {
    const saved = await save.run({ campaign: id, values });
    if (saved) {
      setOpen(undefined);
      onChanged();
    }
    return saved !== undefined;
  };
  return (
    <>
      <Card title="各单位一样的" flush>
        {targets.map(({ id: target, label, unit, value }) => (
          <Row key={target} title={label} aside={`${value}${unit}`} />
        ))}
      </Card>
      {mayWrite ? (
        <Paste campaign={campaign} busy={save.busy} onKeep={keep} />
      ) : (
        <Notice tone="calm" title={state === 'draft' ? '只有发起的岗位能改。' : '已经发出，指标不能再改。'} />
      )}
      <ProblemNotice problem={save.problem} />
      <Card title="分单位" aside={pages.more ? undefined : `${pages.items.length} 个`} flush>
        {pages.items.map((row) => (
          <Row
            key={row.unit}
            title={row.name}
            detail={valueWords(targets, row.values) || `${row.above}，用一样的`}
            onPress={mayWrite ? () => setOpen(row) : undefined}
          />
        ))}
      </Card>
      <More pages={pages} />
      {open ? (
        <UnitSheet
          key={open.unit}
          row={open}
          targets={targets}
          busy={save.busy}
          problem={save.problem}
          onKeep={(values) => void keep({ [open.unit]: values })}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </>
  );
}

/** 分单位的指标: one by one, or pasted from a sheet; what is not filled in stays as it is for all. */
export default function TargetsPage() {
  const { params } = useRouter();
  const campaign = decodeURIComponent(params['campaign'] ?? '');
  const whole = useCall('letters.campaign', { campaign });
  const units = useCall('letters.unitTargets', { campaign }, { isEmpty: (data) => data.units.length === 0 });
  return (
    <Page title="分单位的指标">
      <Async called={whole} rows={4}>
        {(known) => (
          <Async
            called={units}
            rows={6}
            empty={
              <Empty icon="landmark" title="下面还没有单位">
                先在机构里建好。
              </Empty>
            }
          >
            {(first) => <Body campaign={known} first={first} onChanged={units.reload} />}
          </Async>
        )}
      </Async>
    </Page>
  );
}
