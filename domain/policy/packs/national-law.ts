import type { LawValues } from '#domain/policy/law-values';
import type { PolicyValue } from '#domain/policy/policy';

/** 全国通用的办案标准. What is `unverified` differs between provinces, or was read in copies only: the county's legal office looks at it. */
export const NATIONAL_LAW: { readonly [K in keyof LawValues]: PolicyValue<LawValues[K]> } = {
  'case.suspectDays': {
    value: 7,
    title: '最后到校后几天可列为疑似辍学',
    source: '各地学籍管理细则，未经请假一周以上',
    unverified: true,
  },
  'case.confirmLength': {
    value: 1,
    title: '列为疑似后多久可认定辍学',
    source: '各地学籍管理细则',
    unverified: true,
  },
  'case.confirmUnit': {
    value: 'months',
    title: '认定辍学的时间按月还是按日',
    source: '各地学籍管理细则',
    unverified: true,
  },
  'case.conferVisits': {
    value: 3,
    title: '家访几次没有返校要会商',
    source: '反复家访仍未返校的，研究对策',
    unverified: true,
  },
  'case.endAge': {
    value: 16,
    title: '义务教育年龄到几周岁为止',
    source: '义务教育法第十一条、未满十六周岁',
    unverified: true,
  },
  'notice.contacts': { value: 3, title: '下达通知书前至少联系几次', source: '多次动员仍不返校', unverified: true },
  'notice.homeVisits': { value: 1, title: '其中至少家访几次', source: '多次动员仍不返校', unverified: true },
  'notice.title': { value: '限期复学通知书', title: '通知书的名称', source: '乡镇人民政府依法下达', unverified: true },
  'notice.basis': {
    value: '《中华人民共和国义务教育法》第五十八条',
    title: '通知书的依据',
    source: '义务教育法第五十八条',
  },
  'notice.isOrder': {
    value: 'no',
    title: '通知书就是责令限期改正',
    source: '义务教育法第五十八条，由县里确定',
    unverified: true,
  },
  'notice.organ': { value: 'either', title: '通知书由谁下达', source: '义务教育法第五十八条' },
  'notice.termDays': { value: 7, title: '收到通知书后几天内返校', source: '接到通知书后一周内', unverified: true },
  'order.title': { value: '责令限期改正通知书', title: '责令文书的名称', source: '义务教育法第五十八条' },
  'order.termDays': {
    value: 7,
    title: '责令改正的期限（天）',
    source: '义务教育法第五十八条，期限由机关确定',
    unverified: true,
  },
  'penalty.basis': {
    value: '',
    title: '处罚的地方性法规条款',
    source: '没有条款不得处罚，由县里填写',
    unverified: true,
  },
  'penalty.power': { value: '', title: '赋予处罚权的公告', source: '没有公告不得处罚，由县里填写', unverified: true },
  'penalty.hearingDays': { value: 5, title: '告知后陈述申辩的工作日', source: '行政处罚法第六十四条' },
  'penalty.totalDays': { value: 90, title: '立案后多少天内作出决定', source: '行政处罚法第六十条' },
  'penalty.demandDays': { value: 10, title: '催告后多少天', source: '行政强制法第五十四条' },
  'penalty.suitMonths': { value: 6, title: '起诉期限（月）', source: '行政诉讼法第四十六条' },
  'penalty.courtMonths': { value: 3, title: '期满后几个月内申请强制执行', source: '行政强制法第五十三条' },
  'service.publicNoticeDays': { value: 30, title: '公告多少天视为送达', source: '民事诉讼法第九十五条' },
  'transfer.acceptDays': { value: 10, title: '移交后几个工作日内接收', source: '转学手续办理时限', unverified: true },
  'deferral.maxMonths': { value: 12, title: '缓学、休学最长几个月', source: '各地学籍管理细则', unverified: true },
  'deferral.warnDays': { value: 30, title: '到期前多少天提醒', source: '各地学籍管理细则', unverified: true },
  'deferral.approver': { value: 'township', title: '缓学、休学由谁批准', source: '义务教育法第十一条' },
  'deferral.certificate': {
    value: '县级以上医院的诊断证明',
    title: '要什么样的证明',
    source: '各地学籍管理细则',
    unverified: true,
  },
  'followUp.days': { value: '7,30,60,90', title: '返校后第几天检查', source: '复学前后持续跟进', unverified: true },
  'followUp.bothLines': { value: 'yes', title: '两条线都确认才销号', source: '双线台账一致', unverified: true },
};
