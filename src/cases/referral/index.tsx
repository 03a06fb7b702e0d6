import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { SentReferral } from '#domain/cases/api-referral';
import { MATTERS, showsSheet } from '#domain/cases/referral';
import { Async } from '../../ui/async';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Empty } from '../../ui/empty';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { StatusTag } from '../../ui/status-tag';
import { useAct } from '../../use-act';
import { useCall } from '../../use-call';
import { PrintReferral } from '../print-paper';
import { SendForm } from './send-form';
import { SheetLines, Turns } from './sheet-lines';
import { dueWords, standingOf } from './words';

interface OneProps {
  readonly sent: SentReferral;
  readonly onDone: () => void;
}

/** 撤回: with the reason, which the department reads. */
function Revoke({ sent, onDone }: OneProps) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const act = useAct('cases.revokeReferral');
  const revoke = async (): Promise<void> => {
    if (await act.run({ referral: sent.id, reason: reason.trim() })) {
      setOpen(false);
      onDone();
    }
  };
  return (
    <>
      <Button look="quiet" icon="undo-2" onPress={() => setOpen(true)}>
        撤回
      </Button>
      <Sheet open={open} title="撤回转介" onClose={() => setOpen(false)}>
        <Field
          label="为什么撤回"
          hint="对方会看到；孩子的信息对方不再看到"
          maxLength={200}
          value={reason}
          onChange={setReason}
        />
        {act.problem ? <Notice tone="warn" title={act.problem.message} /> : null}
        <Button
          wide
          look="danger"
          disabled={reason.trim() === ''}
          busy={act.busy && '正在撤回'}
          onPress={() => void revoke()}
        >
          撤回
        </Button>
      </Sheet>
    </>
  );
}

function SentCard({ sent, onDone }: OneProps) {
  const { tone, word } = standingOf(sent);
  return (
    <Card flush title={sent.department} aside={<StatusTag tone={tone}>{word}</StatusTag>}>
      <Row title={MATTERS[sent.matter].title} detail={dueWords(sent)} />
      <Turns turns={sent.turns} />
      <SheetLines lines={sent.lines} />
      {showsSheet(sent.state) ? <Row title={<PrintReferral referral={sent.id} />} /> : null}
      {sent.mayRevoke ? <Row title={<Revoke sent={sent} onDone={onDone} />} /> : null}
    </Card>
  );
}

interface SentProps {
  readonly items: readonly SentReferral[];
  readonly onNew: () => void;
  readonly onDone: () => void;
}

function Sent({ items, onNew, onDone }: SentProps) {
  const begin = (
    <Button icon="plus" wide onPress={onNew}>
      转给一个部门
    </Button>
  );
  return items.length === 0 ? (
    <Empty title="还没有转介" action={begin}>
      部门只看到转给它的几行，看不到个案。
    </Empty>
  ) : (
    <>
      {items.map((sent) => (
        <SentCard key={sent.id} sent={sent} onDone={onDone} />
      ))}
      {begin}
    </>
  );
}

/** 部门转介 of one case: what was sent and how it stands, and a new one. */
export default function Referrals() {
  const { params } = useRouter();
  const id = decodeURIComponent(params['case'] ?? '');
  const called = useCall('cases.referrals', { case: id });
  const [writing, setWriting] = useState(false);
  const done = (): void => {
    setWriting(false);
    called.reload();
  };
  return (
    <Page title={called.data ? `${called.data.child}：部门转介` : '部门转介'}>
      <Async called={called} rows={4}>
        {({ items, matters }) =>
          writing ? (
            <SendForm one={id} matters={matters} onDone={done} />
          ) : (
            <Sent items={items} onNew={() => setWriting(true)} onDone={called.reload} />
          )
        }
      </Async>
    </Page>
  );
}
