import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import type { UnitTargets } from '#domain/letters/api-series';
import { type NamedUnit, type PastedTargets, pastedTargets } from '#domain/letters/pasted-targets';
import { type ApiProblem, asProblem, call } from '../../../api';
import { platform } from '../../../platform';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { Field } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { ProblemNotice } from '../problem-notice';

/** What one request takes. */
const UNITS_A_CALL = 300;
const PASTE_CAP = 40_000;

async function allUnits(campaign: string): Promise<NamedUnit[]> {
  const units: NamedUnit[] = [];
  let cursor: number | null = 0;
  while (cursor !== null) {
    const part: ReplyOf<'letters.unitTargets'> = await call('letters.unitTargets', { campaign, cursor });
    units.push(...part.units);
    cursor = part.cursor;
  }
  return units;
}

const parts = (values: UnitTargets): UnitTargets[] => {
  const rows = Object.entries(values);
  return Array.from({ length: Math.ceil(rows.length / UNITS_A_CALL) }, (_, n) =>
    Object.fromEntries(rows.slice(n * UNITS_A_CALL, (n + 1) * UNITS_A_CALL)),
  );
};

interface PasteProps {
  readonly campaign: ReplyOf<'letters.campaign'>;
  readonly busy: boolean;
  readonly onKeep: (values: UnitTargets) => Promise<boolean>;
}

/** What was read, line by line what could not be, and the button that keeps the rest. */
function Read({
  read,
  busy,
  onKeep,
}: {
  readonly read: PastedTargets;
  readonly busy: boolean;
  readonly onKeep: () => void;
}) {
  const count = Object.keys(read.values).length;
  return (
    <>
      {read.problems.length > 0 ? (
        <Notice tone="warn" title={`${read.problems.length} 行没有认出来`}>
          {read.problems
            .slice(0, 20)
            .map(({ line, says }) => `第 ${line} 行：${says}`)
            .join('；')}
        </Notice>
      ) : null}
      {read.unknown.length > 0 ? (
        <Notice tone="warn" title={`没有认出来的列：${read.unknown.join('、')}`}>
          这些列不会存。列名要和上面的指标一样；改好再粘一次。
        </Notice>
      ) : null}
      {count > 0 ? (
        <Button wide icon="check" busy={busy && '正在保存'} onPress={onKeep}>
          {`存下这 ${count} 个单位的`}
        </Button>
      ) : null}
    </>
  );
}

/** 从表格粘贴: copied out of the bureau's own sheet, checked before it is kept. */
export function Paste({ campaign, busy, onKeep }: PasteProps) {
  const { id, targets } = campaign;
  const [text, setText] = useState('');
  const [read, setRead] = useState<PastedTargets>();
  const [looking, setLooking] = useState(false);
  const [problem, setProblem] = useState<ApiProblem>();
  const run = async (work: () => Promise<void>): Promise<void> => {
    setLooking(true);
    setProblem(undefined);
    try {
      await work();
    } catch (error) {
      setProblem(asProblem(error));
    }
    setLooking(false);
  };
  const look = () => run(async () => setRead(pastedTargets(text, targets, await allUnits(id))));
  const copy = () =>
    run(async () => {
      const heading = ['单位', ...targets.map(({ label }) => label)];
      const rows = (await allUnits(id)).map(({ name, above }) => `${above}${name}`);
      await platform.copy([heading.join('\t'), ...rows].join('\n'));
    });
  const keep = async (): Promise<void> => {
    for (const part of parts(read?.values ?? {})) {
      if (!(await onKeep(part))) {
        return;
      }
    }
    setText('');
    setRead(undefined);
  };
  return (
    <Card title="从表格粘贴">
      <Field
        label="单位在第一列，指标在后面"
        hint="在表格里选中、复制，粘到这里。"
        kind="long"
        maxLength={PASTE_CAP}
        value={text}
        placeholder={`单位　${targets.map(({ label }) => label).join('　')}`}
        onChange={(value) => {
          setText(value);
          setRead(undefined);
        }}
      />
      <ProblemNotice problem={problem} />
      {read ? <Read read={read} busy={busy} onKeep={() => void keep()} /> : null}
      {text.trim() && !read ? (
        <Button wide icon="list-checks" busy={looking && '正在核对'} onPress={() => void look()}>
          核对
        </Button>
      ) : null}
      {text.trim() ? null : (
        <Button wide look="quiet" icon="file-text" busy={looking && '正在取'} onPress={() => void copy()}>
          复制空表，到表格里填
        </Button>
      )}
    </Card>
  );
}
