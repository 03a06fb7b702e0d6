import { POSTS, type Role } from '#domain/posts';
import type { MessageRow, Tried } from '#domain/reminders/api';
import { ANSWERS, type MessageKind } from '#domain/reminders/documents';
import { isCorrected, type Wording, wordingOf } from '#domain/reminders/wording';
import type { IconName } from '../ui/icon';
import type { Tone } from '../ui/status-tag';

/** The words of a message as its receiver reads them. */
export function wordsOf({ kind, state, data }: MessageRow): Wording {
  return wordingOf({ kind, withdrawn: state === 'withdrawn', data });
}

/** The child first, then what happened. */
export function headOf(row: MessageRow): string {
  return [row.childName, wordsOf(row).what].filter(Boolean).join(' ');
}

interface Status {
  readonly tone: Tone;
  readonly word: string;
}

/** How a message stands, as a word. */
export function statusOf({ state, urgent, answer, data }: MessageRow): Status {
  if (isCorrected({ data })) {
    return { tone: 'good', word: '已更正' };
  }
  if (state === 'withdrawn') {
    return { tone: 'calm', word: '已撤回' };
  }
  if (state === 'acted') {
    return { tone: 'good', word: answer ? '已回答' : '已办' };
  }
  if (urgent) {
    return { tone: 'danger', word: '紧急' };
  }
  return state === 'read' ? { tone: 'calm', word: '已读' } : { tone: 'act', word: '未读' };
}

/** Where a member of staff goes from a message, and what the button says. */
export interface Way {
  readonly label: string;
  readonly icon: IconName;
  readonly url: string;
}

interface Links {
  readonly kind: MessageKind;
  readonly child: string | null;
  readonly classId: string | null;
  readonly date: string | null;
  readonly data: MessageRow['data'];
  /** The post that received it. */
  readonly post: string | null;
}

/** Rolls belong to the school: a village or township sees the child and the case, not the class. */
function ofSchool(post: string | null): boolean {
  const role = post?.split(':')[1] ?? '';
  return role in POSTS && POSTS[role as Role].line === 'education';
}

const sheetUrl = ({ classId, date }: Links): string => `/attendance/sheet/index?unit=${classId}&date=${date}`;

const childWay = (child: string | null): Way[] =>
  child ? [{ label: '看看孩子', icon: 'user-round', url: `/roster/child/index?child=${child}` }] : [];

const missingWay = (child: string | null): Way[] =>
  child ? [{ label: '一起找孩子', icon: 'search', url: `/cases/missing/index?child=${child}` }] : [];

const sheetWay = (links: Links): Way[] =>
  links.classId && links.date && ofSchool(links.post)
    ? [{ label: '打开点名表', icon: 'sheet', url: sheetUrl(links) }]
    : [];

function sickWay(links: Links): Way[] {
  return links.data['answer'] === 'sickLeave' && links.classId && links.date && links.child
    ? [{ label: '记为病假', icon: 'pen-line', url: `${sheetUrl(links)}&child=${links.child}&to=sick` }]
    : [];
}

/** The first is the one big button; the others stand below it. */
export function waysOf(links: Links): Way[] {
  switch (links.kind) {
    case 'leadOpened':
      return [
        {
          label: '去看看',
          icon: 'hand-heart',
          url: `/cases/case/index?case=${links.data['case'] ?? ''}`,
        },
      ];
    case 'missingChild':
    case 'childFound':
      return [...missingWay(links.child), ...childWay(links.child), ...sheetWay(links)];
    case 'dangerReported':
      return [{ label: '打开', icon: 'lock', url: `/cases/danger/index?danger=${links.data['danger'] ?? ''}` }];
    case 'absenceDay1':
    case 'absenceDay2':
      return [...sheetWay(links), ...childWay(links.child)];
    case 'answerGiven':
      return [...sickWay(links), ...sheetWay(links), ...childWay(links.child)];
    case 'bindingAsked':
      return [{ label: '去核对', icon: 'user-plus', url: '/accounts/waiting/index' }];
    case 'deferralAsked':
    case 'deferralDecided':
    case 'deferralEnds':
    case 'deferralDue':
      return [
        { label: '去看看', icon: 'calendar-days', url: `/cases/deferral/index?child=${links.data['child'] ?? ''}` },
      ];
    case 'letterToSign':
      return [{ label: '去看看', icon: 'file-text', url: links.post ? '/letters/post/index' : '/letters/list/index' }];
    default:
      return [];
  }
}

const TRIED: Readonly<Partial<Record<Tried['kind'], string>>> = {
  returnToSchool: '提醒了家长',
  absenceDay1: '告诉了班主任',
  absenceDay2: '告诉了年级组长和校长',
  missingChild: '按走失紧急告知',
  childFound: '告知孩子找到了',
  leadOpened: '告诉了村和乡镇',
  contact: '联系了家里，有记录',
};

/** One line of what was already tried. */
export function triedWords({ kind, to, told, read, answer }: Tried): {
  readonly title: string;
  readonly detail: string;
} {
  const title = TRIED[kind] ?? '';
  if (kind === 'contact') {
    return { title, detail: '' };
  }
  if (to === 'guardian' && answer) {
    return { title, detail: `家长回答：${ANSWERS[answer]}` };
  }
  const who = to === 'guardian' ? '家长' : '岗位';
  return { title, detail: `${told} 个${who}收到，${read} 个已读` };
}
