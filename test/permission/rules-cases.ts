/** 办理: who leads a case, who goes to the family, whose hand an organ has. */
export const CASE_STEP_RULES = `
cases.beginProof        | classTeacher gradeLead principal centreOfficer | in reach | yes
cases.beginProof        | groupLeader gridWorker | in reach | yes
cases.beginProof        | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
cases.beginProof        | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.beginProof        | bureauOfficer | in the county | yes
cases.beginProof        | bureauApprover | in the county | yes
cases.beginProof        | guardian | own child | no
cases.finishProof       | classTeacher gradeLead principal centreOfficer | in reach | yes
cases.finishProof       | groupLeader gridWorker | in reach | yes
cases.finishProof       | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
cases.finishProof       | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.finishProof       | bureauOfficer | in the county | yes
cases.finishProof       | bureauApprover | in the county | yes
cases.finishProof       | guardian | own child | no
cases.plan              | classTeacher gradeLead principal centreOfficer | in reach | yes
cases.plan              | groupLeader gridWorker | in reach | yes
cases.plan              | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
cases.plan              | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.plan              | bureauOfficer | in the county | yes
cases.proposeExclusion  | classTeacher gradeLead principal centreOfficer | in reach | yes
cases.proposeExclusion  | groupLeader gridWorker | in reach | yes
cases.proposeExclusion  | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
cases.proposeExclusion  | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.proposeExclusion  | bureauOfficer | in the county | yes
cases.claimReturn       | classTeacher gradeLead principal centreOfficer | in reach | yes
cases.claimReturn       | groupLeader gridWorker | in reach | yes
cases.claimReturn       | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
cases.claimReturn       | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.claimReturn       | bureauOfficer | in the county | yes
cases.find              | classTeacher gradeLead principal centreOfficer | in reach | yes
cases.find              | groupLeader gridWorker | in reach | yes
cases.find              | villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
cases.find              | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.find              | bureauOfficer | in the county | yes
cases.verify            | principal centreOfficer | in reach | yes
cases.verify            | townshipEducationOfficer townshipApprover | in reach | yes
cases.verify            | bureauOfficer | in the county | yes
cases.verify            | gradeLead villageHead | in reach | yes
cases.exclude           | principal centreOfficer | in reach | yes
cases.exclude           | townshipEducationOfficer townshipApprover | in reach | yes
cases.exclude           | bureauOfficer | in the county | yes
cases.exclude           | bureauApprover | in the county | yes
cases.exclude           | classTeacher villageHead groupLeader | in reach | no
cases.rejectProposal    | principal centreOfficer | in reach | yes
cases.rejectProposal    | townshipEducationOfficer townshipApprover | in reach | yes
cases.rejectProposal    | bureauOfficer | in the county | yes
cases.rejectProposal    | bureauApprover | in the county | yes
cases.rejectProposal    | classTeacher villageHead groupLeader | in reach | no
cases.suspect           | principal centreOfficer | in reach | yes
cases.suspect           | townshipEducationOfficer townshipApprover | in reach | yes
cases.suspect           | bureauOfficer | in the county | yes
cases.persuade          | principal centreOfficer | in reach | yes
cases.persuade          | townshipEducationOfficer townshipApprover | in reach | yes
cases.persuade          | bureauOfficer | in the county | yes
cases.loseTrack         | principal centreOfficer | in reach | yes
cases.loseTrack         | townshipEducationOfficer townshipApprover | in reach | yes
cases.loseTrack         | bureauOfficer | in the county | yes
cases.proposeReopening  | principal centreOfficer | in reach | yes
cases.proposeReopening  | townshipEducationOfficer townshipApprover | in reach | yes
cases.proposeReopening  | bureauOfficer | in the county | yes
cases.confer            | principal centreOfficer | in reach | yes
cases.confer            | townshipEducationOfficer townshipApprover | in reach | yes
cases.confer            | bureauOfficer | in the county | yes
cases.confer            | villageHead | in reach | yes
# What the county reports, the bureau alone declares.
cases.confirm           | bureauOfficer bureauApprover | in the county | yes
cases.confirm           | principal townshipEducationOfficer townshipApprover centreOfficer | in reach | no
# 义务教育法 58: an organ's own hand.
cases.pause             | townshipApprover | in reach | yes
cases.pause             | bureauApprover | in the county | yes
cases.pause             | principal villageHead townshipEducationOfficer | in reach | no
cases.admonish          | townshipApprover | in reach | yes
cases.admonish          | bureauApprover | in the county | yes
cases.admonish          | principal villageHead townshipEducationOfficer | in reach | no
cases.review            | townshipApprover | in reach | yes
cases.review            | bureauApprover | in the county | yes
cases.review            | townshipEducationOfficer | in reach | yes
cases.reopen            | townshipApprover | in reach | yes
cases.reopen            | bureauApprover | in the county | yes
cases.reopen            | bureauOfficer | in the county | yes
cases.confirmReturn     | classTeacher gradeLead principal centreOfficer | in reach | yes
cases.confirmReturn     | villageHead townshipEducationOfficer townshipApprover | in reach | yes
cases.confirmReturn     | bureauOfficer bureauApprover | in the county | yes
cases.confirmReturn     | groupLeader gridWorker | in reach | no
cases.strikeOff         | townshipEducationOfficer | in reach | yes
cases.strikeOff         | bureauOfficer | in the county | yes
cases.strikeOff         | principal villageHead classTeacher | in reach | no
cases.close             | townshipEducationOfficer | in reach | yes
cases.close             | bureauOfficer | in the county | yes
cases.close             | principal villageHead classTeacher | in reach | no
cases.end               | townshipApprover | in reach | yes
cases.end               | bureauOfficer bureauApprover | in the county | yes
cases.end               | principal villageHead | in reach | no
`;
