import { View } from '@tarojs/components';
import { type PaperContent, RIGHTS_HEADING } from '#domain/cases/paper-content';
import { writtenDate } from '#domain/plain-date';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Notice } from '../../ui/notice';
import styles from './paper-text.module.css';

const c = classes(styles);
const CALLS = /：$/;

/** 全文: every word that is printed, in its order. */
export function PaperText({ content, isDraft }: { readonly content: PaperContent; readonly isDraft: boolean }) {
  const { title, number, body, rights, online, organ, issuedOn } = content;
  return (
    <Card>
      {isDraft ? (
        <Notice tone="warn" title="草稿">
          {number === null ? '还没有文号，不能送出去。' : '机关签字盖章、上传盖章件以前，不能送出去。'}
        </Notice>
      ) : null}
      <View className={c('sheet')}>
        <View className={c('title')}>{title}</View>
        <View className={c('number')}>{number ?? '（制发时编号）'}</View>
        {body.map((line) => (
          <View key={line} className={c(CALLS.test(line) ? 'to' : 'line')}>
            {line}
          </View>
        ))}
        {rights.length > 0 ? (
          <View className={c('rights')}>
            <View className={c('heading')}>{RIGHTS_HEADING}</View>
            {[...rights, online].filter(Boolean).map((line) => (
              <View key={line} className={c('right')}>
                {line}
              </View>
            ))}
          </View>
        ) : null}
        <View className={c('foot')}>
          <View>{organ}</View>
          <View>{issuedOn === null ? '（制发日期）' : writtenDate(issuedOn)}</View>
        </View>
      </View>
    </Card>
  );
}
