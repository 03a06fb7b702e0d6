import type { Line, UnitKind } from '#domain/jurisdiction';

/** 岗位 (roles-and-names): each is a post on a unit of one line; `units` are the kinds of unit it can stand on. */
export const POSTS = {
  classTeacher: { title: '班主任', line: 'education', units: ['class'] },
  subjectTeacher: { title: '任课教师', line: 'education', units: ['class'] },
  rollCaller: { title: '点名人', line: 'education', units: ['class'] },
  gradeLead: { title: '年级组长', line: 'education', units: ['grade'] },
  principal: { title: '校长', line: 'education', units: ['school'] },
  rosterClerk: { title: '学籍管理员', line: 'education', units: ['school'] },
  centreOfficer: { title: '中心校工作人员', line: 'education', units: ['centre'] },
  bureauOfficer: { title: '县教育局经办人', line: 'education', units: ['bureau'] },
  bureauApprover: { title: '县教育局审批人', line: 'education', units: ['bureau'] },
  inspector: { title: '责任督学', line: 'education', units: ['bureau', 'centre', 'school'] },
  groupLeader: { title: '村民小组长', line: 'government', units: ['group'] },
  gridWorker: { title: '网格员', line: 'government', units: ['group'] },
  villageHead: { title: '村党支部书记、村委会主任', line: 'government', units: ['village'] },
  childWelfareWorker: { title: '村儿童主任', line: 'government', units: ['village'] },
  villageWorkGroup: { title: '两基工作组', line: 'government', units: ['village'] },
  villageLiaison: { title: '驻村干部', line: 'government', units: ['village'] },
  townshipEducationOfficer: { title: '教育专干', line: 'government', units: ['township'] },
  townshipApprover: { title: '乡镇分管领导', line: 'government', units: ['township'] },
  childSupervisor: { title: '儿童督导员', line: 'government', units: ['township'] },
  enforcementOfficer: { title: '行政执法人员', line: 'government', units: ['township'] },
  legalReviewer: { title: '法制审核员', line: 'government', units: ['township', 'county'] },
  leadingGroup: { title: '县领导小组', line: 'government', units: ['county'] },
  departmentOfficer: { title: '部门经办人', line: 'government', units: ['county', 'department'] },
  privacyOfficer: { title: '个人信息保护负责人', line: 'government', units: ['county'] },
  systemAdmin: { title: '系统管理员', line: 'government', units: ['county'] },
  visitingInspector: { title: '省、市督查人员', line: 'government', units: ['county', 'township'] },
} as const satisfies Record<string, { title: string; line: Line; units: readonly UnitKind[] }>;
export type Role = keyof typeof POSTS;

export const ROLES = Object.keys(POSTS) as Role[];

/** `<unit:role:n>`: the id of a post; who holds it is in its document. */
export function postId(unit: string, role: Role, n = 1): string {
  return `${unit}:${role}:${n}`;
}
