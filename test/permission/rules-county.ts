/** 县: whoever works by the rules may read them; the county's office sets them, a school its own calendar. */
const county = `
county.calendar     | any-post | in the county | yes
county.calendar     | anyone   | anywhere | no
county.saveCalendar | bureauOfficer systemAdmin | in the county | yes
county.saveCalendar | principal rosterClerk centreOfficer | in reach | yes
county.saveCalendar | classTeacher gradeLead inspector | in the county | no
county.saveCalendar | principal rosterClerk | beyond reach | no
county.dropCalendar | bureauOfficer systemAdmin | in the county | yes
county.dropCalendar | principal rosterClerk centreOfficer | in reach | yes
county.dropCalendar | townshipEducationOfficer leadingGroup | in the county | no
county.policy       | any-post | themself | yes
county.policy       | anyone   | themself | no
county.holidays     | any-post | themself | yes
county.holidays     | anyone | themself | no
county.saveHolidays | bureauOfficer systemAdmin | themself | yes
county.saveHolidays | principal townshipApprover bureauApprover leadingGroup | themself | no
county.policyDiff   | any-post | themself | yes
county.policyDiff   | anyone | themself | no
county.savePolicy   | bureauOfficer systemAdmin | themself | yes
county.savePolicy   | principal townshipApprover bureauApprover leadingGroup | themself | no
county.onboarding   | bureauOfficer systemAdmin | themself | yes
county.onboarding   | principal centreOfficer townshipEducationOfficer | themself | no
county.tickStep     | bureauOfficer systemAdmin | themself | yes
county.trial        | bureauOfficer systemAdmin | themself | yes
county.trial        | anyone | themself | no
county.trialState   | bureauOfficer systemAdmin | themself | yes
`;

/** 机构: names of units are no secret in their county; who keeps a tree changes it. */
const units = `
roster.units    | any-post | in the county | yes
roster.units    | anyone   | anywhere | no
roster.saveUnit | bureauOfficer systemAdmin | in the county | yes
roster.saveUnit | principal rosterClerk | in reach | yes
roster.saveUnit | classTeacher gradeLead villageHead townshipEducationOfficer | in reach | no
`;

/** 导入: who keeps the roll. The marked workbook holds what was sent, unmasked: it is for whoever sent it. */
const imports = `
roster.planImport     | principal rosterClerk centreOfficer bureauOfficer | in reach | yes
roster.planImport     | classTeacher gradeLead inspector bureauApprover | in reach | no
roster.planImport     | systemAdmin leadingGroup | in the county | no
roster.importReport   | principal rosterClerk centreOfficer bureauOfficer | in reach | yes
roster.importReport   | classTeacher | in the county | no
roster.commitImport   | principal rosterClerk centreOfficer bureauOfficer | in reach | yes
roster.commitImport   | principal rosterClerk | beyond reach | no
roster.continueImport | principal rosterClerk centreOfficer bureauOfficer | in reach | yes
roster.importProgress | principal rosterClerk centreOfficer bureauOfficer | in reach | yes
office.beginUpload    | principal rosterClerk centreOfficer bureauOfficer systemAdmin | themself | yes
office.beginUpload    | townshipEducationOfficer villageHead | themself | yes
office.beginUpload    | classTeacher groupLeader inspector | themself | no
office.beginUpload    | anyone | themself | no
office.readWorkbook   | principal rosterClerk centreOfficer bureauOfficer systemAdmin | themself | yes
office.readWorkbook   | townshipEducationOfficer villageHead | themself | yes
office.readWorkbook   | anyone | themself | no
office.template       | principal rosterClerk centreOfficer bureauOfficer systemAdmin | themself | yes
office.template       | townshipEducationOfficer villageHead | themself | yes
office.rowReport      | rosterClerk | in reach | yes
office.rowReport      | principal centreOfficer bureauOfficer | in reach | no
office.staffReport    | principal rosterClerk centreOfficer bureauOfficer systemAdmin | themself | yes
office.staffReport    | townshipEducationOfficer villageHead | themself | yes
office.staffReport    | anyone | themself | no
office.staffReport    | classTeacher inspector | themself | no
office.caseList       | principal centreOfficer townshipEducationOfficer townshipApprover inspector | in reach | yes
office.caseList       | bureauOfficer bureauApprover | in the county | yes
office.caseList       | classTeacher villageHead leadingGroup systemAdmin | in the county | no
`;

