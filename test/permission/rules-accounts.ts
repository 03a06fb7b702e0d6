/** 身份: everybody as themself, bound or not, and as whichever post: a teacher is a parent too. */
const people = `
accounts.me             | anyone   | themself | yes
accounts.me             | any-post | themself | yes
accounts.usePhone       | anyone   | themself | yes
accounts.usePhone       | any-post | themself | yes
accounts.openCode       | anyone   | anywhere | yes
accounts.openCode       | any-post | in the county | yes
accounts.matchChildren  | anyone   | themself | yes
accounts.matchChildren  | any-post | themself | yes
accounts.askBinding     | anyone   | themself | yes
accounts.askBinding     | any-post | themself | yes
# A child is taken as one's own by the phone that WeChat vouched for, by nothing else.
accounts.confirmChild   | anyone   | own phone | yes
accounts.confirmChild   | anyone   | another's child | no
accounts.confirmChild   | anyone   | a child not yet theirs | no
accounts.confirmChild   | anyone   | a child refused to them | no
accounts.confirmChild   | anyone   | a child no longer theirs | no
accounts.confirmChild   | any-post | in the county | no
accounts.denyChild      | anyone   | own phone | yes
accounts.denyChild      | anyone   | another's child | no
accounts.denyChild      | any-post | in the county | no
accounts.endBinding     | guardian | own child | yes
accounts.endBinding     | guardian | another's child | no
accounts.endBinding     | any-post | in the county | no
# Whoever waits may take their asking back; to end what has ended harms nobody.
accounts.endBinding     | anyone   | a child not yet theirs | yes
accounts.endBinding     | anyone   | a child no longer theirs | yes
accounts.endBinding     | anyone   | a child refused to them | no
# A post goes to the phone on the staff sheet, whoever found the picture.
accounts.bindInvitation | any-post | in the county | no
accounts.bindInvitation | anyone   | own phone | yes
accounts.bindInvitation | anyone   | another's child | no
`;

/** 谁看过孩子的信息 (儿童个人信息网络保护规定: staff access is recorded); the guardian, and who answers for privacy. */
const access = `
accounts.childAccess    | guardian | own child | yes
accounts.childAccess    | guardian | another's child | no
accounts.childAccess    | anyone   | a child no longer theirs | no
accounts.childAccess    | privacyOfficer | in the county | yes
accounts.childAccess    | classTeacher principal bureauOfficer systemAdmin | in the county | no
`;

/** 绑定: the class teacher, and the school in the teacher's stead. Nobody outside the school says who a child's parents are. */
const classes = `
accounts.waitingBindings | classTeacher | in reach | yes
accounts.waitingBindings | gradeLead principal rosterClerk | in reach | yes
accounts.waitingBindings | subjectTeacher rollCaller | in reach | no
accounts.waitingBindings | centreOfficer bureauOfficer systemAdmin | in reach | no
accounts.decideBinding   | classTeacher | in reach | yes
accounts.decideBinding   | gradeLead principal rosterClerk | in reach | yes
accounts.decideBinding   | subjectTeacher rollCaller | in reach | no
accounts.decideBinding   | villageHead groupLeader townshipEducationOfficer | in reach | no
accounts.decideBinding   | bureauOfficer systemAdmin | in the county | no
accounts.decideBinding   | anyone | any child | no
accounts.meetingCode       | classTeacher | in reach | yes
accounts.meetingCode       | gradeLead principal rosterClerk | in reach | yes
accounts.meetingCode       | villageHead groupLeader gridWorker villageWorkGroup villageLiaison childWelfareWorker | in reach | yes
accounts.meetingCode       | guardian | another's child | no
accounts.makeMeetingCode   | classTeacher | in reach | yes
accounts.makeMeetingCode   | gradeLead principal rosterClerk | in reach | yes
accounts.makeMeetingCode   | villageHead groupLeader gridWorker villageWorkGroup villageLiaison childWelfareWorker | in reach | yes
accounts.makeMeetingCode   | villageHead groupLeader | beyond reach | no
accounts.makeMeetingCode   | subjectTeacher rollCaller | in reach | no
accounts.makeMeetingCode   | townshipEducationOfficer | in reach | no
accounts.closeMeetingCode  | classTeacher | in reach | yes
accounts.closeMeetingCode  | villageHead groupLeader gridWorker villageWorkGroup villageLiaison childWelfareWorker | in reach | yes
accounts.closeMeetingCode  | gradeLead principal rosterClerk | in reach | yes
accounts.closeMeetingCode  | classTeacher | beyond reach | no
`;

