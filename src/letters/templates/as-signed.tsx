import { View } from '@tarojs/components';
import type { TemplateWhole } from '#domain/letters/api-templates';
import { LETTER_KINDS } from '#domain/letters/campaigns';
import { summaryHeadings } from '#domain/letters/content';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import styles from '../letter-text.module.css';

const c = classes(styles);
const HEADING = /^[一二三四五六七八九十]、/;

interface AsSignedProps {
  readonly template: TemplateWhole;
  /** What stands for `{{变量}}`. */
  readonly filled: (text: string) => string;
}

/** The letter as whoever signs it sees it; what differs for each stands in brackets. */
export function AsSigned({ template, filled }: AsSignedProps) {
  const headings = summaryHeadings(template.edge);
  const lines = filled(template.body)
    .split('\n')
    .map((line, at) => ({ line, key: `${at}` }))
    .filter(({ line }) => line.trim() !== '');
  return (
    <>
      <Card title={template.title} aside={LETTER_KINDS[template.kind]}>
        {template.summary.map((line, at) => (
          <View key={headings[at] ?? line} className={c('point')}>
            <View className={c('question')}>{headings[at]}</View>
            <View className={c('answer')}>{filled(line)}</View>
          </View>
        ))}
      </Card>
      <Card title="全文">
        {lines.map(({ line, key }) => (
          <View key={key} className={c('line', HEADING.test(line) && 'heading')}>
            {line}
          </View>
        ))}
      </Card>
    </>
  );
}