/** 儿童: names for whoever teaches or looks after them; a number only for whoever needs it, health only at school. */
const children = `
roster.classChildren | classTeacher subjectTeacher rollCaller | in reach | yes
roster.classChildren | gradeLead principal rosterClerk | in reach | yes
roster.classChildren | centreOfficer bureauOfficer bureauApprover inspector | in reach | yes
roster.classChildren | villageHead townshipEducationOfficer | in the county | no
roster.classChildren | leadingGroup systemAdmin privacyOfficer visitingInspector | in the county | no
roster.child         | classTeacher subjectTeacher gradeLead principal rosterClerk | in reach | yes
roster.child         | centreOfficer bureauOfficer bureauApprover inspector | in reach | yes
roster.child         | groupLeader gridWorker | in reach | yes
roster.child         | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
roster.child         | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
roster.child         | rollCaller | in reach | no
roster.child         | leadingGroup departmentOfficer privacyOfficer systemAdmin visitingInspector | in the county | no
roster.child         | enforcementOfficer legalReviewer | in reach | no
roster.child         | guardian | own child | no
roster.search        | classTeacher subjectTeacher gradeLead principal rosterClerk | themself | yes
roster.search        | centreOfficer bureauOfficer bureauApprover inspector | themself | yes
roster.search        | groupLeader gridWorker villageHead childWelfareWorker villageWorkGroup villageLiaison | themself | yes
roster.search        | townshipEducationOfficer townshipApprover childSupervisor | themself | yes
roster.search        | rollCaller leadingGroup systemAdmin privacyOfficer | themself | no
roster.search        | anyone | themself | no
roster.reveal        | classTeacher gradeLead principal rosterClerk centreOfficer bureauOfficer | in reach | yes
roster.reveal        | groupLeader villageHead childWelfareWorker villageLiaison | in reach | yes
roster.reveal        | townshipEducationOfficer childSupervisor | in reach | yes
roster.reveal        | subjectTeacher rollCaller inspector bureauApprover | in reach | no
roster.reveal        | leadingGroup systemAdmin privacyOfficer departmentOfficer | in the county | no
roster.reveal        | guardian | own child | no
roster.reveal 身份证件号 | classTeacher principal rosterClerk bureauOfficer townshipEducationOfficer | in reach | yes
roster.reveal 身份证件号 | groupLeader villageHead villageLiaison gradeLead centreOfficer | in reach | no
roster.reveal 健康状况   | classTeacher principal rosterClerk | in reach | yes
roster.reveal 健康状况   | villageHead townshipEducationOfficer bureauOfficer groupLeader | in reach | no
roster.reveal 住址       | classTeacher gradeLead principal rosterClerk centreOfficer bureauOfficer | in reach | yes
roster.reveal 住址       | groupLeader villageHead childWelfareWorker villageLiaison | in reach | yes
roster.reveal 住址       | townshipEducationOfficer childSupervisor | in reach | yes
`;

/** 我的户: village and township, each its own; the school moves classes, home is corrected by whoever knows it. */
const households = `
roster.myHouseholds   | groupLeader gridWorker | in reach | yes
roster.myHouseholds   | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
roster.myHouseholds   | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
roster.myHouseholds   | classTeacher principal bureauOfficer | in the county | no
roster.household      | groupLeader gridWorker | in reach | yes
roster.household      | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
roster.household      | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
roster.household      | groupLeader villageHead | beyond reach | no
roster.reportUnlisted | groupLeader gridWorker | in reach | yes
roster.reportUnlisted | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
roster.reportUnlisted | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
roster.reportUnlisted | anyone | anywhere | no
roster.moveClass      | principal rosterClerk bureauOfficer | in reach | yes
roster.moveClass      | classTeacher gradeLead centreOfficer | in reach | no
roster.moveClass      | villageHead townshipEducationOfficer systemAdmin | in the county | no
roster.moveResidence  | classTeacher principal rosterClerk bureauOfficer | in reach | yes
roster.moveResidence  | villageHead villageLiaison townshipEducationOfficer | in reach | yes
roster.moveResidence  | groupLeader gridWorker subjectTeacher | in reach | no
roster.moveResidence  | guardian | own child | no
`;

export const COUNTY_RULES = [county, units, imports, children, households].join('\n');
