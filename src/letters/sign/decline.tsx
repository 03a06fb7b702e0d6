import { View } from '@tarojs/components';
import { useState } from 'react';
import type { DeclineReason } from '#domain/letters/acts';
import type { LetterText } from '#domain/letters/api';
import { isPostEdge } from '#domain/letters/edges';
import { Button } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Notice } from '../../ui/notice';
import { Row } from '../../ui/row';
import { Sheet } from '../../ui/sheet';
import { useAct } from '../../use-act';
import styles from '../letter-text.module.css';
import { declineReasonsOf } from '../words';

const c = classes(styles);

/** What not signing means: for a family nothing at all, for a post that the other side learns why. */
export const declineMeans = ({ edge }: Pick<LetterText, 'edge'>): string =>
  isPostEdge(edge) ? '甲方会看到您选的原因。' : '不影响孩子上学和受资助。';

/** 暂不签: allowed, free, and can be thought over. */
export function Decline({ letter, onDone }: { readonly letter: LetterText; readonly onDone: () => void }) {
  const [open, setOpen] = useState(false);
  const decline = useAct('letters.decline');
  const choose = async (reason: DeclineReason) => {
    if (await decline.run({ letter: letter.id, reason })) {
      setOpen(false);
      onDone();
    }
  };
  return (
    <>
      <Button look="quiet" wide onPress={() => setOpen(true)}>
        先不签
      </Button>
      <Sheet
        open={open}
        title={isPostEdge(letter.edge) ? '先不签，请选原因' : '先不签，没有关系'}
        onClose={() => setOpen(false)}
      >
        <View className={c('margin')}>
          {isPostEdge(letter.edge) ? '' : '不签，'}
          {declineMeans(letter)}以后随时可以再签。
          {decline.problem ? <Notice tone="danger" title={decline.problem.message} /> : null}
        </View>
        {declineReasonsOf(letter.edge).map(({ value, label }) => (
          <Row key={value} title={label} onPress={() => void choose(value)} />
        ))}
      </Sheet>
    </>
  );
}
