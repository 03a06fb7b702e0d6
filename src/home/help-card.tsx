import type { MyChild } from '#domain/accounts/me';
import { openNotices, untilWords } from '../family-notices';
import { Card } from '../ui/card';
import { Row } from '../ui/row';
import { StatusTag } from '../ui/status-tag';
import { useCall } from '../use-call';
import { go } from './own-rows';

/** 孩子上学的事: who helps, and the notice that is out, on the home of a family whose child is looked after. */
export function HelpCard({ child }: { readonly child: MyChild }) {
  const called = useCall('cases.myNotices', { child: child.id });
  const notice = called.data?.items.find(({ isVoid, isMine, over }) => isMine && !isVoid && over === null);
  const open = (): void => go(openNotices(child.id));
  return (
    <Card title={`${child.name}上学的事`} flush>
      <Row icon="heart-handshake" title="谁在帮您" detail="有困难先找他们" onPress={open} />
      {notice ? (
        <Row
          icon="file-text"
          title={notice.title}
          detail={untilWords(notice)}
          aside={<StatusTag tone="warn">请看</StatusTag>}
          onPress={open}
        />
      ) : null}
    </Card>
  );
}
