import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import { DANGER_REASONS, DANGER_SIDES, type DangerReason, type DangerSide } from '#domain/cases/danger';
import { useActing } from './acting';
import { DialButton } from './dial-button';
import { useMay } from './may';
import { Button } from './ui/button';
import { Choices } from './ui/choices';
import { Inset } from './ui/inset';
import { Notice } from './ui/notice';
import { Row } from './ui/row';
import { Sheet } from './ui/sheet';
import { useAct } from './use-act';
import { useCall } from './use-call';

const REASONS = Object.entries(DANGER_REASONS) as [DangerReason, string][];

/** What each of them looks like: so that nobody waits to be sure. */
const REASON_DETAILS: Readonly<Record<DangerReason, string>> = {
  harmed: '身上有伤，说怕某个人，或有人对孩子做了不该做的事',
  unattended: '没有大人管，吃住没有着落',
  marriage: '要订婚、结婚，已同居或怀孕',
  taken: '被人带走，联系不上，或不让离开',
  selfHarm: '伤害自己，或说不想活了',
};

const SIDES = (Object.entries(DANGER_SIDES) as [DangerSide, string][]).map(([value, label]) => ({ value, label }));

interface Of {
  readonly child: string;
  readonly name: string;
}

interface Filed {
  readonly danger: string;
  readonly mustPolice: boolean;
}

function Done({ filed, demo }: { readonly filed: Filed; readonly demo: boolean }) {
  const open = (): void => void Taro.navigateTo({ url: `/cases/danger/index?danger=${filed.danger}` });
  return (
    <Inset>
      <Notice tone={filed.mustPolice ? 'danger' : 'good'} title={filed.mustPolice ? '已记下。现在就打 110' : '已报告'}>
        只有写进名单的人能打开，家长看不到。
      </Notice>
      <DialButton phone="110" demo={demo}>
        拨打 110
      </DialButton>
      <Button wide icon="pen-line" onPress={open}>
        记下已报、补写看到了什么
      </Button>
    </Inset>
  );
}

/** 第二下: what was seen. Tapping it is the report; everything else can come afterwards. */
function Reporting({ child, demo, onDone }: { child: string; demo: boolean; onDone: (filed: Filed) => void }) {
  const [keepFrom, setKeepFrom] = useState<DangerSide>();
  const { busy, problem, run } = useAct('cases.reportDanger');
  const report = async (reason: DangerReason): Promise<void> => {
    const filed = await run({ child, reason, keepFrom });
    if (filed) {
      onDone(filed);
    }
  };
  return (
    <>
      <Inset>
        <DialButton phone="110" demo={demo}>
          有危险，先打 110
        </DialButton>
        {problem ? (
          <Notice tone="warn" title="还没有报上去">
            {problem.message}
          </Notice>
        ) : null}
        {busy ? <Notice tone="act" title="正在报告" /> : null}
      </Inset>
      {REASONS.map(([reason, title]) => (
        <Row
          key={reason}
          icon="octagon-alert"
          title={title}
          detail={REASON_DETAILS[reason]}
          onPress={busy ? undefined : () => void report(reason)}
        />
      ))}
      <Inset>
        <Choices
          label="可能和谁有关"
          hint="选了就不告诉这一边的人"
          choices={SIDES}
          value={keepFrom}
          onChoose={(side) => setKeepFrom(side === keepFrom ? undefined : side)}
          optional
        />
        <View>点一下看到的情况就报告了。不用等弄清楚，怀疑就要报。只给写进名单的人看。</View>
      </Inset>
    </>
  );
}

function ReportSheet({ child, name, onClose }: Of & { readonly onClose: () => void }) {
  const [filed, setFiled] = useState<Filed>();
  const { data } = useCall('accounts.me', {}, { as: '', onShow: false });
  const { as } = useActing();
  const county = data?.posts.find(({ id }) => id === as)?.county;
  // Not known without network: then it rings, since that is when a telephone is all there is.
  const demo = data?.counties.find(({ id }) => id === county)?.demo ?? false;
  return (
    <Sheet open title={`强制报告 · ${name}`} onClose={onClose}>
      {filed ? <Done filed={filed} demo={demo} /> : <Reporting child={child} demo={demo} onDone={setFiled} />}
    </Sheet>
  );
}

/** 强制报告 (《未成年人保护法》第十一条): first tap here, second on what was seen. */
export function DangerButton({ child, name, look = 'danger' }: Of & { readonly look?: 'danger' | 'quiet' }) {
  const [isOpen, setOpen] = useState(false);
  const may = useMay('cases.reportDanger');
  if (!may) {
    return null;
  }
  return (
    <>
      <Button look={look} icon="octagon-alert" label={`强制报告${name}`} onPress={() => setOpen(true)}>
        强制报告
      </Button>
      {isOpen ? <ReportSheet child={child} name={name} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
