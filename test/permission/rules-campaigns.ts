/** 模板: the county's office writes them; whoever is 甲方 of some edge chooses among them. */
const templates = `
letters.templates | leadingGroup bureauOfficer bureauApprover townshipApprover | themself | yes
letters.templates | villageHead groupLeader principal classTeacher | themself | yes
letters.templates | guardian | themself | no
letters.template  | leadingGroup bureauOfficer bureauApprover townshipApprover | themself | yes
letters.template  | villageHead groupLeader principal classTeacher | themself | yes
letters.saveTemplate    | bureauOfficer leadingGroup | themself | yes
letters.saveTemplate    | bureauApprover principal townshipApprover systemAdmin | themself | no
letters.publishTemplate | bureauOfficer leadingGroup | themself | yes
letters.beginAudio      | bureauOfficer leadingGroup legalReviewer | themself | yes
letters.finishAudio     | bureauOfficer leadingGroup legalReviewer | themself | yes
# What explains a letter is for whoever may read the letter.
letters.explanations | guardian | own child | yes
letters.explanations | guardian | another's child | no
letters.explanations | classTeacher gradeLead principal bureauOfficer bureauApprover | in reach | yes
letters.explanations | groupLeader gridWorker villageHead townshipApprover childWelfareWorker | in reach | yes
letters.explanations | subjectTeacher departmentOfficer leadingGroup | in reach | no
`;

/** R1 to R6: who begins the letters of an edge is 甲方 of it, on its own unit, or the county's office. */
const campaigns = `
letters.campaigns | bureauOfficer | in the county | yes
letters.campaigns | leadingGroup bureauApprover townshipApprover villageHead | in reach | yes
letters.campaigns | groupLeader principal classTeacher | in reach | yes
letters.campaigns | guardian | another's child | no
letters.campaigns | visitingInspector systemAdmin inspector | in reach | no
letters.campaign  | bureauOfficer | in the county | yes
letters.campaign  | leadingGroup townshipApprover villageHead | in reach | yes
letters.campaign  | groupLeader | beyond reach | no
letters.previewCampaign | bureauOfficer | in the county | yes
letters.previewCampaign | leadingGroup townshipApprover villageHead | in reach | yes
letters.saveCampaign   | bureauOfficer | in the county | yes
letters.saveCampaign   | leadingGroup villageHead | in reach | yes
letters.saveCampaign   | townshipApprover villageLiaison | in reach | no
letters.issueCampaign  | bureauOfficer | in the county | yes
letters.issueCampaign  | leadingGroup villageHead | in reach | yes
letters.issueCampaign  | townshipApprover | in reach | no
letters.changeCampaign | bureauOfficer | in the county | yes
letters.changeCampaign | leadingGroup villageHead | in reach | yes
letters.changeCampaign | townshipApprover | in reach | no
# 一组签订: as each campaign of it.
letters.saveSeries   | bureauOfficer | in the county | yes
letters.saveSeries   | leadingGroup villageHead | in reach | yes
letters.saveSeries   | townshipApprover villageLiaison | in reach | no
letters.series       | bureauOfficer | in the county | yes
letters.series       | leadingGroup townshipApprover villageHead | in reach | yes
letters.series       | groupLeader | beyond reach | no
letters.changeSeries | bureauOfficer | in the county | yes
letters.changeSeries | leadingGroup villageHead | in reach | yes
letters.changeSeries | townshipApprover | in reach | no
letters.unitTargets  | bureauOfficer | in the county | yes
letters.unitTargets  | leadingGroup townshipApprover villageHead | in reach | yes
letters.unitTargets  | groupLeader | beyond reach | no
letters.saveUnitTargets | bureauOfficer | in the county | yes
letters.saveUnitTargets | leadingGroup villageHead | in reach | yes
letters.saveUnitTargets | townshipApprover | in reach | no
# Whoever reaches the campaign may help a bulk act to its end.
letters.continueJob | bureauOfficer | in the county | yes
letters.continueJob | leadingGroup townshipApprover villageHead | in reach | yes
letters.continueJob | villageLiaison townshipEducationOfficer | in reach | yes
`;

