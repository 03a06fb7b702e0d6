import { View } from '@tarojs/components';
import { dayOf, isPlainDate } from '#domain/plain-date';
import { serverNow } from '../../api';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { Choices } from '../../ui/choices';
import { classes } from '../../ui/classes';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { PhotoSheet } from '../../ui/photo-sheet';
import { keyOf, signerChoices } from '../household-signers';
import styles from './paper.module.css';
import type { ToFile } from './papers';
import type { PapersAtHand } from './use-papers';

const c = classes(styles);

/** Whose signature it is: of a household with several guardians it is asked. */
function SignedBy({ sheet, papers }: { sheet: ToFile; papers: PapersAtHand }) {
  const { signers, signer, letter } = sheet;
  const choices = signerChoices(signers);
  return choices.length > 1 ? (
    <Choices
      label="纸上是谁签的"
      list
      choices={choices}
      value={signer ? keyOf(signer) : undefined}
      onChoose={(key) => {
        const chosen = signers.find((one) => keyOf(one) === key);
        if (chosen) {
          papers.signedBy(letter, chosen);
        }
      }}
    />
  ) : (
    <View className={c('signer')}>
      {signer?.relation ?? sheet.relation} {signer?.name ?? sheet.adultName} 签
    </View>
  );
}

function OneSheet({ sheet, papers }: { sheet: ToFile; papers: PapersAtHand }) {
  const change = (value: string): void => {
    if (isPlainDate(value)) {
      papers.date(sheet.letter, value);
    }
  };
  return (
    <PhotoSheet picture={sheet.picture} label={`${sheet.childName}的纸质责任书，点开看大图`} name={sheet.childName}>
      <SignedBy sheet={sheet} papers={papers} />
      <Field
        label="纸上写的日期"
        kind="date"
        value={sheet.signedOn}
        to={dayOf(serverNow())}
        onChange={change}
        problem={sheet.problem?.fields?.[0]?.rule}
      />
      {sheet.problem && !sheet.problem.fields ? <Notice tone="danger" title={sheet.problem.message} /> : null}
      <Button look="quiet" label={`${sheet.childName}：不是这份`} onPress={() => papers.refuse(sheet)}>
        不是这份
      </Button>
    </PhotoSheet>
  );
}

/** 认出来的: each with its photo, so that whoever vouches has looked. */
export function SheetsToFile({ papers }: { papers: PapersAtHand }) {
  return papers.toFile.length === 0 ? null : (
    <Card title="认出来了，请核对" aside={`${papers.toFile.length} 份`}>
      {papers.toFile.map((sheet) => (
        <OneSheet key={sheet.letter} sheet={sheet} papers={papers} />
      ))}
    </Card>
  );
}