/** 工作人员: the county's office and its administrator everywhere; school, township and village below themselves. */
const staff = `
accounts.staff       | systemAdmin bureauOfficer | in the county | yes
accounts.staff       | principal rosterClerk centreOfficer | in reach | yes
accounts.staff       | townshipEducationOfficer villageHead | in reach | yes
accounts.staff       | classTeacher gradeLead groupLeader | in reach | no
accounts.staff       | leadingGroup visitingInspector inspector | in the county | no
accounts.savePost    | systemAdmin bureauOfficer | in the county | yes
accounts.savePost    | principal rosterClerk centreOfficer | in reach | yes
accounts.savePost    | townshipEducationOfficer villageHead | in reach | yes
accounts.savePost    | classTeacher gradeLead bureauApprover inspector | in reach | no
accounts.savePost    | groupLeader gridWorker villageLiaison townshipApprover | in reach | no
accounts.handOver    | systemAdmin bureauOfficer | in the county | yes
accounts.handOver    | principal rosterClerk centreOfficer | in reach | yes
accounts.handOver    | townshipEducationOfficer villageHead | in reach | yes
accounts.endPost     | systemAdmin bureauOfficer | in the county | yes
accounts.endPost     | principal rosterClerk centreOfficer | in reach | yes
accounts.endPost     | townshipEducationOfficer villageHead | in reach | yes
accounts.endPost     | privacyOfficer leadingGroup departmentOfficer | in the county | no
accounts.invite      | systemAdmin bureauOfficer | in the county | yes
accounts.invite      | principal rosterClerk centreOfficer | in reach | yes
accounts.invite      | townshipEducationOfficer villageHead | in reach | yes
accounts.invitation  | systemAdmin bureauOfficer | in the county | yes
accounts.invitation  | principal rosterClerk centreOfficer | in reach | yes
accounts.invitation  | townshipEducationOfficer villageHead | in reach | yes
accounts.invitation  | anyone | anywhere | no
accounts.planStaffImport     | systemAdmin bureauOfficer | themself | yes
accounts.planStaffImport     | principal rosterClerk centreOfficer | themself | yes
accounts.planStaffImport     | townshipEducationOfficer villageHead | themself | yes
accounts.planStaffImport     | classTeacher groupLeader leadingGroup | themself | no
accounts.commitStaffImport   | systemAdmin bureauOfficer | themself | yes
accounts.commitStaffImport   | principal rosterClerk centreOfficer | themself | yes
accounts.commitStaffImport   | townshipEducationOfficer villageHead | themself | yes
accounts.commitStaffImport   | anyone | themself | no
accounts.continueStaffImport | rosterClerk | themself | yes
accounts.continueStaffImport | any-post | another person | no
`;

/** 谁可以任命谁: nobody appoints above or beside themself; who checks the office is not chosen by it. */
const appointments = `
accounts.savePost 学籍管理员       | systemAdmin bureauOfficer | in the county | yes
accounts.savePost 学籍管理员       | principal centreOfficer | in reach | yes
accounts.savePost 学籍管理员       | rosterClerk | in reach | no
accounts.handOver 校长             | systemAdmin bureauOfficer | in the county | yes
accounts.handOver 校长             | centreOfficer | in reach | yes
accounts.handOver 校长             | principal rosterClerk | in reach | no
accounts.handOver 村主任           | systemAdmin bureauOfficer | in the county | yes
accounts.handOver 村主任           | townshipEducationOfficer | in reach | yes
accounts.handOver 村主任           | villageHead | in reach | no
accounts.handOver 审批人           | systemAdmin | in the county | yes
accounts.handOver 审批人           | bureauOfficer | in the county | no
accounts.handOver 系统管理员       | systemAdmin | in the county | yes
accounts.handOver 系统管理员       | bureauOfficer | in the county | no
accounts.handOver 个人信息保护负责人 | systemAdmin | in the county | yes
accounts.handOver 个人信息保护负责人 | bureauOfficer | in the county | no
`;

export const ACCOUNT_RULES = [people, access, classes, staff, appointments].join('\n');
