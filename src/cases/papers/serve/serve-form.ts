import type { RequestOf } from '#domain/api';
import type { AddresseeRow } from '#domain/cases/api-papers';
import type { Receiver, ServiceMethod, WitnessOf } from '#domain/cases/papers';
import { type ServiceClaim, served } from '#domain/cases/service';
import { isPlainDate, type PlainDate } from '#domain/plain-date';
import type { AdultSlot } from '#domain/roster/documents';
import type { ChosenFile } from '../../../platform/contract';

/** What is filled in of one try; each method asks for a part of it. */
export interface ServeForm {
  readonly to: AdultSlot | undefined;
  readonly method: ServiceMethod | undefined;
  readonly on: string;
  readonly receiver: Receiver | undefined;
  readonly receiverName: string;
  readonly relation: string;
  readonly livesTogether: 'yes' | 'no' | undefined;
  readonly isAdult: 'yes' | 'no' | undefined;
  readonly place: string;
  readonly refusal: string;
  readonly witness: string;
  /** 有没有见证人, and for whom they stand there. */
  readonly witnessOf: WitnessOf | 'none' | undefined;
  readonly witnessUnit: string;
  readonly failedBefore: string;
  readonly servers: readonly [string, string];
  readonly photos: readonly ChosenFile[];
}

/** @param photos A photo of a filled 送达回证 that was handed over. */
export const blankServe = (
  to: AdultSlot | undefined,
  today: PlainDate,
  server: string,
  photos: readonly ChosenFile[] = [],
): ServeForm => ({
  to,
  method: undefined,
  on: today,
  receiver: undefined,
  receiverName: '',
  relation: '',
  livesTogether: undefined,
  isAdult: undefined,
  place: '',
  refusal: '',
  witness: '',
  witnessOf: undefined,
  witnessUnit: '',
  failedBefore: '',
  servers: [server, ''],
  photos,
});

/** What a method asks about: nothing that it does not want. */
type Ask = 'receiver' | 'refusal' | 'witness' | 'place' | 'failedBefore' | 'photos';

interface MethodWords {
  readonly asks: readonly Ask[];
  /** Which day it is that counts. */
  readonly day: string;
  readonly place: string;
  readonly photo: string;
  readonly says: string;
}

export const METHOD_WORDS: Readonly<Record<ServiceMethod, MethodWords>> = {
  direct: {
    asks: ['receiver', 'place', 'photos'],
    day: '哪天签收的',
    place: '在哪里送达',
    photo: '签了名的送达回证',
    says: '当面交给本人，或同住的成年家属、指定的代收人签收。',
  },
  left: {
    asks: ['refusal', 'witness', 'place', 'photos'],
    day: '哪天留置的',
    place: '留在哪里',
    photo: '留在住处的照片，或见证人签了名的送达回证',
    says: '本人或同住的成年家属拒收时，留在住处。请村委会或单位的人见证，或者拍照、录像。',
  },
  mail: {
    asks: ['place', 'photos'],
    day: '回执上的收件日期',
    place: '寄到哪里',
    photo: '邮件回执',
    says: '寄给本人，以回执上的收件日期为准。',
  },
  entrusted: {
    asks: ['receiver', 'place', 'photos'],
    day: '哪天签收的',
    place: '在哪里送达',
    photo: '寄回的送达回证',
    says: '请监护人所在的乡镇代为送达，对方接受以后才算。',
  },
  electronic: {
    asks: ['place', 'photos'],
    day: '哪天到达对方的',
    place: '发到哪个地址',
    photo: '发送的截图',
    says: '先签过送达地址确认书的，发到那个地址才算。',
  },
  publicNotice: {
    asks: ['failedBefore', 'place', 'photos'],
    day: '公告从哪天开始',
    place: '在哪里公告',
    photo: '张贴或刊登的公告',
    says: '别的方式都送不到，写明经过，才能公告。公告期满才算送达。',
  },
};

/** What is known beside the form. */
export interface ServeKnown {
  readonly who: AddresseeRow;
  readonly addressConfirmedOn: PlainDate | null;
  /** After how many days a public notice counts as served. */
  readonly publicNoticeDays: number;
  /** The child and everybody of whom the case tells: nobody of them is a witness. */
  readonly involved: readonly string[];
}

/** What is said of the witness; nothing where there was none. */
const witnessOf = ({
  witnessOf: of,
  witness,
  witnessUnit,
}: ServeForm): Pick<ServiceClaim, 'witness' | 'witnessOf' | 'witnessUnit'> =>
  of === undefined || of === 'none'
    ? { witness: '', witnessOf: '', witnessUnit: '' }
    : { witness: witness.trim(), witnessOf: of, witnessUnit: witnessUnit.trim() };

