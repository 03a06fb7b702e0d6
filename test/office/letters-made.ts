import { checkpointText, printedCheckpoint } from '#domain/evidence/checkpoint';
import { type Issuer, issuedLetter, type Unissued } from '#domain/letters/acts';
import { GUARDIAN_TEMPLATE } from '#domain/letters/built-in';
import type { TemplateText } from '#domain/letters/campaigns';
import { checkCode } from '#domain/letters/check-code';
import { letterContent, spokenTargets, unitContent } from '#domain/letters/content';
import type { Letter, LetterEvent } from '#domain/letters/documents';
import { EDGES, isPostEdge, type PostSide } from '#domain/letters/edges';
import { issuedStatement, nextEvent } from '#domain/letters/event';
import { type EncodedInk, encodeInk } from '#domain/letters/ink';
import type { ScanBody } from '#domain/letters/scan';
import type { Sealer } from '#domain/letters/sealer';
import type { PaperCheckpoint } from '#domain/office/paper';
import { POSTS } from '#domain/posts';
import { digest, sealerOf } from '../../cloudfunctions/kit/sealing';

const COUNTY = 'yunling';
const AT = Date.parse('2026-11-18T09:00:00+08:00');
const sealer: Sealer = sealerOf('sm3-ed25519', AT);

/** How the sides and people of a letter are called. */
export interface Named {
  readonly upper: string;
  readonly lower: string;
  readonly issuer: string;
  readonly party: string;
  readonly child: string;
}

export const USUAL: Named = {
  upper: '云岭县人民政府',
  lower: '石门镇人民政府',
  issuer: '李建国',
  party: '王大梅',
  child: '张小明',
};

/** Units and people as long as they come: a school of an autonomous county, a name with middle dots, several children. */
export const LONG: Named = {
  upper: '云岭彝族苗族布依族自治县人民政府教育体育和科学技术局',
  lower: '石门苗族彝族布依族仡佬族乡希望小学（九年一贯制寄宿学校）大坪子教学点',
  issuer: '阿卜杜热依木·麦麦提吐尔逊·买买提依明',
  party: '欧阳吉克阿依莫日作木·古丽巴哈尔',
  child: '阿卜杜热合曼·阿卜杜热依木、欧阳娜仁托娅·古丽巴哈尔、吉克阿依莫日作木',
};

/** 𬱟, 𪚥 and others of extensions B to F beside everyday ones. */
export const RARE: Named = { ...USUAL, issuer: '王𬱟𠮷', party: '张𪚥𬳵', child: '李䶮㛃' };

const textOf = (text: TemplateText, named: Named, letterId: string) => {
  const { upper, lower } = EDGES[text.edge];
  const title = (side: PostSide) => POSTS[side.role].title;
  const isHousehold = lower === 'household';
  return unitContent({
    letterId,
    county: COUNTY,
    kind: isHousehold ? 'householdLetter' : 'postLetter',
    template: text,
    issuedAt: AT,
    variables: {
      甲方单位: named.upper,
      甲方岗位: title(upper),
      甲方责任人: named.issuer,
      乙方单位: named.lower,
      乙方岗位: typeof lower === 'string' ? '户主' : title(lower),
      乙方责任人: named.party,
      学年: '2026-2027学年',
      目标: spokenTargets(text.targets.map((target) => ({ ...target, value: '95' }))),
      户主: named.party,
      孩子: named.child,
      电话: '00012345678',
    },
  });
};

const guardianContent = (named: Named, letterId: string) =>
  letterContent({
    letterId,
    county: COUNTY,
    child: 'child',
    template: GUARDIAN_TEMPLATE,
    issuedAt: AT,
    variables: {
      学校: named.lower,
      班级: '五（1）班',
      学生: named.child,
      学年学期: '2026-2027学年第一学期',
      班主任: `${named.issuer}老师`,
      电话: '00012345678',
      监护人: named.party,
      关系: '母亲',
    },
  });

type Draft = Pick<LetterEvent, 'type' | 'body'>;

/** A letter with further events. */
export function withEvents(letter: Letter, ...drafts: readonly Draft[]): Letter {
  const events = [...letter.events];
  for (const { type, body } of drafts) {
    events.push(nextEvent(letter._id, events, { type, at: AT + events.length * 3_600_000, body }, sealer));
  }
  const signed = events.findLast(({ type }) => type === 'signed');
  return { ...letter, events, checkCode: signed ? checkCode(signed.hash) : null };
}

