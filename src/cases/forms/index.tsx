import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { FoundForm } from '#domain/office/api-forms';
import { Bar } from '../../ui/bar';
import { BigButton } from '../../ui/big-button';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { classes } from '../../ui/classes';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { PhotoSheet } from '../../ui/photo-sheet';
import { handPhoto } from '../handed-photo';
import styles from './forms.module.css';
import { PickCase } from './pick-case';
import { type FormPhoto, type FormsAtHand, useForms } from './use-forms';

const c = classes(styles);

const WHY: Readonly<Record<Exclude<FoundForm['standing'], 'ready'>, string>> = {
  signed: '这位监护人已经登记送达，可以扔掉照片。',
  changed: '这份文书后来改过或者重新做了，请核对是不是现在的文书。',
  unknown: '这张表不归您收，或者已经找不到了。',
  closed: '这份文书或个案现在不能登记，请看看是不是已经作废、结案，或者还没有盖章。',
};
const UNREADABLE = '没有认出方码。请选是哪个孩子的，或者重拍。';
const LETTER = '这是责任书，请到“收纸质责任书”里收。';

const serveUrl = ({ case: one, paper, addressee }: FoundForm): string =>
  `/cases/papers/serve/index?case=${encodeURIComponent(one)}&paper=${encodeURIComponent(paper)}&to=${addressee ?? ''}`;
const visitUrl = (one: string): string => `/cases/contact/index?case=${encodeURIComponent(one)}&kind=homeVisit&sheet=1`;

function whatOf({ form, title, addresseeName }: FoundForm): string {
  return form === 'visit' ? '家访记录表' : `送达回证：《${title}》，送给${addresseeName}`;
}

/** A form that was recognised: what it is, and the screen where it is written down, to which its photo goes along. */
function OneForm({ form, photo, upload }: { readonly form: FoundForm } & Pick<FormPhoto, 'photo' | 'upload'>) {
  if (form.standing !== 'ready') {
    return <View className={c('what')}>{[form.childName, WHY[form.standing]].filter(Boolean).join('：')}</View>;
  }
  const isVisit = form.form === 'visit';
  const open = (): void => {
    handPhoto(form.case, photo, upload);
    void Taro.navigateTo({ url: isVisit ? visitUrl(form.case) : serveUrl(form) });
  };
  return (
    <>
      <View className={c('name')}>{form.childName}</View>
      <View className={c('what')}>{whatOf(form)}</View>
      <Button icon="pen-line" label={`${form.childName}：${isVisit ? '登记家访' : '登记送达'}`} onPress={open}>
        {isVisit ? '登记家访' : '登记送达'}
      </Button>
    </>
  );
}

interface OnePhotoProps {
  readonly one: FormPhoto;
  readonly n: number;
  readonly onPick: () => void;
  readonly onDrop: () => void;
}

function OnePhoto({ one, n, onPick, onDrop }: OnePhotoProps) {
  const { forms, photo, upload, isLetter } = one;
  const label = `第 ${n} 张照片，点开看大图`;
  return (
    <PhotoSheet picture={photo.path} label={label}>
      {forms.map((form) => (
        <OneForm key={`${form.case}${form.paper}${form.addressee}`} form={form} photo={photo} upload={upload} />
      ))}
      {forms.length === 0 ? <View className={c('what')}>{isLetter ? LETTER : UNREADABLE}</View> : null}
      <View className={c('buttons')}>
        {forms.some(({ standing }) => standing === 'ready') || isLetter ? null : (
          <Button icon="user-round" label={`第 ${n} 张：选孩子`} onPress={onPick}>
            选孩子
          </Button>
        )}
        <Button look="quiet" icon="trash-2" label={`第 ${n} 张：扔掉`} onPress={onDrop}>
          扔掉
        </Button>
      </View>
    </PhotoSheet>
  );
}

function Tray({ at }: { readonly at: FormsAtHand }) {
  const [picking, setPicking] = useState<FormPhoto>();
  const go = (one: string, isVisit: boolean): void => {
    if (picking) {
      handPhoto(one, picking.photo, picking.upload);
      setPicking(undefined);
      const papers = `/cases/papers/index?case=${encodeURIComponent(one)}`;
      void Taro.navigateTo({ url: isVisit ? visitUrl(one) : papers });
    }
  };
  return at.photos.length === 0 ? null : (
    <Card title="照片" aside={`${at.photos.length} 张`}>
      {at.photos.map((one, n) => (
        <OnePhoto
          key={one.upload}
          one={one}
          n={n + 1}
          onPick={() => setPicking(one)}
          onDrop={() => void at.drop(one.upload)}
        />
      ))}
      {picking ? <PickCase onPick={go} onClose={() => setPicking(undefined)} /> : null}
    </Card>
  );
}

/** 收纸质表: filled 家访记录表 and 送达回证, photographed; their codes say of which case they are, a person writes down what is on them. */
export default function FormsPage() {
  const at = useForms();
  const { progress, problem } = at;
  const bottom = progress ? (
    <Bar
      label={progress.what}
      value={progress.done}
      total={progress.total}
      figure={`${progress.done} / ${progress.total}`}
    />
  ) : (
    <BigButton icon="camera" says="一张照片拍一份，把右上角的方码拍清楚。" onPress={() => void at.add()}>
      拍照或选照片
    </BigButton>
  );
  return (
    <Page title="收纸质表" bottom={bottom}>
      {problem ? (
        <Notice tone="danger" title={problem.message}>
          已经传上的都在。没传上的，再选一次就行。
        </Notice>
      ) : null}
      {at.photos.length === 0 && at.isLooked ? (
        <Empty icon="camera" title="拍下填好的家访记录表、送达回证">
          按方码自动找到个案，照片跟着进登记页。照片最多留一个月。
        </Empty>
      ) : null}
      <Tray at={at} />
    </Page>
  );
}
