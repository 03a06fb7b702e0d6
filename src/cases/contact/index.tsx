import { View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useMemo, useState } from 'react';
import { AHEAD_DAYS, BACK_DAYS } from '#domain/cases/contact-rules';
import { CONTACT_KINDS, CONTACT_OUTCOMES, type ContactKind, MET_KINDS, type MetKind } from '#domain/cases/documents';
import { addDays, dayOf, type PlainDate } from '#domain/plain-date';
import { asProblem, serverNow } from '../../api';
import { DangerButton } from '../../danger-button';
import { useDraft } from '../../drafts';
import { submit } from '../../send';
import { spokenDate } from '../../spoken';
import { BigButton } from '../../ui/big-button';
import { Card } from '../../ui/card';
import { type Choice, Choices } from '../../ui/choices';
import { classes } from '../../ui/classes';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { useCall } from '../../use-call';
import { CARRIED_MOST } from '../carried';
import { blankForm, type ContactForm, isContactForm, metAfter, missingIn, requestOf } from '../contact-form';
import { dropHanded, handedPhotos, handedUploads } from '../handed-photo';
import { leastCase } from '../least';
import styles from './contact.module.css';
import { Day } from './day';
import { More } from './more';

const c = classes(styles);

const choicesOf = <T extends string>(words: Readonly<Record<T, string>>): Choice<T>[] =>
  (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }));

const KINDS = choicesOf(CONTACT_KINDS);
const METS = choicesOf(MET_KINDS);
const OUTCOMES = choicesOf(CONTACT_OUTCOMES);

/** 下次联系: four days that fit most, or one from the calendar. */
function nextChoices(today: PlainDate): Choice<string>[] {
  const at = (days: number): PlainDate => addDays(today, days);
  return [
    { value: at(1), label: '明天', detail: spokenDate(at(1)) },
    { value: at(3), label: '三天后', detail: spokenDate(at(3)) },
    { value: at(7), label: '一周后', detail: spokenDate(at(7)) },
    { value: 'other', label: '另选一天' },
  ];
}

interface FormProps {
  readonly form: ContactForm;
  readonly today: PlainDate;
  readonly change: (form: ContactForm) => void;
}

function NextOn({ form, today, change }: FormProps) {
  const choices = nextChoices(today);
  const isListed = choices.some(({ value }) => value === form.nextOn);
  const [own, setOwn] = useState(form.nextOn !== '' && !isListed);
  return (
    <>
      <Choices
        label="下次什么时候联系"
        choices={choices}
        value={own ? 'other' : form.nextOn || undefined}
        onChoose={(value) => {
          setOwn(value === 'other');
          change({ ...form, nextOn: value === 'other' || value === form.nextOn ? '' : value });
        }}
        optional
      />
      {own ? (
        <Field
          kind="date"
          label="哪一天"
          value={form.nextOn}
          from={today}
          to={addDays(today, AHEAD_DAYS)}
          onChange={(nextOn) => change({ ...form, nextOn })}
        />
      ) : null}
    </>
  );
}

interface WholeProps extends FormProps {
  readonly id: string;
  /** The first day that a contact of this case can have. */
  readonly from: PlainDate;
  readonly sheets: number;
}

function Form({ id, form, from, today, change, sheets }: WholeProps) {
  return (
    <>
      <Card>
        <Choices label="怎么联系的" choices={KINDS} value={form.kind} onChoose={(kind) => change({ ...form, kind })} />
        <Day form={form} from={from} today={today} change={change} />
        <Choices<MetKind>
          label="联系到谁"
          hint="可以选几个"
          choices={METS}
          value={form.met}
          onChoose={(one) => change({ ...form, met: metAfter(form.met, one) })}
        />
        <Choices
          label="结果怎样"
          choices={OUTCOMES}
          value={form.outcome}
          onChoose={(outcome) => change({ ...form, outcome })}
        />
        <NextOn form={form} today={today} change={change} />
      </Card>
      <More id={id} form={form} change={change} sheets={sheets} />
    </>
  );
}

const startKind = (word: string | undefined): ContactKind =>
  KINDS.find(({ value }) => value === word)?.value ?? 'homeVisit';

/** Written down, and not sent yet. */
const Kept = () => (
  <Page title="记一次联系" bottom={<BigButton onPress={() => void Taro.navigateBack()}>知道了</BigButton>}>
    <Notice tone="calm" title="已保存在手机上">
      现在没有网络。联网以后会自动上传，照片也在，不用再写一遍。关掉微信也不会丢。
    </Notice>
  </Page>
);

/** 记一次联系: chips only, typing where somebody wants to. It is not lost without network or over a kill of the app. */
export default function ContactScreen() {
  const { params } = useRouter();
  const id = decodeURIComponent(params['case'] ?? '');
  const today = dayOf(serverNow());
  const initial = useMemo(() => blankForm(startKind(params['kind'])), [params['kind']]);
  // 家访记录表 on paper: its photo, which was read for its code, goes along.
  const sheets = useMemo(() => (params['sheet'] ? handedPhotos(id) : []), [id, params['sheet']]);
  const draft = useDraft(`contact:${id}`, initial, isContactForm);
  const called = useCall('cases.case', { case: id }, { onShow: false, keep: { most: CARRIED_MOST, least: leastCase } });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [kept, setKept] = useState(false);
  const request = requestOf(id, draft.value, today, handedUploads(sheets));
  const name = called.data?.child.name ?? '';
  // Kept on a phone before it was known: whoever writes it down knows the day.
  const from = called.data?.contactFrom ?? addDays(today, -BACK_DAYS);
  const save = async (): Promise<void> => {
    if (!request) {
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      const { sent } = await submit('cases.contact', request, {
        requestId: draft.requestId,
        aggregate: `case:${id}`,
        label: `${name} 的联系记录`,
        photos: draft.value.photos,
      });
      draft.clear();
      if (sent) {
        await dropHanded(sheets);
        await Taro.navigateBack();
      } else {
        setKept(true);
      }
    } catch (error) {
      draft.renew();
      setProblem(asProblem(error).message);
    } finally {
      setBusy(false);
    }
  };
  if (kept) {
    return <Kept />;
  }
  const says = missingIn(draft.value, from, today) ?? undefined;
  return (
    <Page
      title="记一次联系"
      bottom={
        <BigButton
          says={says}
          disabled={!request || says !== undefined}
          busy={busy ? '正在保存' : false}
          onPress={() => void save()}
        >
          保存
        </BigButton>
      }
    >
      {problem ? <Notice tone="warn" title={problem} /> : null}
      {name ? <View>{`${name} · ${called.data?.child.className || '不在任何班级'}`}</View> : null}
      {called.data ? (
        <View className={c('danger')}>
          <DangerButton child={called.data.child.id} name={name} />
        </View>
      ) : null}
      {sheets.length > 0 ? <Notice tone="calm" title="家访记录表的照片会跟着这次记录" /> : null}
      <Form id={id} form={draft.value} from={from} today={today} change={draft.change} sheets={sheets.length} />
    </Page>
  );
}
