import { isPlainDate, spokenDate } from '#domain/plain-date';
import { ANSWERS, type Answer, type MessageKind } from '#domain/reminders/documents';

/** What the words of a message depend on. */
export interface Told {
  readonly kind: MessageKind;
  readonly withdrawn: boolean;
  readonly data: Readonly<Record<string, string | number>>;
}

export interface Wording {
  /** What happened, in a few words that stand behind the child's name: 11月18日 星期三没到校. */
  readonly what: string;
  /** What it means and what to do. */
  readonly body: string;
}

const dayWords = ({ data }: Told): string => {
  const date = String(data['date'] ?? '');
  // A message is of its day and is read with the day on which it came: the year stands there.
  return isPlainDate(date) ? spokenDate(date, date) : '';
};

const answerWords = ({ data }: Told): string => {
  const answer = String(data['answer'] ?? '');
  return answer in ANSWERS ? ANSWERS[answer as Answer] : '';
};

/** 学校已更正: the reminder was sent, then the roll said that the child was there. */
export const isCorrected = ({ data }: Pick<Told, 'data'>): boolean => data['corrected'] === 1;

/** Families that no reminder reaches end at a person: the teacher is told to telephone. */
function teacherTodo({ data }: Told): string {
  return data['guardians'] === 0
    ? '没有家长绑定手机，收不到提醒。请打电话，或请村里上门。'
    : '家长会收到返校提醒。请看家长的回答，没有回答就打电话。';
}

/** Whose signature a letter asks for, where it is not that of one child's guardian. */
const LETTER_OF: Readonly<Record<string, string>> = {
  household: '这是全家签的一份，由父母或其他法定监护人签。',
  post: '这是您的岗位签的一份。',
};

/** Which letter, by its title; several by the one whose end is nearest. */
export function letterWords({ data }: Pick<Told, 'data'>): string {
  const title = String(data['title'] ?? '责任书');
  const letters = Number(data['letters'] ?? 1);
  return letters > 1 ? `${title}等 ${letters} 份` : title;
}

/** 找到了. Where the child is, a guardian hears from a person: it may have run away from home. */
function foundWords({ data }: Told): Wording {
  const body =
    data['who'] === 'roll'
      ? '孩子到校了，点名时在。不用再找了。'
      : '不用再找了。孩子在哪里、怎么样，请打电话问老师或村里。';
  return { what: '找到了', body: data['family'] === 1 ? body : '不用再找了。什么时候、在哪里找到的，请打开看。' };
}

type Words = (told: Told) => Wording;

const WORDS: Readonly<Record<MessageKind, Words>> = {
  returnToSchool: (told) =>
    isCorrected(told)
      ? { what: '已更正：孩子到校了', body: `${dayWords(told)}的点名，学校已更正。这条提醒不用管了，让您担心了。` }
      : { what: `${dayWords(told)}没到校`, body: '老师点名时孩子不在。请您告诉老师孩子现在怎么样。' },
  backAtSchool: (told) => ({
    what: `${dayWords(told)}已到校`,
    body: '学校已更正点名，前面的提醒请不用管。让您担心了。',
  }),
  missingChild: (told) => ({
    what: '可能走失',
    body:
      told.data['why'] === 'notReached'
        ? `${dayWords(told)}没到校，没有请假，家里一直联系不上。请马上联系、上门看看，一起找。必要时打 110。`
        : `${dayWords(told)}没到校，家长说找不到孩子。请马上联系家长和学校，一起找。必要时打 110。`,
  }),
  childFound: foundWords,
  // Names neither child nor reason: a post may have changed hands, and the file is for its people alone.
  dangerReported: () => ({
    what: '有一份强制报告要您看',
    body: '只给写进名单的人看。请马上打开，看还要做什么。',
  }),
  absenceDay1: (told) => ({
    what: `${dayWords(told)}没到校`,
    body: `没有请假。${teacherTodo(told)}`,
  }),
  absenceDay2: (told) => ({
    what: `连续 ${told.data['days'] ?? 2} 天没到校`,
    body: '没有请假。请和班主任商量，安排上门家访。',
  }),
  leadOpened: (told) => ({
    what: told.data['round'] ? '再次辍学，要继续劝返' : '有线索要跟进',
    body: told.data['round']
      ? `返校以后又连续 ${told.data['days']} 天没到校，没有请假，记为再次辍学。两条线都通知了，请马上联系家里。`
      : Number(told.data['days'] ?? 0) > 0
        ? `连续 ${told.data['days']} 天没到校，没有请假。请看学校做了什么，再去家里看看。`
        : '请打开看看情况，尽快联系家里。',
  }),
  answerGiven: (told) => ({
    what: `家长回答：${answerWords(told)}`,
    body: `${dayWords(told)}没到校。请按回答跟进，有变化就更正点名。`,
  }),
  bindingAsked: () => ({
    what: '有人申请绑定',
    body: '手机号和名册对不上。请核对是不是孩子的家长，再确认。',
  }),
  deferralAsked: () => ({
    what: '申请缓学、休学',
    body: '监护人申请的。请看证明，听孩子的意见，再决定批不批准。',
  }),
  deferralDecided: () => ({
    what: '缓学、休学申请有了结果',
    body: '请打开看结果和理由。不服的，里面写了怎么申诉。',
  }),
  deferralEnds: (told) => ({
    what: `缓学、休学到${dayWords(told)}为止`,
    body: '孩子好了，就准备回来上学；还没有好，请带新的证明再申请。好得早，随时可以回来。',
  }),
  deferralDue: (told) => ({
    what: `缓学、休学到${dayWords(told)}为止`,
    body: '请问问家里孩子能不能回来上学，安排好座位和补课。期满以后重新核实。',
  }),
  letterToSign: (told) => ({
    what: `${letterWords(told)}等您签字`,
    body: `${Number(told.data['letters'] ?? 1) > 1 ? '' : (LETTER_OF[String(told.data['of'])] ?? '')}请打开看完，再签字。`,
  }),
  trial: () => ({ what: '试发成功', body: '提醒能发到您这里。家长和老师也会这样收到。' }),
};

const WITHDRAWN: Readonly<Partial<Record<MessageKind, string>>> = {
  returnToSchool: '老师已更正点名，这条提醒不用管了。',
  missingChild: '孩子找到了，或者学校已更正点名。',
  leadOpened: '这条线索已经办结或撤销。',
  deferralAsked: '这份申请已经办过，或者撤回了。',
  deferralEnds: '已经提前结束，这条提醒不用管了。',
  deferralDue: '已经提前结束，这条提醒不用管了。',
  bindingAsked: '这次绑定已经有了结果。',
};

/** A message in words, short and plain; one that was withdrawn says why instead of what to do. */
export function wordingOf(told: Told): Wording {
  const words = WORDS[told.kind](told);
  return told.withdrawn && !isCorrected(told)
    ? { ...words, body: WITHDRAWN[told.kind] ?? '学校已更正，这条消息不用管了。' }
    : words;
}
