import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Field } from '../../ui/field';
import { Row } from '../../ui/row';
import { StatusTag } from '../../ui/status-tag';
import space from '../space.module.css';

const c = classes(space);

interface Child {
  readonly id: string;
  readonly name: string;
  readonly apart: string;
  readonly pinyin: string;
}

interface OtherChildrenProps {
  readonly present: readonly Child[];
  readonly onChoose: (child: Child) => void;
}

/** Who was at school: folded, and searched when one of them was not there after all. */
export function OtherChildren({ present, onChoose }: OtherChildrenProps) {
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const shown = present.filter(
    ({ name, pinyin }) => name.includes(wanted) || pinyin.split(' ').some((one) => one.startsWith(wanted)),
  );
  if (present.length === 0) {
    return null;
  }
  if (!open) {
    return (
      <View className={c('apart')}>
        <Button wide icon="search" onPress={() => setOpen(true)}>
          更正其他孩子（{present.length} 人到校）
        </Button>
      </View>
    );
  }
  return (
    <>
      <Field kind="search" label="找孩子" value={search} placeholder="姓名或拼音首字母" onChange={setSearch} />
      <Card flush title="到校的孩子">
        {shown.map((child) => (
          <Row
            key={child.id}
            title={child.name}
            detail={child.apart || undefined}
            aside={<StatusTag tone="good">到校</StatusTag>}
            onPress={() => onChoose(child)}
          />
        ))}
      </Card>
    </>
  );
}
