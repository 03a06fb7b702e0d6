import { RECEIVERS, type Receiver, type Service, type ServiceMethod, type WitnessOf } from '#domain/cases/papers';
import { addDays, type PlainDate } from '#domain/plain-date';
import type { AdultKind, AdultSlot } from '#domain/roster/documents';

/** 一次送达, as it is reported by whoever went, with what proves it. */
export interface ServiceClaim {
  readonly addressee: AdultSlot;
  /** What the addressee is to the child. */
  readonly addresseeKind: AdultKind;
  readonly method: ServiceMethod;
  /** Signed, left, received, arrived, or the day on which the public notice began. */
  readonly on: PlainDate;
  readonly receiver: Receiver | null;
  /** In what relation the receiver stands to the addressee; of a 代收人 whom the addressee named, too. */
  readonly relation: string;
  /** Said by whoever served: the receiver lives in one home with the addressee, not only with the child. */
  readonly livesWithAddressee: boolean;
  readonly receiverIsAdult: boolean;
  /** 见证人: name, and of which organisation. */
  readonly witness: string;
  readonly witnessOf: WitnessOf | '';
  readonly witnessUnit: string;
  /** Who cannot be a witness: the child, both parties, everybody of the household, and whoever served. */
  readonly involved: readonly string[];
  /** Kept photos, videos, scans. */
  readonly proof: readonly string[];
  /** 拒收事由 */
  readonly refusal: string;
  /** 送达地址确认书 (含电子送达): the day it was signed; null: there is none. */
  readonly addressConfirmedOn: PlainDate | null;
  /** The other township has taken the request (委托送达). */
  readonly requestAccepted: boolean;
  /** Why the other methods failed, for a public notice. */
  readonly failedBefore: string;
}

/** What has been tried with this addressee before, by method. */
export type Attempts = readonly { readonly method: ServiceMethod; readonly proved: boolean }[];

/** From when the term runs, or what is wanting. */
export type Served = { readonly servedOn: PlainDate } | { readonly wanting: string };

interface Rule {
  readonly source: string;
  readonly wanting: (claim: ServiceClaim, attempts: Attempts) => string | null;
}

const proved = ({ proof }: ServiceClaim): boolean => proof.length > 0;

function receiverWanting({ receiver, relation, livesWithAddressee, receiverIsAdult }: ServiceClaim): string | null {
  if (receiver === null) {
    return '请选是谁签收的。';
  }
  if (receiver === 'addressee') {
    return null;
  }
  if (!relation || !receiverIsAdult) {
    return '签收的人要是成年人，并写明和受送达人的关系。';
  }
  return receiver === 'adultOfHome' && !livesWithAddressee
    ? '和孩子同住、但不和受送达人同住的亲属，不能代为签收。请改用邮寄、委托等方式。'
    : null;
}

/** 姓名 without what people put between its signs. */
const plain = (name: string): string => name.replaceAll(/[^\p{L}\p{N}]/gu, '');

/** 见证人: of the village's committee or of the employer, by name and unit; never somebody whom the matter concerns. */
function witnessWanting({ witness, witnessOf, witnessUnit, involved }: ServiceClaim): string | null {
  if (!witnessOf) {
    return '请选见证人是村委会、居委会的人，还是受送达人单位的人。别的人不能见证。';
  }
  if (plain(witness).length < 2 || plain(witnessUnit).length < 2) {
    return '请分别写明见证人的姓名和单位。';
  }
  return involved.some((name) => plain(name) === plain(witness))
    ? '孩子、受送达人、家里人和送达人自己不能当见证人。'
    : null;
}

/** 留置: why it was refused; then the photo of what happened, or of the 送达回证 that a witness signed. */
function leftWanting(claim: ServiceClaim): string | null {
  const { refusal, witness, witnessOf, witnessUnit } = claim;
  if (!refusal) {
    return '请写明为什么拒收。';
  }
  const isWitnessed = [witness, witnessOf, witnessUnit].some(Boolean);
  const against = isWitnessed ? witnessWanting(claim) : null;
  if (against !== null || proved(claim)) {
    return against;
  }
  return isWitnessed
    ? '请拍下见证人签了名的送达回证。'
    : '请拍照、录像记下留置的经过；或者请村委会、单位的人见证，拍下他签了名的送达回证。';
}

