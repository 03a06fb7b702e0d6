import { useState } from 'react';
import { toldApart } from '../../told-apart';
import { Async } from '../../ui/async';
import { ChildRow } from '../../ui/child-row';
import { Empty } from '../../ui/empty';
import { Field } from '../../ui/field';
import { Inset } from '../../ui/inset';
import { Sheet } from '../../ui/sheet';
import { useCall } from '../../use-call';

interface FindSheetProps {
  readonly onClose: () => void;
  readonly onPick: (child: string) => void;
}

/** 找一个孩子 whose mark or record is to be noted, by name or pinyin. */
export function FindSheet({ onClose, onPick }: FindSheetProps) {
  const [text, setText] = useState('');
  const asked = text.trim();
  const called = useCall('roster.search', asked === '' ? undefined : { text: asked }, {
    isEmpty: ({ items }) => items.length === 0,
    onShow: false,
  });
  return (
    <Sheet open title="哪个孩子" onClose={onClose}>
      <Inset>
        <Field
          kind="search"
          label="姓名或拼音"
          value={text}
          maxLength={20}
          placeholder="例如：张小明 或 zxm"
          onChange={setText}
        />
      </Inset>
      {asked === '' ? null : (
        <Async
          called={called}
          empty={
            <Empty icon="search" title="没有找到">
              换个字或拼音再找。
            </Empty>
          }
        >
          {({ items }) => (
            <>
              {items.map((one) => (
                <ChildRow
                  key={one.id}
                  name={one.name}
                  place={[one.className, toldApart(one, items)].filter(Boolean).join(' · ')}
                  onPress={() => onPick(one.id)}
                />
              ))}
            </>
          )}
        </Async>
      )}
    </Sheet>
  );
}
