import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { REPORT_REASONS, type ReportReason } from '#domain/cases/documents';
import { DangerButton } from '../../danger-button';
import { Async } from '../../ui/async';
import { BigButton } from '../../ui/big-button';
import { Card } from '../../ui/card';
import { type Choice, Choices } from '../../ui/choices';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';

const REASONS: readonly Choice<ReportReason>[] = (Object.entries(REPORT_REASONS) as [ReportReason, string][]).map(
  ([value, label]) => ({ value, label }),
);

/** 上报线索: a school, village or township says that a child ought to be looked after; two taps, no typing. */
export default function ReportScreen() {
  const { params } = useRouter();
  const child = decodeURIComponent(params['child'] ?? '');
  const called = useCall('roster.child', { child }, { onShow: false });
  const [reason, setReason] = useState<ReportReason>();
  const { busy, problem, run } = useAct('cases.report');
  const report = async (): Promise<void> => {
    const done = reason && (await run({ child, reason }));
    if (done) {
      await Taro.redirectTo({ url: `/cases/case/index?case=${encodeURIComponent(done.case)}` });
    }
  };
  return (
    <Page
      title="上报线索"
      bottom={
        <BigButton
          says={reason ? '学校、村里和乡镇都会看到这条线索。' : '请先选一个原因。'}
          disabled={!reason}
          busy={busy ? '正在上报' : false}
          onPress={() => void report()}
        >
          上报
        </BigButton>
      }
    >
      <Notice
        tone="danger"
        title="孩子正有危险，先拨 110"
        action={called.data ? <DangerButton child={child} name={called.data.name} /> : null}
      >
        受到侵害、没人照料、早婚怀孕、被拐被控制、伤害自己，点“强制报告”，只给写进名单的人看。
      </Notice>
      {problem ? <Notice tone="warn" title={problem.message} /> : null}
      <Async called={called} rows={2}>
        {(card) => (
          <Card title={card.name} aside={card.className}>
            <Choices label="看到了什么" choices={REASONS} value={reason} onChoose={setReason} list />
          </Card>
        )}
      </Async>
    </Page>
  );
}
