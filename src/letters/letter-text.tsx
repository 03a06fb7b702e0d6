import { View } from '@tarojs/components';
import type { LetterRow, LetterText } from '#domain/letters/api';
import { isPostEdge } from '#domain/letters/edges';
import { isOpen } from '#domain/letters/machine';
import { spokenInstant } from '../spoken';
import { Card } from '../ui/card';
import { classes } from '../ui/classes';
import { Row } from '../ui/row';
import styles from './letter-text.module.css';
import { untilWords } from './words';

const c = classes(styles);
const HEADING = /^[一二三四五六七八九十]、/;

/** Three lines that say it plainly: to a family what to do, what happens otherwise, who helps; a post's are three sentences. */
function Summary({ letter }: { letter: LetterText }) {
  return (
    <Card title={letter.title} aside={letter.term}>
      {letter.summary.map(({ heading, line }) => (
        <View key={heading} className={c('point')}>
          {isPostEdge(letter.edge) ? null : <View className={c('question')}>{heading}</View>}
          <View className={c('answer')}>{line}</View>
        </View>
      ))}
    </Card>
  );
}

/** 双方: of a child's letter the child and who signs; otherwise 甲方 and 乙方 as the letter calls them. */
export function Sides({ letter }: { letter: LetterRow }) {
  const { edge, childName, className, adultName, relation, issuerName, partyName } = letter;
  if (edge === 'teacherGuardian') {
    return (
      <>
        <Row title="孩子" aside={`${childName}，${className}`} />
        <Row title="签字人" aside={`${adultName}（${relation}）`} />
      </>
    );
  }
  return (
    <>
      <Row title={issuerName} detail="甲方" />
      <Row title={partyName} detail="乙方" />
      {isPostEdge(edge) || !childName ? null : <Row title="孩子" aside={childName} />}
    </>
  );
}

/** 甲方's own signature, where it has signed. */
export function IssuerSigned({ letter }: { letter: Pick<LetterText, 'issuerSigned'> }) {
  const { issuerSigned: signed } = letter;
  return signed === null ? null : <Row title={`${signed.name} 签`} detail={`甲方，${spokenInstant(signed.at)}`} />;
}

/** 责任书: the plain summary first, then every word of it. */
export function LetterBody({ letter }: { readonly letter: LetterText }) {
  return (
    <>
      <Summary letter={letter} />
      <Card title="全文">
        {letter.bodyText
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => (
            <View key={line} className={c('line', HEADING.test(line) && 'heading')}>
              {line}
            </View>
          ))}
      </Card>
      <Card flush>
        <Sides letter={letter} />
        <IssuerSigned letter={letter} />
        {isOpen(letter) ? <Row title="什么时候签" aside={untilWords(letter.until)} /> : null}
        {letter.otherSigned === null ? null : (
          <Row title="另一位监护人" aside={letter.otherSigned ? '已签' : '还没签'} />
        )}
      </Card>
    </>
  );
}
