/** 缓学、休学: asked for by a guardian, written down by whoever stands by the family, decided by an organ; a school starts none. */
export const AWAY_RULES = `
cases.beginDeferralFile | villageHead childWelfareWorker townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.beginDeferralFile | bureauOfficer | in the county | yes
cases.beginDeferralFile | guardian | own child | yes
cases.finishDeferralFile | villageHead childWelfareWorker townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.finishDeferralFile | bureauOfficer | in the county | yes
cases.finishDeferralFile | guardian | own child | yes
cases.applyDeferral | villageHead childWelfareWorker townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.applyDeferral | bureauOfficer | in the county | yes
cases.applyDeferral | guardian | own child | yes
cases.withdrawDeferral | villageHead childWelfareWorker townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.withdrawDeferral | bureauOfficer | in the county | yes
cases.withdrawDeferral | guardian | own child | yes
cases.applyDeferral | classTeacher gradeLead principal centreOfficer rosterClerk | in reach | no
cases.applyDeferral | guardian | another's child | no
cases.decideDeferral | townshipApprover | in reach | yes
cases.decideDeferral | bureauApprover | in the county | yes
cases.decideDeferral | principal townshipEducationOfficer villageHead | in reach | no
cases.fileDeferral | bureauOfficer bureauApprover | in the county | yes
cases.endDeferral | townshipEducationOfficer townshipApprover | in reach | yes
cases.endDeferral | bureauOfficer bureauApprover | in the county | yes
cases.endDeferral | guardian | own child | yes
cases.deferralFile | townshipEducationOfficer townshipApprover | in reach | yes
cases.deferralFile | bureauOfficer bureauApprover | in the county | yes
cases.deferralFile | guardian | own child | yes
cases.deferralFile | principal classTeacher villageHead | in reach | no
cases.deferrals | villageHead childWelfareWorker townshipEducationOfficer townshipApprover childSupervisor classTeacher gradeLead principal centreOfficer | in reach | yes
cases.deferrals | bureauOfficer bureauApprover | in the county | yes
cases.childDeferrals | villageHead childWelfareWorker townshipEducationOfficer townshipApprover childSupervisor classTeacher gradeLead principal centreOfficer | in reach | yes
cases.childDeferrals | bureauOfficer bureauApprover | in the county | yes
cases.childDeferrals | guardian | own child | yes
cases.childDeferrals | guardian | another's child | no
cases.deferrals | guardian | another's child | no
# A case changes hands between organs.
cases.transfers | townshipEducationOfficer townshipApprover | in reach | yes
cases.transfers | bureauOfficer | in the county | yes
cases.transfers | principal villageHead classTeacher | in reach | no
cases.transfer | townshipEducationOfficer townshipApprover | in reach | yes
cases.transfer | bureauOfficer | in the county | yes
cases.transfer | principal villageHead classTeacher | in reach | no
office.transferLetter | townshipEducationOfficer townshipApprover | in reach | yes
office.transferLetter | bureauOfficer | in the county | yes
office.transferLetter | principal villageHead classTeacher | in reach | no
# 决定书: of whoever decides and files, and of the family.
office.deferralPaper | townshipEducationOfficer townshipApprover | in reach | yes
office.deferralPaper | bureauOfficer bureauApprover | in the county | yes
office.deferralPaper | guardian | own child | yes
office.deferralPaper | guardian | another's child | no
office.deferralPaper | principal classTeacher villageHead | in reach | no
cases.acceptTransfer | townshipEducationOfficer townshipApprover | in reach | yes
cases.acceptTransfer | bureauOfficer | in the county | yes
cases.acceptTransfer | principal villageHead classTeacher | in reach | no
cases.bounce | townshipEducationOfficer townshipApprover | in reach | yes
cases.bounce | bureauOfficer | in the county | yes
cases.bounce | principal villageHead classTeacher | in reach | no
`;
