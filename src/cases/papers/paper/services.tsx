import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { AddresseeRow, FileLink, PaperRow } from '#domain/cases/api-papers';
import { RECEIVERS, SERVICE_METHODS } from '#domain/cases/papers';
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
function Try({ one }: { readonly one: PaperWhole['services'][number] }) {
  const who =
    one.receiver === null
      ? ''
      : one.receiver === 'addressee'
        ? '本人签收'
        : `${RECEIVERS[one.receiver]}${one.receiverName}签收（受送达人的${one.relation}）`;
  const lines = [
    who,
    one.refusal && `拒收：${one.refusal}`,
    one.witness && `见证：${one.witness}`,
    one.place && `地点：${one.place}`,
    one.failedBefore && `此前：${one.failedBefore}`,
    `送达人：${one.servers.join('、')}`,
  ];
  return (
    <View className={c('try')}>
      <View>{`第 ${one.n} 次，${spokenDate(one.on)}，${SERVICE_METHODS[one.method]}`}</View>
      {one.wanting ? <View>{`没有送到：${one.wanting}`}</View> : <View>{`依据：${one.source}`}</View>}
      <View className={c('soft')}>{lines.filter(Boolean).join('；')}</View>
      <SeePictures files={one.proof} word="看送达凭证" />
    </View>
  );
}

/** The try that served; the last one stands for what an older record does not name. */
const provedOf = ({ attempts }: AddresseeRow): string =>
  (attempts.find(({ servedOn }) => servedOn !== null) ?? attempts.at(-1))?.id ?? '';

/** 送达: guardian by guardian, every try with what is wanting. */
export function Services({ row, paper }: { readonly row: PaperRow; readonly paper: PaperWhole }) {
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
              <Try key={one.id} one={one} />
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
