/** 强制报告 is everybody's duty who works with children; the file is its people's alone. 走失: whoever stands near the family. */
export const DANGER_RULES = `
cases.reportDanger | classTeacher subjectTeacher rollCaller gradeLead principal centreOfficer inspector | in reach | yes
cases.reportDanger | groupLeader gridWorker villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
cases.reportDanger | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.reportDanger | bureauOfficer bureauApprover | in the county | yes
cases.reportDanger | guardian | any child | no
cases.danger | any-post | themself | yes
cases.danger | any-post | another person | no
cases.danger | anyone | themself | no
cases.danger | anyone | another person | no
cases.followDanger | any-post | themself | yes
cases.followDanger | any-post | another person | no
cases.followDanger | anyone | another person | no
cases.dangers | any-post | themself | yes
cases.dangers | anyone | themself | no
cases.missing | classTeacher gradeLead principal groupLeader gridWorker villageHead childWelfareWorker villageWorkGroup villageLiaison townshipEducationOfficer townshipApprover childSupervisor centreOfficer | in reach | yes
cases.missing | bureauOfficer bureauApprover | in the county | yes
cases.missing | guardian | any child | no
cases.askFamily | classTeacher gradeLead principal groupLeader gridWorker villageHead childWelfareWorker villageWorkGroup villageLiaison townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
cases.askFamily | subjectTeacher rollCaller inspector legalReviewer | in reach | no
cases.foundMissing | classTeacher gradeLead principal groupLeader gridWorker villageHead childWelfareWorker villageWorkGroup villageLiaison townshipEducationOfficer townshipApprover childSupervisor centreOfficer | in reach | yes
cases.foundMissing | bureauOfficer | in the county | yes
`;
