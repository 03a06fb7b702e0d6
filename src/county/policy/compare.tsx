import { View } from '@tarojs/components';
import { useState } from 'react';
import type { PolicyView } from '#domain/county/api';
import type { PolicyChange } from '#domain/policy/difference';
import { POLICY_CHOICES } from '#domain/policy/rows';
import { spokenDate } from '../../spoken';
import { Async } from '../../ui/async';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { Empty } from '../../ui/empty';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import { useCall } from '../../use-call';

const said = ({ key }: PolicyChange, value: PolicyChange['old']): string =>
  POLICY_CHOICES[key]?.[String(value)] ?? (String(value) || '（空）');

function Changes({ asked }: { readonly asked: { readonly version: number } | { readonly base: string } }) {
  const called = useCall('county.policyDiff', asked, { onShow: false });
  return (
    <Async called={called} rows={4}>
      {({ title, from, changes }) =>
        changes.length === 0 ? (
          <Empty icon="circle-check" title="没有不同">
            和正在用的标准完全一样。
          </Empty>
        ) : (
          <Card title={title} aside={`${spokenDate(from)}起，${changes.length} 项不同`} flush>
            {changes.map((one) => (
              <Row
                key={one.key}
                title={one.title}
                detail={
                  <View>
                    <View>{`现在：${said(one, one.old)}`}</View>
                    <View>{`改成：${said(one, one.next)}`}</View>
                    <View>{`来源：${one.source}`}</View>
                  </View>
                }
                aside={one.unverified ? <StatusTag tone="warn">待核对</StatusTag> : undefined}
              />
            ))}
          </Card>
        )
      }
    </Async>
  );
}

/** 对比: what another version, or a pack as it comes, would change in what is in force today: old, new, source, from which day. */
export function Compare({ view }: { readonly view: PolicyView }) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const choices = [
    ...view.history
      .filter(({ version }) => version !== view.inForce)
      .map(({ version }) => ({ value: `v${version}`, label: `本县第 ${version} 版` })),
    ...view.packs.map(({ id, title }) => ({ value: id, label: title })),
  ];
  const asked = chosen?.startsWith('v') ? { version: Number(chosen.slice(1)) } : { base: chosen ?? '' };
  return (
    <>
      <Card title="对比" flush>
        <Row title="和别的版本对比" detail="看看改成另一版会有哪些不同。" onPress={() => setOpen(true)} />
      </Card>
      <Sheet open={open} title="和正在用的标准对比" onClose={() => setOpen(false)}>
        <Choices label="和哪一版比" choices={choices} value={chosen ?? ''} onChoose={setChosen} />
        {chosen === undefined ? null : <Changes key={chosen} asked={asked} />}
      </Sheet>
    </>
  );
}
