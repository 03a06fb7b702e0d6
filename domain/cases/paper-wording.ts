import type { PaperKind } from '#domain/cases/papers';

/** What a template may ask for, and what a paper fills in. */
export const PAPER_VARIABLES = [
  '名称',
  '监护人',
  '孩子',
  '性别',
  '出生年月',
  '学校',
  '班级',
  '最后到校',
  '机关',
  '联系电话',
  '依据',
  '期限',
  '逾期后果',
  '复议机关',
  '法院',
  '起诉月数',
  '前文',
  '逾期情况',
  '处罚依据',
  '处罚权',
  '告知天数',
  '催告天数',
  '事实',
  '决定',
] as const;
export type PaperVariable = (typeof PAPER_VARIABLES)[number];

/** 文书样式: paragraphs are lines. `online` is printed, and told with a notice that is served online. */
export interface PaperWording {
  readonly body: string;
  /** 权利告知 (law.md 2): 陈述申辩, 行政复议, 诉讼: organ, term, how. Empty for what goes to a court. */
  readonly rights: string;
  readonly online: string;
}

/** The national texts are this version; a county's own begin above. */
export const NATIONAL_VERSION = 1;
export const OWN_PAPER_VERSIONS = 101;

const SPEAK = '您可以在期限内向{{机关}}当面、打电话或者书面陈述意见，{{机关}}应当听取。';
const REVIEW_AND_SUIT =
  '对本{{名称}}不服的，可以自收到之日起60日内向{{复议机关}}申请行政复议，书面申请有困难的可以口头申请；也可以自收到之日起{{起诉月数}}个月内直接向{{法院}}提起行政诉讼。';
const ONLINE =
  '网上申请：在微信小程序“掌上复议”申请行政复议，在“人民法院在线服务”提起诉讼。需要纸质文书的，随时向{{机关}}领取。';
const DUTY =
  '《中华人民共和国义务教育法》第五条、第十一条规定，适龄儿童、少年的父母或者其他法定监护人应当依法保证其按时入学接受并完成义务教育。';
const HELP = [
  '路远、生病、家里缺钱、孩子不愿意去，都请打{{联系电话}}，我们先帮您解决。',
  '孩子因身体状况要延缓入学或者休学的，请由父母或者其他法定监护人提出申请。',
].join('');
const CHILD = '您的孩子{{孩子}}（{{性别}}，{{出生年月}}出生）是{{学校}}{{班级}}的学生，{{最后到校}}。';

const TO_RETURN = {
  body: [
    '{{监护人}}：',
    `${CHILD}经多次联系，孩子还没有返校。`,
    `${DUTY}现依照{{依据}}，请您{{期限}}送孩子到{{学校}}上学。`,
    HELP,
    '期限过后仍无正当理由没有送孩子返校的，{{逾期后果}}。',
  ].join('\n'),
  rights: [SPEAK, REVIEW_AND_SUIT].join('\n'),
  online: ONLINE,
};

const ORDER = {
  body: [
    '{{监护人}}：',
    `${CHILD}{{前文}}，{{逾期情况}}。`,
    `${DUTY}现依照{{依据}}，对您给予批评教育，责令您{{期限}}送孩子到{{学校}}上学。`,
    HELP,
    '期限过后仍无正当理由没有送孩子返校的，{{逾期后果}}。',
  ].join('\n'),
  rights: [SPEAK, REVIEW_AND_SUIT].join('\n'),
  online: ONLINE,
};

const PENALTY_TOLD = {
  body: [
    '{{监护人}}：',
    `${CHILD}{{前文}}，孩子仍没有返校。`,
    '经查明：{{事实}}',
    '上述行为违反{{依据}}。依照{{处罚依据}}（行政处罚权依据：{{处罚权}}），本机关拟对您作出下列处理：{{决定}}',
    '本告知书不是处罚决定。孩子在决定作出以前返校的，本程序终止。',
  ].join('\n'),
  rights: [
    '您有权陈述和申辩。请自收到之日起{{告知天数}}个工作日内向{{机关}}当面或者书面提出，{{机关}}不会因为您陈述、申辩而加重处理。',
    '依法可以要求听证的，请在同一期限内向{{机关}}提出，听证不收费。',
  ].join('\n'),
  online: '',
};

const PENALTY_DECISION = {
  body: [
    '当事人：{{监护人}}',
    `${CHILD}{{前文}}，孩子仍没有返校。`,
    '经查明：{{事实}}',
    '上述行为违反{{依据}}。本机关已经告知您拟作处理的事实、理由、依据和您的权利，听取并书面答复了陈述、申辩，并经法制审核。',
    '依照{{处罚依据}}（行政处罚权依据：{{处罚权}}），决定如下：{{决定}}',
    '履行方式和期限：按上述决定办理；请同时送孩子到{{学校}}上学。',
  ].join('\n'),
  rights: REVIEW_AND_SUIT,
  online: ONLINE,
};

const DEMAND = {
  body: [
    '{{监护人}}：',
    '{{前文}}。您没有申请行政复议、没有提起行政诉讼，也没有履行下列义务：{{决定}}',
    '依照《中华人民共和国行政强制法》第五十四条，请您自收到本催告书之日起{{催告天数}}个工作日内履行。',
    '期限过后仍没有履行的，本机关将依照《中华人民共和国行政强制法》第五十三条向{{法院}}申请强制执行。',
  ].join('\n'),
  rights: '您有权陈述和申辩，请在上述期限内向{{机关}}当面或者书面提出，{{机关}}应当听取。',
  online: '',
};

const COURT_APPLICATION = {
  body: [
    '{{法院}}：',
    '申请人：{{机关}}，联系电话{{联系电话}}',
    '被申请人：{{监护人}}',
    '请求事项：强制执行下列义务：{{决定}}',
    '事实和理由：{{前文}}。{{事实}}被申请人在法定期限内没有申请行政复议、没有提起行政诉讼，经催告仍没有履行。',
    '现依照《中华人民共和国行政强制法》第五十三条、第五十五条提出申请。',
  ].join('\n'),
  rights: '',
  online: '',
};

const COMPLAINT = {
  body: [
    '{{法院}}：',
    '原告：{{机关}}，联系电话{{联系电话}}',
    '被告：{{监护人}}，系{{孩子}}的法定监护人',
    '诉讼请求：{{决定}}',
    '事实和理由：{{孩子}}是{{学校}}{{班级}}的学生，{{最后到校}}。{{前文}}。{{事实}}',
    `${DUTY}请依法判决。`,
  ].join('\n'),
  rights: '',
  online: '',
};

/** 全国通用的文书样式: plain words, the law's own duties and no other. */
export const NATIONAL_WORDINGS: Readonly<Record<PaperKind, PaperWording>> = {
  notice: TO_RETURN,
  order: ORDER,
  penaltyTold: PENALTY_TOLD,
  penaltyDecision: PENALTY_DECISION,
  demand: DEMAND,
  courtApplication: COURT_APPLICATION,
  complaint: COMPLAINT,
};
