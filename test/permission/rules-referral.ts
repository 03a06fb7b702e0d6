/** 部门转介: organs send; a department sees what was sent to itself, and whoever stands above it in the county sees nothing of that. */
export const REFERRAL_RULES = `
cases.referrals | townshipEducationOfficer townshipApprover | in reach | yes
cases.referrals | bureauOfficer bureauApprover | in the county | yes
cases.referrals | departmentOfficer principal classTeacher villageHead childWelfareWorker | in reach | no
cases.previewReferral | townshipEducationOfficer townshipApprover | in reach | yes
cases.previewReferral | bureauOfficer bureauApprover | in the county | yes
cases.previewReferral | departmentOfficer principal classTeacher villageHead | in reach | no
cases.refer | townshipEducationOfficer townshipApprover | in reach | yes
cases.refer | bureauOfficer bureauApprover | in the county | yes
cases.refer | departmentOfficer principal classTeacher villageHead | in reach | no
cases.revokeReferral | townshipEducationOfficer townshipApprover | in reach | yes
cases.revokeReferral | bureauOfficer bureauApprover | in the county | yes
cases.revokeReferral | departmentOfficer principal villageHead | in reach | no
office.referralLetter | townshipEducationOfficer townshipApprover | in reach | yes
office.referralLetter | bureauOfficer bureauApprover | in the county | yes
office.referralLetter | departmentOfficer principal classTeacher villageHead | in reach | no
cases.referred | departmentOfficer | themself | yes
cases.referred | townshipApprover bureauOfficer leadingGroup | themself | no
cases.referral | departmentOfficer | in reach | yes
cases.referral | departmentOfficer | beyond reach | no
cases.referral | townshipApprover bureauOfficer leadingGroup systemAdmin | beyond reach | no
cases.answerReferral | departmentOfficer | in reach | yes
cases.answerReferral | departmentOfficer | beyond reach | no
`;