function claimOf(
  form: ServeForm,
  { who, addressConfirmedOn, involved }: ServeKnown,
  method: ServiceMethod,
): ServiceClaim | null {
  if (!isPlainDate(form.on)) {
    return null;
  }
  const { on, receiver = null, photos } = form;
  const acceptedOn = who.entrusted?.acceptedOn ?? null;
  return {
    addressee: who.slot,
    addresseeKind: 'legalGuardian',
    method,
    on,
    receiver,
    relation: form.relation.trim(),
    livesWithAddressee: form.livesTogether === 'yes',
    receiverIsAdult: form.isAdult === 'yes',
    ...witnessOf(form),
    involved: [...involved, ...form.servers],
    proof: photos.map(({ path }) => path),
    refusal: form.refusal.trim(),
    addressConfirmedOn,
    requestAccepted: acceptedOn !== null && acceptedOn <= on,
    failedBefore: form.failedBefore.trim(),
  };
}

/** What the law will say of this try, by the rules that the server judges by. */
export type Verdict =
  | { readonly kind: 'served'; readonly on: PlainDate }
  | { readonly kind: 'wanting'; readonly why: string; readonly instead: readonly ServiceMethod[] };

export function verdictOf(form: ServeForm, known: ServeKnown): Verdict | null {
  const { method } = form;
  const claim = method && claimOf(form, known, method);
  if (!claim || !method) {
    return null;
  }
  const attempts = known.who.attempts.map((one) => ({ method: one.method, proved: one.servedOn !== null }));
  const result = served(claim, attempts, known.publicNoticeDays);
  return 'servedOn' in result
    ? { kind: 'served', on: result.servedOn }
    : { kind: 'wanting', why: result.wanting, instead: insteadOf(form, known) };
}

/** What would be service, where this way cannot become one by filling in more. */
function insteadOf(form: ServeForm, { who, addressConfirmedOn }: ServeKnown): readonly ServiceMethod[] {
  const isOtherHome = form.receiver === 'adultOfHome' && form.livesTogether === 'no';
  const isChild = form.receiver !== 'addressee' && form.isAdult === 'no';
  const online: readonly ServiceMethod[] = addressConfirmedOn === null ? [] : ['electronic'];
  if (form.method === 'direct' || form.method === 'entrusted') {
    const isUntaken = form.method === 'entrusted' && (who.entrusted?.acceptedOn ?? null) === null;
    return isOtherHome || isChild || isUntaken
      ? (['direct', 'mail', 'entrusted', ...online] as const).filter((one) => one !== form.method)
      : [];
  }
  if (form.method === 'electronic') {
    return addressConfirmedOn === null ? ['direct', 'mail', 'entrusted'] : [];
  }
  const tried = new Set(who.attempts.map(({ method }) => method));
  return form.method === 'publicNotice' && tried.size < 2 ? ['direct', 'mail', 'entrusted'] : [];
}

/** What has to be said before anything can be kept at all; undefined: nothing. */
export function missingIn({ to, method, on, servers }: ServeForm): string | undefined {
  if (to === undefined) {
    return '请选送给谁。';
  }
  if (method === undefined) {
    return '请选怎么送的。';
  }
  if (!isPlainDate(on)) {
    return '请选日期。';
  }
  return servers.some((name) => name.trim()) ? undefined : '请写送达人。';
}

type Request = RequestOf<'cases.serveNotice'>;
type Words = Partial<Request>;

/** Who signed for it; of the guardian's own hand nothing more is said. */
function receiverWords({ receiver, receiverName, relation, livesTogether, isAdult }: ServeForm): Words {
  return receiver === undefined || receiver === 'addressee'
    ? { receiver }
    : {
        receiver,
        receiverName: receiverName.trim(),
        relation: relation.trim(),
        livesWithAddressee: livesTogether === 'yes',
        receiverIsAdult: isAdult === 'yes',
      };
}

/** The witness as they are sent. */
function witnessSaid(form: ServeForm): Words {
  const { witnessOf: of, ...rest } = witnessOf(form);
  return of === '' ? {} : { witnessOf: of, ...rest };
}

/** The request, of what this method asks about and nothing else. @param proof Names of the finished uploads. */
export function serveRequest(
  { one, paper }: { readonly one: string; readonly paper: string },
  form: ServeForm,
  proof: readonly string[],
): Request | undefined {
  const { to, method, on } = form;
  if (to === undefined || method === undefined || !isPlainDate(on)) {
    return undefined;
  }
  const { asks } = METHOD_WORDS[method];
  const told: Words[] = [
    asks.includes('receiver') ? receiverWords(form) : {},
    asks.includes('witness') ? witnessSaid(form) : {},
    ...(['refusal', 'place', 'failedBefore'] as const).map((ask) =>
      asks.includes(ask) ? { [ask]: form[ask].trim() } : {},
    ),
  ];
  const servers = form.servers.map((name) => name.trim()).filter((name, at, all) => name && all.indexOf(name) === at);
  return Object.assign({ case: one, paper, addressee: to, method, on, servers, proof }, ...told) as Request;
}
