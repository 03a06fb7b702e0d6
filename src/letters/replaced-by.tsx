import Taro from '@tarojs/taro';
import type { LetterText } from '#domain/letters/api';
import { spokenInstant } from '../spoken';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { openLetter } from './words';

interface ReplacedProps {
  readonly letter: Pick<LetterText, 'replaced'>;
  readonly wasSigned: boolean;
}

/** 已换成新的一份: when and by what, what becomes of the old one, and the way to the new one. */
export function ReplacedBy({ letter: { replaced }, wasSigned }: ReplacedProps) {
  if (!replaced) {
    return null;
  }
  const { letter, at, title, name, opens } = replaced;
  const open = () => void Taro.redirectTo({ url: openLetter(letter) });
  return (
    <Notice tone="act" title="已换成新的一份" action={opens ? <Button onPress={open}>看新的一份</Button> : undefined}>
      {`${spokenInstant(at)}，重新发了《${title}》${name ? `（${name}）` : ''}，以新的一份为准。`}
      {wasSigned ? '这一份签过，签字记录仍在，不再计数。' : '这一份没有签，不用再签。'}
      {opens ? '' : '新的一份等甲方签好就会发来。'}
    </Notice>
  );
}
