import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import type { AddresseeRow, PaperRow } from '#domain/cases/api-papers';
import type { FileLink } from '#domain/cases/api-service';
import { SERVICE_METHODS, witnessWords } from '#domain/cases/papers';
import { receiverWords } from '#domain/cases/service';
import { platform } from '../../../platform';
import { spokenDate } from '../../../spoken';
import { Button } from '../../../ui/button';
import { Card } from '../../../ui/card';
import { classes } from '../../../ui/classes';
import { StatusTag } from '../../../ui/status-tag';
import { PrintReceipt } from '../../print-paper';
import styles from '../paper-text.module.css';
import { servedWords } from '../words';
import type { PaperWhole } from '.';
import { Strike } from './strike';

const c = classes(styles);

/** A browser asks at its seat, one step above the app. */
const pictureOf = ({ url, path }: FileLink): string => (platform.name === 'h5' ? `../${path}` : url);

export function SeePictures({ files, word }: { readonly files: readonly FileLink[]; readonly word: string }) {
  return files.length === 0 ? null : (
    <Button icon="camera" look="quiet" onPress={() => void Taro.previewImage({ urls: files.map(pictureOf) })}>
      {word}
    </Button>
  );
}

/** 送达经过 of one try, as it stands on the 送达回证. */
function Try({ one, children }: { readonly one: PaperWhole['services'][number]; readonly children?: ReactNode }) {
  const who =
    one.receiver === null
      ? ''
      : one.receiver === 'addressee'
        ? '本人签收'
        : `${one.receiverName}签收（${receiverWords(one)}）`;
  const lines = [
    who,
    one.refusal && `拒收：${one.refusal}`,
    one.witness && `见证：${witnessWords(one)}`,
    one.place && `地点：${one.place}`,
    one.failedBefore && `此前：${one.failedBefore}`,
    `送达人：${one.servers.join('、')}`,
  ];
  return (
    <View className={c('try')}>
      <View>{`第 ${one.n} 次，${spokenDate(one.on)}，${SERVICE_METHODS[one.method]}`}</View>
      {one.struck ? (
        <View>{`登记有误，${spokenDate(one.struck.on)}由${one.struck.by.title} ${one.struck.by.name}更正，不作数：${one.struck.why}`}</View>
      ) : one.wanting ? (
        <View>{`没有送到：${one.wanting}`}</View>
      ) : (
        <View>{`依据：${one.source}`}</View>
      )}
      <View className={c('soft')}>{lines.filter(Boolean).join('；')}</View>
      <SeePictures files={one.proof} word="看送达凭证" />
      {children}
    </View>
  );
}

/** The try that served; the last one stands for what an older record does not name. */
const provedOf = ({ attempts }: AddresseeRow): string =>
  (attempts.find(({ servedOn }) => servedOn !== null) ?? attempts.at(-1))?.id ?? '';

interface ServicesProps {
  readonly row: PaperRow;
  readonly paper: PaperWhole;
  readonly onDone: () => void;
}

/** 送达: guardian by guardian, every try with what is wanting. */
export function Services({ row, paper, onDone }: ServicesProps) {
  const shown = row.state === 'draft' ? [] : row.addressees;
  return (
    <>
      {shown.map((who: AddresseeRow) => (
        <Card
          key={who.slot}
          title={`${who.relation} ${who.name}`}
          aside={
            <StatusTag tone={who.servedOn === null ? 'warn' : 'good'}>
              {who.servedOn === null ? '待送达' : '已送达'}
            </StatusTag>
          }
        >
          <View>{servedWords(who)}</View>
          {paper.services
            .filter(({ addressee }) => addressee === who.slot)
            .map((one) => (
              <Try key={one.id} one={one}>
                <Strike paper={paper} service={one} onDone={onDone} />
              </Try>
            ))}
          {row.state === 'issued' ? (
            <PrintReceipt
              one={paper.case}
              paper={row.id}
              addressee={who.slot}
              {...(who.servedOn === null ? {} : { service: provedOf(who) })}
            />
          ) : null}
        </Card>
      ))}
    </>
  );
}
