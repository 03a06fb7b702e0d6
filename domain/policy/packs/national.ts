import { plainDate } from '#domain/plain-date';
import { NATIONAL_LAW } from '#domain/policy/packs/national-law';
import type { PolicyPack } from '#domain/policy/policy';

/**
 * 全国通用: what most counties' documents ask for (absence R73, R84; following up R162; roll call R89; letters R7); a county changes single
 * values with its own source. Sources are read on the screen: words, no numbers of ours.
 */
export const NATIONAL_PACK: PolicyPack = {
  id: 'national-2026',
  title: '全国通用（2026）',
  from: plainDate('2026-01-01'),
  values: {
    'absence.teacherDay': { value: 1, title: '连续缺勤几天提醒班主任', source: '摸清没有到校的孩子，班主任先联系' },
    'absence.schoolDay': {
      value: 2,
      title: '连续缺勤几天提醒年级和校长',
      source: '没有到校的及时家访',
      unverified: true,
    },
    'absence.leadDay': {
      value: 3,
      title: '连续缺勤几天立线索、告知乡镇和村',
      source: '劝返不到校或联系不上，书面报告',
      unverified: true,
    },
    'case.firstContactDays': {
      value: 1,
      title: '立线索后几个上课日内联系上家庭',
      source: '报告后及时上门',
      unverified: true,
    },
    'case.againDays': {
      value: 7,
      title: '联系后没有约定时间，几天内再联系',
      source: '复学前后持续跟进',
      unverified: true,
    },
    'reminder.delayMinutes': { value: 10, title: '点名后几分钟提醒家长', source: '留出撤销和更正的时间' },
    'rollCall.dueAt': { value: '10:00', title: '最晚点名时间', source: '班级每天汇报考勤', unverified: true },
    'missing.firstLessonEndsAt': { value: '08:50', title: '第一节课下课时间', source: '学校作息' },
    'missing.minutesAfter': {
      value: 60,
      title: '第一节课后多久联系不上按走失处理（分钟）',
      source: '未成年人保护法第十一条',
    },
    'duty.village': {
      value: 'residence',
      title: '责任村按居住地还是户籍地',
      source: '人户分离由县里规定',
      unverified: true,
    },
    'quiet.from': { value: '21:00', title: '晚上几点后不打扰', source: '家长作息' },
    'quiet.to': { value: '07:00', title: '早上几点前不打扰', source: '家长作息' },
    'letter.windowDays': { value: 14, title: '责任书签订天数', source: '开学时集中签订' },
    'letter.challengeMinutes': { value: 10, title: '打开后多久内签完（分钟）', source: '电子签名法第十三条' },
    'letter.organSeal': { value: 'optional', title: '单位之间的责任书盖章', source: '内部工作文书，由各县定' },
    'seal.suite': {
      value: 'sm3-ed25519',
      title: '责任书封存用哪种签名',
      source: '电子签名法第十三条，要求商用密码的地方选国密',
      unverified: true,
    },
    'code.classDays': { value: 7, title: '班级码有效天数', source: '家长会前后一周' },
    'code.classCap': { value: 200, title: '班级码使用次数', source: '一班家长人数的四倍' },
    'code.villageDays': { value: 1, title: '村组会议码有效天数', source: '开会当天' },
    'code.villageCap': { value: 500, title: '村组会议码使用次数', source: '一村到会家长人数' },
    'code.invitationDays': { value: 7, title: '邀请码有效天数', source: '工作人员绑定' },
    ...NATIONAL_LAW,
  },
};
