import Taro from '@tarojs/taro';
import type { LetterText } from '#domain/letters/api';
import { isPostEdge } from '#domain/letters/edges';
import { isOpen } from '#domain/letters/machine';
import { Button } from '../../ui/button';
import { useMay } from '../campaigns/may';
import { openAssist } from '../words';

/** 现场签字: whoever may help a family at its door finds it at the letter itself, from whichever list it was opened. */
export function HelpThere({ letter }: { readonly letter: LetterText }) {
  const may = useMay('letters.assist') && !isPostEdge(letter.edge) && isOpen(letter) && !letter.paused;
  return may ? (
    <Button wide look="strong" icon="pen-line" onPress={() => void Taro.navigateTo({ url: openAssist(letter.id) })}>
      现场签字
    </Button>
  ) : null;
}
