import { View } from '@tarojs/components';
import { useState } from 'react';
import type { CaseEvent, PostRef } from '#domain/cases/api';
import type { DaysSeen } from '#domain/cases/api-contact';
import { CHILD_HEARD, CONTACT_KINDS, CONTACT_OUTCOMES, type ContactKind, MET_KINDS } from '#domain/cases/documents';
import { dayOf } from '#domain/plain-date';
import { asProblem, call } from '../api';
import { platform } from '../platform';
import { spokenDate } from '../spoken';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import type { TimelineEvent } from '../ui/timeline';

type Contact = Extract<CaseEvent, { kind: 'contact' }>;

/** By telephone nobody is seen. */
const MET_WORDS: Readonly<Record<ContactKind, string>> = {
  phone: '通话：',
  homeVisit: '见到',
  community: '见到',
  online: '联系到',
};

const nameOf = ({ title, name }: PostRef): string => [title, name].filter(Boolean).join(' ') || '工作人员';

/** `<case>` of `<case:fact>`. */
const caseOf = (contact: string): string => contact.slice(0, contact.lastIndexOf(':'));

/** A contact has at most three. */
const PLACES = [0, 1, 2] as const;

function Photos({ contact, photos }: Contact) {
  const [problem, setProblem] = useState<string>();
  const look = async (at: number): Promise<void> => {
    setProblem(undefined);
    try {
      const { url, path } = await call('cases.contactPhoto', { case: caseOf(contact), contact, at });
      await platform.openFile(platform.name === 'h5' ? path : url, `照片${at + 1}.jpg`);
    } catch (error) {
      setProblem(asProblem(error).message);
    }
  };
  return (
    <View>
      {PLACES.slice(0, photos).map((at) => (
        <Button key={at} look="quiet" icon="camera" onPress={() => void look(at)}>
          {photos === 1 ? '看照片' : `看第 ${at + 1} 张照片`}
        </Button>
      ))}
      {problem ? <Notice tone="warn" title={problem} /> : null}
    </View>
  );
}

const seenWords = ({ present, called }: DaysSeen): string =>
  called === 0 ? '没有点名' : `点名 ${called} 天，到校 ${present} 天`;

function linesOf(event: Contact): string[] {
  const { met, how, outcome, companions, heard, childSaid, note, nextOn, place, before, after, on, at } = event;
  const names = met.map((one) => MET_KINDS[one]).join('、');
  return [
    on === dayOf(at) ? '' : `${spokenDate(on)}联系的，后来有网络才上传`,
    `${met.includes('nobody') ? names : `${MET_WORDS[how]}${names}`}。结果：${CONTACT_OUTCOMES[outcome]}`,
    companions.length > 0 ? `同行：${companions.map(nameOf).join('、')}` : '',
    heard === null ? '' : `听孩子说：${CHILD_HEARD[heard]}`,
    childSaid ? `孩子说：${childSaid}` : '',
    note,
    nextOn ? `约好 ${spokenDate(nextOn)} 再联系` : '',
    place ? `大概位置：北纬 ${place.latitude}，东经 ${place.longitude}` : '',
    before.called + after.called > 0 ? `联系前：${seenWords(before)}。联系后：${seenWords(after)}` : '',
  ].filter(Boolean);
}

/** 联系记录 on the timeline: who went, who was met, what came of it, and whether the child came to school before and after. */
export function contactWords(event: Contact): Omit<TimelineEvent, 'key' | 'when'> {
  return {
    title: `${nameOf(event.by)} ${CONTACT_KINDS[event.how]}`,
    detail: [
      ...linesOf(event).map((line) => <View key={line}>{line}</View>),
      ...(event.photos > 0 ? [<Photos key="photos" {...event} />] : []),
    ],
    tone: event.outcome === 'agreed' || event.outcome === 'returned' ? 'good' : 'act',
  };
}
