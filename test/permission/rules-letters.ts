/** 责任书: each guardian signs their own; nobody signs for them (电子签名法 13: solely controlled by the signer). */
const family = `
letters.mine    | guardian | themself | yes
letters.mine    | anyone   | themself | yes
letters.read    | guardian | own child | yes
letters.read    | guardian | another's child | no
letters.read    | anyone   | a child no longer theirs | no
letters.read    | anyone   | a child not yet theirs | no
letters.open    | guardian | own child | yes
letters.open    | anyone   | a child not yet theirs | no
letters.sign    | guardian | own child | yes
letters.sign    | guardian | another's child | no
letters.sign    | anyone   | a child no longer theirs | no
letters.sign    | classTeacher principal villageHead groupLeader | in reach | no
letters.sign    | systemAdmin bureauOfficer | in the county | no
letters.decline | guardian | own child | yes
letters.decline | classTeacher villageHead | in reach | no
letters.open 另一位监护人的 | guardian | own child | no
letters.sign 另一位监护人的 | guardian | own child | no
letters.open 另一位监护人的 | classTeacher | in reach | yes
letters.open 另一位监护人的 | groupLeader gridWorker villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
letters.receipt | guardian | own child | yes
letters.evidence | guardian | own child | yes
letters.receipt | guardian | another's child | no
letters.evidence | guardian | another's child | no
# 查验码: whoever holds one may ask; the answer is masked.
letters.verify  | anyone   | themself | yes
letters.checkEvidence  | anyone   | themself | yes
letters.verify  | any-post | themself | yes
letters.checkEvidence  | any-post | themself | yes
`;

/** 协助签字 (R7, R16): whoever knows the family and comes to its door. */
const help = `
letters.open    | classTeacher | in reach | yes
letters.open    | groupLeader villageHead villageWorkGroup villageLiaison | in reach | yes
# R4, R17: 网格员 stands where there is no 组长; 村儿童主任 visits left-behind children.
letters.open    | gridWorker childWelfareWorker | in reach | yes
letters.open    | subjectTeacher rollCaller principal bureauOfficer | in reach | no
letters.assist  | classTeacher | in reach | yes
letters.beginAssistPhoto  | classTeacher | in reach | yes
letters.beginAssistPhoto  | groupLeader villageHead villageWorkGroup villageLiaison gridWorker childWelfareWorker | in reach | yes
letters.beginAssistPhoto  | guardian | own child | no
letters.beginAssistPhoto  | principal townshipApprover | in reach | no
letters.assist  | groupLeader villageHead villageWorkGroup villageLiaison | in reach | yes
letters.assist  | gridWorker childWelfareWorker | in reach | yes
letters.assist  | guardian | own child | no
letters.assist  | principal townshipEducationOfficer townshipApprover | in reach | no
letters.assist  | villageHead classTeacher | beyond reach | no
`;

/** Who answers for the letters of a unit reads them; departments, courts and administrators do not. */
const staff = `
letters.read     | classTeacher gradeLead principal | in reach | yes
letters.read     | centreOfficer bureauOfficer bureauApprover inspector | in reach | yes
letters.read     | groupLeader villageHead villageWorkGroup villageLiaison | in reach | yes
letters.read     | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
letters.read     | gridWorker childWelfareWorker rosterClerk | in reach | yes
letters.read     | subjectTeacher rollCaller | in reach | no
letters.read     | leadingGroup systemAdmin privacyOfficer departmentOfficer visitingInspector | in the county | no
letters.receipt  | classTeacher gradeLead principal | in reach | yes
letters.evidence  | classTeacher gradeLead principal | in reach | yes
letters.receipt  | centreOfficer bureauOfficer bureauApprover inspector | in reach | yes
letters.evidence  | centreOfficer bureauOfficer bureauApprover inspector | in reach | yes
letters.receipt  | groupLeader villageHead villageWorkGroup villageLiaison | in reach | yes
letters.evidence  | groupLeader villageHead villageWorkGroup villageLiaison | in reach | yes
letters.receipt  | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
letters.evidence  | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
letters.receipt  | gridWorker childWelfareWorker rosterClerk | in reach | yes
letters.evidence  | gridWorker childWelfareWorker rosterClerk | in reach | yes
letters.unsigned | classTeacher gradeLead principal | in reach | yes
letters.unsigned | centreOfficer bureauOfficer bureauApprover inspector | in reach | yes
letters.unsigned | groupLeader villageHead villageWorkGroup villageLiaison | in reach | yes
letters.unsigned | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
letters.unsigned | gridWorker childWelfareWorker rosterClerk | in reach | yes
letters.unsigned | guardian | another's child | no
letters.unsigned | leadingGroup systemAdmin visitingInspector | in the county | no
letters.classProgress | classTeacher gradeLead principal rosterClerk | in reach | yes
letters.classProgress | centreOfficer bureauOfficer inspector | in reach | yes
letters.classProgress | villageHead townshipEducationOfficer | in the county | no
# R6: the class teacher starts the letters of the class.
letters.startClass    | classTeacher | in reach | yes
letters.startClass    | subjectTeacher rollCaller gradeLead | in reach | no
letters.startClass    | principal bureauOfficer | in reach | no
letters.continueStart | classTeacher | in reach | yes
letters.continueStart | guardian | another's child | no
`;

export const LETTER_RULES = [family, help, staff].join('\n');
