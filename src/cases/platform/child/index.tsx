import Taro, { useRouter } from '@tarojs/taro';
import type { ReplyOf } from '#domain/api';
import { spokenDate } from '../../../spoken';
import { Async } from '../../../ui/async';
import { Card } from '../../../ui/card';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { Row } from '../../../ui/row';
import { StatusTag } from '../../../ui/status-tag';
import { Timeline } from '../../../ui/timeline';
import { useCall } from '../../../use-call';
import { MarkForm } from '../mark-form';
import { RecordForm } from '../record-form';
import { keyingWords, ourWords, placeWords, recordWords, standingOf, theirWords, turnWords } from '../words';

type One = ReplyOf<'cases.platformChild'>;

const go = (url: string): void => void Taro.navigateTo({ url });

/** Both sides, and the way to what each rests on. */
function Sides({ one }: { readonly one: One }) {
  const { tone, word } = standingOf(one);
  const { basis, record } = one;
  return (
    <Card flush title={one.name} aside={<StatusTag tone={tone}>{word}</StatusTag>}>
      <Row
        icon="id-card"
        title={placeWords(one)}
        detail="看档案"
        onPress={() => go(`/roster/child/index?child=${encodeURIComponent(one.child)}`)}
      />
      <Row icon="landmark" title={theirWords(one)} detail="学籍系统里的标注" />
      <Row
        icon="list-checks"
        title={ourWords(one)}
        detail={basis ? '看个案' : undefined}
        onPress={basis ? () => go(`/cases/case/index?case=${basis.case}`) : undefined}
      />
      {record ? <Row icon="file-text" title={recordWords(record)} detail={`${spokenDate(record.on)}登记`} /> : null}
    </Card>
  );
}

function Trail({ trail }: Pick<One, 'trail'>) {
  return trail.length === 0 ? null : (
    <Card title="登记的经过">
      <Timeline
        events={trail.map((turn) => ({
          key: `${turn.at}:${turnWords(turn)}`,
          title: turnWords(turn),
          when: spokenDate(turn.on),
          detail: [turn.by.place, turn.by.title, turn.by.name].filter(Boolean).join(' '),
        }))}
      />
    </Card>
  );
}

/** 一个孩子的学籍系统标注. */
export default function PlatformChild() {
  const { params } = useRouter();
  const child = decodeURIComponent(params['child'] ?? '');
  const called = useCall('cases.platformChild', { child });
  return (
    <Page title="学籍系统标注">
      <Async called={called} rows={5}>
        {(one) => (
          <>
            {one.keying ? <Notice tone="warn" title={`${keyingWords(one)}。`} /> : null}
            <Sides one={one} />
            <MarkForm child={child} onDone={called.reload} />
            <RecordForm
              key={`${one.record?.stage ?? ''}:${one.acts.join()}`}
              child={child}
              acts={one.acts}
              onDone={called.reload}
            />
            <Trail trail={one.trail} />
          </>
        )}
      </Async>
    </Page>
  );
}
