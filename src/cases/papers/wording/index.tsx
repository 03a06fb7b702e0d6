import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReplyOf } from '#domain/api';
import { RIGHTS_HEADING } from '#domain/cases/paper-content';
import { PAPER_KINDS } from '#domain/cases/papers';
import { dayOf } from '#domain/plain-date';
import { spokenDate } from '../../../spoken';
import { Async } from '../../../ui/async';
import { BigButton } from '../../../ui/big-button';
import { Card } from '../../../ui/card';
import { classes } from '../../../ui/classes';
import { Empty } from '../../../ui/empty';
import { Page } from '../../../ui/page';
import { Row } from '../../../ui/row';
import { useCall } from '../../../use-call';
import styles from '../paper-text.module.css';
import { isPaperKind } from '../words';
import { EditWording, type Wording, WordingDiff } from './edit';

const c = classes(styles);

const nameOf = ({ isNational, savedAt, version }: Wording): string =>
  isNational || savedAt === null ? '全国通用的样式' : `本县第 ${version - 100} 版，${spokenDate(dayOf(savedAt))}`;

/** 样式全文, with what it asks to be filled in. */
function Whole({ one }: { readonly one: Wording }) {
  return (
    <Card title={nameOf(one)}>
      {one.body.split('\n').map((line) => (
        <View key={line} className={c('right')}>
          {line}
        </View>
      ))}
      {one.rights ? (
        <View className={c('rights')}>
          <View className={c('heading')}>{RIGHTS_HEADING}</View>
          {[...one.rights.split('\n'), one.online].filter(Boolean).map((line) => (
            <View key={line} className={c('right')}>
              {line}
            </View>
          ))}
        </View>
      ) : null}
    </Card>
  );
}

/** Versions, newest first: one that is opened says what it changed against the one before. */
function Versions({ items }: Pick<ReplyOf<'cases.paperTemplates'>, 'items'>) {
  const [open, setOpen] = useState(0);
  const one = items[open];
  const before = items[open + 1];
  return (
    <>
      {one ? <Whole one={one} /> : null}
      {one && before ? (
        <Card title="比上一版改了">
          <WordingDiff old={before} young={one} />
        </Card>
      ) : null}
      {items.length > 1 ? (
        <Card title="版本" flush>
          {items.map((version, at) => (
            <Row
              key={version.version}
              title={nameOf(version)}
              aside={at === 0 ? '正在用' : undefined}
              current={at === open}
              onPress={() => setOpen(at)}
            />
          ))}
        </Card>
      ) : null}
    </>
  );
}

/** 一种文书的样式: its text, its versions, and their differences. */
export default function WordingPage() {
  const { params } = useRouter();
  const kind = decodeURIComponent(params['kind'] ?? '');
  const called = useCall('cases.paperTemplates', isPaperKind(kind) ? { kind } : undefined);
  const [isEditing, setEditing] = useState(false);
  const latest = called.data?.items[0];
  if (!isPaperKind(kind)) {
    return (
      <Page title="文书样式">
        <Empty title="没有这种文书">请回到上一页，再选一次。</Empty>
      </Page>
    );
  }
  const button =
    called.data?.mayWrite && !isEditing ? (
      <BigButton icon="pen-line" onPress={() => setEditing(true)}>
        改样式
      </BigButton>
    ) : undefined;
  return (
    <Page title={latest?.title ?? PAPER_KINDS[kind].title} bottom={button}>
      <Async called={called} rows={6}>
        {({ items }) =>
          isEditing && latest ? (
            <EditWording
              key={latest.version}
              latest={latest}
              onClose={() => setEditing(false)}
              onDone={() => {
                setEditing(false);
                called.reload();
              }}
            />
          ) : (
            <Versions items={items} />
          )
        }
      </Async>
    </Page>
  );
}
