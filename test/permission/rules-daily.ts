/** 点名: any teacher of the class, whom the principal named for it, and the principal; names of the absent for whoever goes to look for them. */
const attendance = `
attendance.today    | classTeacher subjectTeacher rollCaller | in reach | yes
attendance.today    | principal                              | in reach | yes
attendance.submit   | classTeacher subjectTeacher rollCaller | in reach | yes
attendance.submit   | principal                              | in reach | yes
attendance.submit   | gradeLead rosterClerk centreOfficer bureauOfficer | in reach | no
attendance.submit   | guardian                               | own child | no
attendance.undo     | classTeacher subjectTeacher rollCaller | in reach | yes
attendance.undo     | principal                              | in reach | yes
attendance.correct  | classTeacher subjectTeacher rollCaller | in reach | yes
attendance.correct  | principal                              | in reach | yes
attendance.correct  | bureauOfficer bureauApprover systemAdmin leadingGroup | in reach | no
attendance.sheet    | classTeacher subjectTeacher rollCaller | in reach | yes
attendance.sheet    | gradeLead principal                    | in reach | yes
attendance.sheet    | centreOfficer bureauOfficer inspector  | in reach | yes
attendance.sheet    | villageHead townshipEducationOfficer   | in the county | no
attendance.week     | classTeacher subjectTeacher rollCaller | in reach | yes
attendance.week     | gradeLead principal                    | in reach | yes
attendance.week     | centreOfficer bureauOfficer inspector  | in reach | yes
attendance.classes  | classTeacher subjectTeacher rollCaller | in reach | yes
attendance.classes  | gradeLead principal                    | in reach | yes
attendance.classes  | centreOfficer bureauOfficer inspector  | in reach | yes
attendance.classes  | classTeacher gradeLead principal       | beyond reach | no
# 001, 002: both lines look for the child; the village only for its own.
attendance.absent   | classTeacher subjectTeacher rollCaller gradeLead principal | in reach | yes
attendance.absent   | centreOfficer bureauOfficer inspector  | in reach | yes
attendance.absent   | groupLeader gridWorker                 | in reach | yes
attendance.absent   | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
attendance.absent   | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
# Leading groups, inspectors from above and administrators see figures, no names.
attendance.absent   | leadingGroup visitingInspector systemAdmin departmentOfficer | in the county | no
attendance.absent   | privacyOfficer legalReviewer enforcementOfficer | in the county | no
`;

/** 线索与个案: who goes to the family, and who answers for them. Whoever reviews or judges does not work the case (law: 法制审核). */
const cases = `
cases.list          | classTeacher gradeLead principal       | in reach | yes
cases.list          | centreOfficer inspector                | in reach | yes
cases.list          | bureauOfficer bureauApprover           | in the county | yes
cases.list          | groupLeader gridWorker                 | in reach | yes
cases.list          | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
cases.list          | townshipEducationOfficer townshipApprover childSupervisor enforcementOfficer | in reach | yes
cases.list          | subjectTeacher rollCaller rosterClerk  | in reach | no
cases.list          | leadingGroup visitingInspector systemAdmin privacyOfficer | in the county | no
# 苗头 are the school's own care: class teacher and principal, nobody else (R87).
cases.signs         | classTeacher principal                 | in reach | yes
cases.signs         | gradeLead subjectTeacher villageHead townshipEducationOfficer | in reach | no
cases.signs         | bureauOfficer bureauApprover systemAdmin | in the county | no
cases.noteSigns     | classTeacher principal                 | in reach | yes
cases.noteSigns     | gradeLead subjectTeacher villageHead townshipEducationOfficer | in reach | no
cases.noteSigns     | bureauOfficer bureauApprover systemAdmin | in the county | no
cases.followSigns   | classTeacher principal                 | in reach | yes
cases.followSigns   | gradeLead subjectTeacher villageHead townshipEducationOfficer | in reach | no
cases.followSigns   | bureauOfficer bureauApprover systemAdmin | in the county | no
cases.settleSigns   | classTeacher principal                 | in reach | yes
cases.settleSigns   | gradeLead subjectTeacher villageHead townshipEducationOfficer | in reach | no
cases.settleSigns   | bureauOfficer bureauApprover systemAdmin | in the county | no
cases.case          | classTeacher gradeLead principal       | in reach | yes
cases.case          | centreOfficer inspector                | in reach | yes
cases.case          | bureauOfficer bureauApprover           | in the county | yes
cases.case          | groupLeader gridWorker                 | in reach | yes
cases.case          | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
cases.case          | townshipEducationOfficer townshipApprover childSupervisor enforcementOfficer | in reach | yes
cases.case          | subjectTeacher rollCaller rosterClerk  | in reach | no
cases.case          | leadingGroup departmentOfficer visitingInspector systemAdmin privacyOfficer legalReviewer | in the county | no
# What staff wrote of a family is not shown to the family.
cases.case          | guardian                               | own child | no
cases.candidates    | principal villageHead                  | in reach | yes
cases.candidates    | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.candidates    | bureauOfficer                          | in the county | yes
cases.assign        | principal villageHead                  | in reach | yes
cases.assign        | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.assign        | bureauOfficer                          | in the county | yes
cases.assign        | classTeacher gradeLead groupLeader gridWorker | in reach | no
cases.contact       | classTeacher gradeLead principal       | in reach | yes
cases.contact       | groupLeader gridWorker                 | in reach | yes
cases.contact       | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
cases.contact       | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.contact       | centreOfficer bureauOfficer bureauApprover inspector enforcementOfficer | in reach | no
cases.phone         | classTeacher gradeLead principal       | in reach | yes
cases.phone         | groupLeader gridWorker                 | in reach | yes
cases.phone         | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
cases.phone         | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.phone         | inspector enforcementOfficer bureauApprover | in reach | no
cases.companions  | classTeacher gradeLead principal       | in reach | yes
cases.companions  | groupLeader gridWorker                 | in reach | yes
cases.companions  | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
cases.companions  | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.companions  | centreOfficer bureauOfficer bureauApprover inspector enforcementOfficer | in reach | no
cases.companions  | guardian | own child | no
cases.carry        | classTeacher gradeLead principal       | in reach | yes
cases.carry        | groupLeader gridWorker                 | in reach | yes
cases.carry        | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
cases.carry        | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.carry        | centreOfficer bureauOfficer bureauApprover inspector enforcementOfficer | in reach | no
cases.carry        | guardian | own child | no
cases.contactPhoto | classTeacher gradeLead principal       | in reach | yes
cases.contactPhoto | groupLeader gridWorker                 | in reach | yes
cases.contactPhoto | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
cases.contactPhoto | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.contactPhoto | centreOfficer inspector enforcementOfficer | in reach | yes
cases.contactPhoto | bureauOfficer bureauApprover           | in the county | yes
cases.contactPhoto | subjectTeacher rollCaller rosterClerk  | in reach | no
cases.contactPhoto | guardian | own child | no
cases.report        | classTeacher gradeLead principal centreOfficer | in reach | yes
cases.report        | bureauOfficer                          | in the county | yes
cases.report        | groupLeader gridWorker                 | in reach | yes
cases.report        | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
cases.report        | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.report        | guardian                               | own child | no
`;