type Taken = Pick<Service, 'receiver' | 'livesWithAddressee' | 'receiverIsAdult'> & { readonly relation: string };

/** 谁签收的, as it was recorded: what was said of it and no more. */
export function receiverWords({ receiver, livesWithAddressee, receiverIsAdult, relation }: Taken): string {
  if (receiver === null || receiver === 'addressee') {
    return receiver === null ? '' : RECEIVERS.addressee;
  }
  const isOfHome = receiver === 'adultOfHome' && livesWithAddressee && receiverIsAdult;
  const said = [
    isOfHome || receiver === 'named' ? RECEIVERS[receiver] : '家属',
    receiver === 'adultOfHome' && !livesWithAddressee ? '不和受送达人同住' : '',
    receiverIsAdult ? '' : '没有写明已成年',
    relation && `与受送达人的关系：${relation}`,
  ];
  return said.filter(Boolean).join('，');
}

function publicNoticeWanting({ failedBefore }: ServiceClaim, attempts: Attempts): string | null {
  const others = new Set(attempts.filter((one) => !one.proved).map(({ method }) => method));
  if (attempts.some((one) => one.proved)) {
    return '已经送达，不用公告。';
  }
  return others.size >= 2 && failedBefore ? null : '其他方式都送不到、写明经过以后，才能公告送达。';
}

/** Each method with its own proof. */
const RULES: Readonly<Record<ServiceMethod, Rule>> = {
  direct: {
    source: '《中华人民共和国民事诉讼法》第八十八条',
    wanting: (claim) => receiverWanting(claim) ?? (proved(claim) ? null : '请拍下签了名的送达回证。'),
  },
  left: {
    source: '《中华人民共和国民事诉讼法》第八十九条',
    wanting: leftWanting,
  },
  mail: {
    source: '《中华人民共和国民事诉讼法》第九十一条',
    wanting: (claim) => (proved(claim) ? null : '请拍下邮件回执，日期以回执上的为准。'),
  },
  entrusted: {
    source: '《中华人民共和国民事诉讼法》第九十一条',
    wanting: (claim) => {
      if (!claim.requestAccepted) {
        return '受托的乡镇还没有接受委托。';
      }
      return receiverWanting(claim) ?? (proved(claim) ? null : '请上传受托乡镇寄回的送达回证。');
    },
  },
  electronic: {
    source: '《中华人民共和国民事诉讼法》第九十条',
    wanting: ({ addressConfirmedOn, on }) =>
      addressConfirmedOn !== null && addressConfirmedOn <= on
        ? null
        : '没有事先签过送达地址确认书（含电子送达），微信截图只算一次联系，不算送达。',
  },
  publicNotice: {
    source: '《中华人民共和国民事诉讼法》第九十五条',
    wanting: (claim, attempts) =>
      publicNoticeWanting(claim, attempts) ?? (proved(claim) ? null : '请拍下张贴或刊登的公告。'),
  },
};

/** 依据 of a method, as printed. */
export const serviceSource = (method: ServiceMethod): string => RULES[method].source;

/**
 * 送达日: when the term of this addressee begins to run (law.md 2). Only parents and other legal guardians are served.
 * @param noticeDays After how many days a public notice counts as served.
 */
export function served(claim: ServiceClaim, attempts: Attempts, noticeDays: number): Served {
  if (claim.addresseeKind !== 'parent' && claim.addresseeKind !== 'legalGuardian') {
    return { wanting: '文书只送达父母或其他法定监护人；受委托的照护人不是受送达人。' };
  }
  const wanting = RULES[claim.method].wanting(claim, attempts);
  if (wanting !== null) {
    return { wanting };
  }
  return { servedOn: claim.method === 'publicNotice' ? addDays(claim.on, noticeDays) : claim.on };
}
