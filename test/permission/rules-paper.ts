/** 纸质 (R7, R16): whoever knows the family and comes to its door collects what it signed with a pen, and vouches for it. */
const collect = `
letters.voidPaper  | classTeacher | in reach | yes
letters.voidPaper  | groupLeader villageHead villageWorkGroup villageLiaison | in reach | yes
letters.voidPaper  | gridWorker childWelfareWorker | in reach | yes
letters.voidPaper  | principal bureauOfficer townshipApprover | in reach | no
letters.voidPaper  | guardian | own child | no
letters.voidPaper  | classTeacher villageHead | beyond reach | no
letters.signPaper  | classTeacher | in reach | yes
letters.signPaper  | groupLeader villageHead villageWorkGroup villageLiaison | in reach | yes
letters.signPaper  | gridWorker childWelfareWorker | in reach | yes
letters.signPaper  | principal bureauOfficer townshipApprover townshipEducationOfficer | in reach | no
letters.signPaper  | guardian | own child | no
office.beginSheet  | classTeacher groupLeader villageHead villageWorkGroup villageLiaison | themself | yes
office.beginSheet  | gridWorker childWelfareWorker | themself | yes
# Whoever visits a family or serves a paper takes photos of what came back.
office.beginSheet  | principal townshipEducationOfficer townshipApprover bureauOfficer bureauApprover | themself | yes
office.beginSheet  | subjectTeacher rosterClerk systemAdmin | themself | no
office.beginSheet  | anyone | themself | no
office.readSheets  | classTeacher groupLeader villageHead | themself | yes
office.readSheets  | principal townshipEducationOfficer townshipApprover bureauOfficer bureauApprover | themself | yes
office.readSheets  | subjectTeacher rosterClerk systemAdmin | themself | no
office.readSheets  | anyone | themself | no
office.sheetTray   | classTeacher groupLeader villageHead | themself | yes
office.sheetTray   | principal townshipApprover bureauOfficer | themself | yes
office.sheetTray   | subjectTeacher inspector | themself | no
office.dropSheet   | classTeacher groupLeader villageHead | themself | yes
office.dropSheet   | principal townshipApprover bureauOfficer | themself | yes
office.dropSheet   | subjectTeacher inspector | themself | no
`;

/** 打印: a letter for whoever may read it; the blank ones for whoever collects, and for whoever answers for the school. */
const print = `
office.letterPaper | guardian | own child | yes
office.letterPaper | guardian | another's child | no
office.letterPaper | anyone   | a child no longer theirs | no
office.letterPaper | anyone   | a child not yet theirs | no
office.letterPaper | classTeacher gradeLead principal | in reach | yes
office.letterPaper | centreOfficer bureauOfficer bureauApprover inspector | in reach | yes
office.letterPaper | groupLeader villageHead villageWorkGroup villageLiaison | in reach | yes
office.letterPaper | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
office.letterPaper | gridWorker childWelfareWorker rosterClerk | in reach | yes
office.letterPaper | subjectTeacher rollCaller | in reach | no
office.letterPaper | systemAdmin privacyOfficer visitingInspector | in the county | no
office.blankSheets | classTeacher gradeLead principal rosterClerk | in reach | yes
office.blankSheets | groupLeader villageHead villageWorkGroup villageLiaison | in reach | yes
office.blankSheets | gridWorker childWelfareWorker | in reach | yes
office.blankSheets | subjectTeacher inspector bureauOfficer townshipApprover | in reach | no
office.blankSheets | guardian | another's child | no
office.blankSheets | systemAdmin | in the county | no
`;

/** 盖章扫描件 between organs: filed by either side and nobody else, seen by whoever sees the letter; public keys by anybody. */
const scans = `
letters.published    | anyone   | themself | yes
letters.published    | any-post | themself | yes
letters.beginScan    | groupLeader villageHead | in reach | yes
letters.beginScan    | gridWorker townshipApprover leadingGroup bureauOfficer | in reach | no
letters.beginScan    | groupLeader villageHead | beyond reach | no
letters.fileScan     | groupLeader villageHead | in reach | yes
letters.fileScan     | gridWorker townshipApprover leadingGroup bureauOfficer | in reach | no
letters.fileScan     | guardian | another's child | no
office.readScan      | groupLeader villageHead | in reach | yes
office.readScan      | gridWorker townshipApprover leadingGroup bureauOfficer | in reach | no
office.readScan      | groupLeader villageHead | beyond reach | no
office.readScan      | guardian | another's child | no
letters.withdrawScan | groupLeader villageHead | in reach | yes
letters.withdrawScan | gridWorker townshipApprover leadingGroup | in reach | no
letters.scan | groupLeader gridWorker villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
letters.scan | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
letters.scan | leadingGroup departmentOfficer systemAdmin | in reach | no
letters.scan | guardian | another's child | no
`;

export const PAPER_RULES = [collect, print, scans].join('\n');
