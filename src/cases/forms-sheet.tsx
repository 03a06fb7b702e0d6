import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { PaperRow } from '#domain/cases/api-papers';
import { TO_COURT } from '#domain/cases/paper-rules';
import { useMay } from '../may';
import { Async } from '../ui/async';
import { Button } from '../ui/button';
import { classes } from '../ui/classes';
import { Sheet } from '../ui/sheet';
import { useCall } from '../use-call';
import { PrintPaper, PrintReceipt, PrintVisitForm } from './print-paper';
import styles from './print-paper.module.css';

const c = classes(styles);

/** A paper, and for each guardian who has not been served the receipt that they sign. */
function OnePaper({ one, row }: { readonly one: string; readonly row: PaperRow }) {
  const { id, title, number, state, kind, addressees } = row;
  const isServed = state === 'issued' && !TO_COURT.includes(kind);
  const owed = isServed ? addressees.filter(({ servedOn }) => servedOn === null) : [];
  return (
    <View className={c('inside')}>
      <View className={c('name')}>{[title, number ?? '草稿'].join(' ')}</View>
      <PrintPaper one={one} paper={id} />
      {owed.map(({ slot, name, relation }) => (
        <View key={slot} className={c('print')}>
          <View>{`送给${relation} ${name}`}</View>
          <PrintReceipt one={one} paper={id} addressee={slot} />
        </View>
      ))}
    </View>
  );
}

function PapersToPrint({ one }: { readonly one: string }) {
  const called = useCall('cases.papers', { case: one }, { onShow: false, isEmpty: ({ items }) => items.length === 0 });
  return (
    <Async called={called} rows={2} empty={<View className={c('inside')}>还没有文书。</View>}>
      {({ items }) => (
        <>
          {items.map((row) => (
            <OnePaper key={row.id} one={one} row={row} />
          ))}
        </>
      )}
    </Async>
  );
}

interface FormsSheetProps {
  readonly one: string;
  readonly onClose: () => void;
}

/** 打印: papers of law with their receipts, the form for a visit without phone or network, and what comes back on paper. */
export function FormsSheet({ one, onClose }: FormsSheetProps) {
  const mayVisit = useMay('office.visitForm');
  const mayPapers = useMay('office.casePaper');
  const collect = (): void => {
    onClose();
    void Taro.navigateTo({ url: '/cases/forms/index' });
  };
  return (
    <Sheet open title="打印和收纸质表" onClose={onClose}>
      {mayVisit ? (
        <View className={c('inside')}>
          <View className={c('name')}>家访记录表</View>
          <View>没有手机或网络的时候带上，用笔填。</View>
          <PrintVisitForm one={one} />
        </View>
      ) : null}
      {mayPapers ? <PapersToPrint one={one} /> : null}
      <View className={c('inside')}>
        <View className={c('name')}>填好以后</View>
        <View>拍照，按方码回到这个个案。</View>
        <Button icon="camera" onPress={collect}>
          收纸质表
        </Button>
      </View>
    </Sheet>
  );
}
