import { useState } from 'react';
import type { CasePage, Reachable } from '#domain/cases/api';
import { ADULT_KINDS } from '#domain/roster/documents';
import { useActing } from '../acting';
import { asProblem, call } from '../api';
import { platform } from '../platform';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Row } from '../ui/row';
import { Sheet } from '../ui/sheet';
import { carried } from './carried';

interface CallSheetProps {
  readonly open: boolean;
  readonly page: CasePage;
  readonly onClose: () => void;
  /** After a call: to the record of it. */
  readonly onCalled: () => void;
}

/** 打电话: who can be reached. The number is asked for the call itself, and each look is on record. */
export function CallSheet({ open, page, onClose, onCalled }: CallSheetProps) {
  const { as = '' } = useActing();
  const [problem, setProblem] = useState<string>();
  const [asked, setAsked] = useState<string>();
  const [called, setCalled] = useState(false);
  const ring = async ({ slot }: Reachable): Promise<void> => {
    setAsked(slot);
    setProblem(undefined);
    try {
      const { phone } = await call('cases.phone', { case: page.id, slot });
      await platform.call(phone);
      setCalled(true);
    } catch (error) {
      const problem = asProblem(error);
      const known =
        problem.code === 'OFFLINE' ? carried(as, page.id)?.phones.find((phone) => phone.slot === slot) : undefined;
      if (known) {
        await platform.call(known.phone);
        setCalled(true);
      } else {
        setProblem(problem.code === 'OFFLINE' ? '没有网络，这个号码没有存在手机上。' : problem.message);
      }
    } finally {
      setAsked(undefined);
    }
  };
  return (
    <Sheet
      open={open}
      title={`联系 ${page.child.name} 的家人`}
      onClose={onClose}
      bottom={
        called ? (
          <Button wide look="strong" icon="pen-line" onPress={onCalled}>
            记下这次联系
          </Button>
        ) : undefined
      }
    >
      {page.demo ? <Notice tone="calm" title="演示：只显示号码，不会拨出" /> : null}
      {problem ? <Notice tone="warn" title={problem} /> : null}
      {page.child.reachable.map((one) => (
        <Row
          key={one.slot}
          icon="phone"
          title={`${one.relation} ${one.name}`}
          detail={one.phone ? `${ADULT_KINDS[one.kind]} · ${one.phone}` : `${ADULT_KINDS[one.kind]} · 没有号码`}
          aside={asked === one.slot ? '正在取号码' : undefined}
          onPress={one.phone ? () => void ring(one) : undefined}
        />
      ))}
    </Sheet>
  );
}