/** 提醒: everybody has an inbox and reads only what is theirs. */
const reminders = `
reminders.inbox         | anyone   | themself | yes
reminders.inbox         | any-post | themself | yes
reminders.unreadCount   | anyone   | themself | yes
reminders.unreadCount   | any-post | themself | yes
reminders.message       | anyone   | themself | yes
reminders.message       | any-post | themself | yes
reminders.message       | anyone   | another person | no
reminders.message       | any-post | another person | no
reminders.read          | anyone   | themself | yes
reminders.read          | any-post | themself | yes
reminders.read          | any-post | another person | no
reminders.subscriptions | anyone   | themself | yes
reminders.subscriptions | any-post | themself | yes
reminders.subscribed    | anyone   | themself | yes
reminders.subscribed    | any-post | themself | yes
# A guardian answers for their own child; nobody answers for them.
reminders.answer        | guardian | themself | yes
reminders.answer        | guardian | another person | no
reminders.answer        | any-post | themself | no
reminders.unread        | classTeacher gradeLead principal | in reach | yes
reminders.unread        | subjectTeacher rollCaller rosterClerk bureauOfficer | in reach | no
reminders.unread        | guardian | own child | no
`;

/** 统计: figures for whoever answers for a unit; names only for whoever works with its children. */
const statistics = `
statistics.board    | classTeacher gradeLead principal rosterClerk | in reach | yes
statistics.board    | centreOfficer inspector                | in reach | yes
statistics.board    | bureauOfficer bureauApprover           | in the county | yes
statistics.board    | groupLeader gridWorker                 | in reach | yes
statistics.board    | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
statistics.board    | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
statistics.board    | enforcementOfficer visitingInspector   | in reach | yes
statistics.board    | leadingGroup systemAdmin               | in the county | yes
statistics.board    | subjectTeacher rollCaller departmentOfficer privacyOfficer legalReviewer | in the county | no
statistics.board    | anyone                                 | anywhere | no
statistics.list     | classTeacher gradeLead principal rosterClerk | in reach | yes
statistics.list     | centreOfficer inspector                | in reach | yes
statistics.list     | bureauOfficer bureauApprover           | in the county | yes
statistics.list     | groupLeader gridWorker                 | in reach | yes
statistics.list     | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
statistics.list     | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
statistics.list     | leadingGroup systemAdmin visitingInspector | in the county | no
statistics.list     | enforcementOfficer privacyOfficer departmentOfficer | in the county | no
statistics.recount  | bureauOfficer bureauApprover systemAdmin | in the county | yes
statistics.recount  | principal townshipEducationOfficer leadingGroup | in the county | no
`;

export const DAILY = [attendance, cases, reminders, statistics].join('\n');