/** 发出的 letter of a built-in template, and of families'. */
export function issuedFrom(text: TemplateText, named: Named = USUAL): Letter {
  const isGuardian = EDGES[text.edge].lower === 'guardian';
  const _id = `k1:${text.template}:2026-2027:year:party:slot`;
  const content = isGuardian ? guardianContent(named, _id) : textOf(text, named, _id);
  const statement = { id: `${text.template}:1`, text: text.statement };
  const issuer: Issuer = { authority: { kind: 'post', id: 'k1:head:1' }, personId: 'head' };
  const unissued = {
    _id,
    county: COUNTY,
    edge: text.edge,
    signing: text.signing,
    title: text.title,
    slot: 'guardian',
    until: '2026-12-02',
  } as unknown as Unissued;
  return issuedLetter(unissued, content, statement, issuer, sealer);
}

const relationIn = ({ edge, content }: Letter): string =>
  isPostEdge(edge ?? 'teacherGuardian') ? (content.fields['乙方岗位'] ?? '') : '母亲';

/** 签字 on the signer's own phone; `more` for other ways. */
export function signed(letter: Letter, named: Named, more: LetterEvent['body'] = {}): Draft {
  const { sm3, sha256 } = digest('points');
  const body = {
    contentDigest: letter.digest,
    signerName: named.party,
    relation: relationIn(letter),
    method: 'self',
    assistance: null,
    identity: { level: 'phone' },
    consent: { statementDigest: issuedStatement(letter)?.statementDigest },
    ink: { pointsSm3: sm3, pointsSha256: sha256 },
    until: letter.until,
  };
  return { type: 'signed', body: { ...body, ...more } };
}

/** 纸质签字: a photo instead of handwriting, a person's word instead of a tick. */
export function signedOnPaper(letter: Letter, named: Named): Draft {
  const { sm3, sha256 } = digest('photo');
  const { consent: _, ink: __, ...body } = signed(letter, named).body;
  const paper = { photo: 'photo', photoSm3: sm3, photoSha256: sha256, signedOn: '2026-11-18' };
  return { type: 'signed', body: { ...body, method: 'paper', identity: { level: 'paper' }, paper } };
}

export const countersigned = (letter: Letter, named: Named): Draft => ({
  type: 'countersigned',
  body: { contentDigest: letter.digest, signerName: named.issuer, role: 'issuer', identity: { level: 'phone' } },
});

export function scanned(letter: Letter, named: Named): Draft {
  const file = (n: number) => ({ file: `scan${n}`, kind: 'picture' as const, size: 300_000, ...digest(`scan ${n}`) });
  const body: ScanBody = {
    contentDigest: letter.digest,
    files: [file(1), file(2)],
    authority: { kind: 'post', id: 'k1:head:1' },
    personId: 'head',
    filedBy: `校长 ${named.issuer}`,
    side: 'issuer',
    requestId: 'r',
  };
  return { type: 'scanned', body: { ...body } };
}

/** Signed by both where both sign. */
export function wholeFrom(text: TemplateText, named: Named = USUAL): Letter {
  const letter = issuedFrom(text, named);
  const both = text.signing === 'partyOnly' ? [] : [countersigned(letter, named)];
  return withEvents(letter, signed(letter, named), ...both);
}

/** A name of three characters as a finger writes it: some hundred points in twenty strokes. */
export function handwriting(points = 420): EncodedInk {
  const each = 21;
  const drawn = Array.from({ length: points }, (_, n) => {
    const stroke = Math.floor(n / each);
    const along = n % each;
    return {
      x: 20 + (stroke % 10) * 26 + Math.round(9 * Math.sin(along / 3 + stroke)),
      y: 30 + Math.floor(stroke / 10) * 40 + along * 2 + (stroke % 3) * 12,
      t: n * 14,
      down: along === 0,
    };
  });
  return encodeInk({ points: drawn, w: 300, h: 180 });
}

/** A checkpoint as a large county has it. */
export function countyCheckpoint(): PaperCheckpoint {
  const size = 1_204_518;
  const at = AT + 7_200_000;
  const text = checkpointText({ county: COUNTY, size, root: digest('root').sm3, at });
  const { suite, kid } = sealer;
  return {
    printed: printedCheckpoint({ text, suite, kid, sig: sealer.sign(text) }),
    size,
    at,
    fingerprints: [`7K2M-9QWX-4TBD-0ABC-DEFG（${kid}）`],
  };
}

export const inksOf = ({ events }: Letter): ReadonlyMap<number, EncodedInk> =>
  new Map(
    events
      .filter(({ type }) => type === 'signed' || type === 'countersigned')
      .map(({ seq }, n) => [seq, handwriting(420 + n * 30)]),
  );