/** 责任到人 (R9): the post that a letter names signs it, and nobody else. */
const posts = `
letters.read 岗位的 | groupLeader gridWorker villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
letters.read 岗位的 | townshipEducationOfficer townshipApprover childSupervisor | in reach | yes
letters.read 岗位的 | leadingGroup departmentOfficer systemAdmin | in reach | no
letters.read 岗位的 | guardian | another's child | no
letters.open 岗位的 | groupLeader | in reach | yes
letters.open 岗位的 | gridWorker villageHead villageLiaison townshipApprover | in reach | no
letters.sign 岗位的 | groupLeader | in reach | yes
letters.sign 岗位的 | gridWorker villageHead townshipApprover departmentOfficer | in reach | no
letters.sign 岗位的 | groupLeader | beyond reach | no
letters.decline 岗位的 | groupLeader | in reach | yes
letters.decline 岗位的 | villageHead | in reach | no
letters.void | villageHead leadingGroup | in reach | yes
letters.void | bureauOfficer | in the county | yes
letters.void | groupLeader townshipApprover | in reach | no
letters.atPost | leadingGroup bureauOfficer bureauApprover townshipApprover departmentOfficer principal | themself | yes
letters.atPost | villageHead groupLeader gridWorker gradeLead classTeacher subjectTeacher | themself | yes
letters.ofHouseholds | guardian | themself | yes
letters.ofHouseholds | anyone   | themself | yes
letters.openBatch | leadingGroup bureauOfficer bureauApprover townshipApprover | themself | yes
letters.openBatch | villageHead groupLeader principal classTeacher | themself | yes
letters.batchLetters | leadingGroup bureauOfficer bureauApprover townshipApprover | themself | yes
letters.batchLetters | villageHead groupLeader principal classTeacher | themself | yes
letters.signBatch | leadingGroup bureauOfficer bureauApprover townshipApprover | themself | yes
letters.signBatch | villageHead groupLeader principal classTeacher | themself | yes
`;

const OVERSEERS =
  `leadingGroup bureauApprover townshipApprover villageHead groupLeader principal classTeacher gradeLead rosterClerk
centreOfficer inspector gridWorker childWelfareWorker villageWorkGroup villageLiaison townshipEducationOfficer childSupervisor`.replace(
    '\n',
    ' ',
  );
const REMINDERS =
  `leadingGroup bureauApprover townshipApprover villageHead groupLeader principal classTeacher gradeLead centreOfficer
villageLiaison townshipEducationOfficer`.replace('\n', ' ');

/** 进度 at every unit of both trees down to the household; who may call upon people to sign. */
const progress = `
letters.progress | ${OVERSEERS} | in reach | yes
letters.progress | bureauOfficer | in the county | yes
letters.progress | visitingInspector systemAdmin subjectTeacher | in reach | no
letters.terms    | ${OVERSEERS} bureauOfficer | themself | yes
letters.terms    | visitingInspector systemAdmin subjectTeacher | themself | no
letters.chain    | ${OVERSEERS} | in reach | yes
letters.chain    | bureauOfficer | in the county | yes
letters.chain    | visitingInspector systemAdmin subjectTeacher | in reach | no
letters.chainFamilies | ${OVERSEERS} | in reach | yes
letters.chainFamilies | bureauOfficer | in the county | yes
letters.chainFamilies | visitingInspector systemAdmin subjectTeacher | in reach | no
letters.list     | ${OVERSEERS} | in reach | yes
letters.list     | bureauOfficer | in the county | yes
letters.list     | guardian | another's child | no
letters.remind   | ${REMINDERS} | in reach | yes
letters.remind   | bureauOfficer | in the county | yes
letters.remind   | gridWorker rosterClerk inspector | in reach | no
letters.remindProgress | leadingGroup townshipApprover villageHead villageLiaison townshipEducationOfficer | in reach | yes
letters.remindProgress | bureauOfficer | in the county | yes
`;

/** 未成年人保护法 22: parents tell school and village whom they have entrusted. */
const entrustment = `
letters.tellEntrustment | guardian | own child | yes
letters.tellEntrustment | guardian | another's child | no
# 代记 of what a guardian without a phone says at the signing.
letters.tellEntrustment | classTeacher villageHead groupLeader childWelfareWorker | in reach | yes
letters.tellEntrustment | principal gridWorker bureauOfficer | in reach | no
letters.entrusted | classTeacher principal villageHead groupLeader childWelfareWorker | in reach | yes
letters.entrusted | bureauOfficer townshipApprover leadingGroup subjectTeacher | in reach | no
letters.entrustments | guardian | own child | yes
letters.entrustments | guardian | another's child | no
letters.entrustments | classTeacher principal villageHead groupLeader childWelfareWorker | in reach | yes
letters.entrustments | bureauOfficer townshipApprover leadingGroup subjectTeacher | in reach | no
`;

export const CAMPAIGN_RULES = [templates, campaigns, posts, progress, entrustment].join('\n');
