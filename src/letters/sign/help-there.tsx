import Taro from '@tarojs/taro';
import type { LetterText } from '#domain/letters/api';
import { isPostEdge } from '#domain/letters/edges';
import { isOpen } from '#domain/letters/machine';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { useActingRole, useMay } from '../campaigns/may';
import { callerOf, openAssist } from '../words';

/** 现场签字: whoever may help a family at its door finds it at the letter itself, from whichever list it was opened. */
export function HelpThere({ letter }: { readonly letter: LetterText }) {
  const may = useMay('letters.assist');
  const isStaff = useActingRole() !== undefined;
  if (isPostEdge(letter.edge) || !isOpen(letter) || letter.paused) {
    return null;
  }
  if (!may) {
    return isStaff ? (
      <Notice tone="calm" title={`上门签字请找${callerOf(letter)}`}>
        {letter.summary.some(({ line }) => /\d{7}/.test(line)) ? '电话在下面的要点里。' : undefined}
      </Notice>
    ) : null;
  }
  return (
    <Button wide look="strong" icon="pen-line" onPress={() => void Taro.navigateTo({ url: openAssist(letter.id) })}>
      现场签字
    </Button>
  );
}
