/** 文书: who drafts, whose hand an organ has, who reviews, and what the family sees. */
export const CASE_PAPER_RULES = `
cases.paperTemplates | townshipApprover townshipEducationOfficer enforcementOfficer legalReviewer bureauApprover bureauOfficer systemAdmin | themself | yes
cases.paperTemplates | principal villageHead leadingGroup | themself | no
# The county’s legal office words what the county says; one of a township does not.
cases.savePaperTemplate | legalReviewer | in reach | yes
cases.savePaperTemplate | legalReviewer | beyond reach | no
cases.savePaperTemplate | bureauApprover townshipApprover systemAdmin | in the county | no
cases.draftPaper | townshipApprover townshipEducationOfficer | in reach | yes
cases.draftPaper | bureauApprover bureauOfficer | in the county | yes
cases.draftPaper | enforcementOfficer | in reach | yes
cases.draftPaper | principal villageHead legalReviewer | in reach | no
# 义务教育法 58: an organ’s own hand.
cases.issueNotice | townshipApprover | in reach | yes
cases.issueNotice | bureauApprover | in the county | yes
cases.issueNotice | townshipEducationOfficer enforcementOfficer legalReviewer principal villageHead | in reach | no
cases.issueNotice | bureauOfficer | in the county | no
cases.voidPaper | townshipApprover | in reach | yes
cases.voidPaper | bureauApprover | in the county | yes
cases.voidPaper | townshipEducationOfficer enforcementOfficer legalReviewer principal villageHead | in reach | no
cases.voidPaper | bureauOfficer | in the county | no
cases.decide | townshipApprover | in reach | yes
cases.decide | bureauApprover | in the county | yes
cases.decide | townshipEducationOfficer enforcementOfficer legalReviewer principal villageHead | in reach | no
cases.decide | bureauOfficer | in the county | no
cases.goToCourt | townshipApprover | in reach | yes
cases.goToCourt | bureauApprover | in the county | yes
cases.goToCourt | townshipEducationOfficer enforcementOfficer legalReviewer principal villageHead | in reach | no
cases.goToCourt | bureauOfficer | in the county | no
cases.sealPaper | townshipApprover townshipEducationOfficer | in reach | yes
cases.sealPaper | bureauApprover bureauOfficer | in the county | yes
cases.sealPaper | principal villageHead classTeacher legalReviewer | in reach | no
cases.sealPaper | guardian | own child | no
cases.serveNotice | townshipApprover townshipEducationOfficer | in reach | yes
cases.serveNotice | bureauApprover bureauOfficer | in the county | yes
cases.serveNotice | principal villageHead classTeacher legalReviewer | in reach | no
cases.serveNotice | guardian | own child | no
# A second person of the organ; what was said of a family is not the school’s or village’s to take back.
cases.strikeService | townshipApprover townshipEducationOfficer | in reach | yes
cases.strikeService | bureauApprover bureauOfficer | in the county | yes
cases.strikeService | principal villageHead classTeacher legalReviewer | in reach | no
cases.strikeService | guardian | own child | no
cases.confirmAddress | townshipApprover townshipEducationOfficer | in reach | yes
cases.confirmAddress | bureauApprover bureauOfficer | in the county | yes
cases.confirmAddress | principal villageHead classTeacher legalReviewer | in reach | no
cases.confirmAddress | guardian | own child | no
cases.entrustService | townshipApprover townshipEducationOfficer | in reach | yes
cases.entrustService | bureauApprover bureauOfficer | in the county | yes
cases.entrustService | principal villageHead classTeacher legalReviewer | in reach | no
cases.entrustService | guardian | own child | no
cases.acceptService | townshipApprover townshipEducationOfficer | in reach | yes
cases.acceptService | bureauApprover bureauOfficer | in the county | yes
cases.acceptService | principal villageHead classTeacher legalReviewer | in reach | no
cases.acceptService | guardian | own child | no
cases.entrustedServices | townshipApprover townshipEducationOfficer | themself | yes
cases.entrustedServices | villageHead bureauOfficer guardian | themself | no
cases.reviews | legalReviewer | themself | yes
cases.reviews | townshipApprover enforcementOfficer guardian | themself | no
cases.nameOfficers | townshipApprover | in reach | yes
cases.nameOfficers | bureauApprover | in the county | yes
cases.nameOfficers | enforcementOfficer | in reach | yes
cases.nameOfficers | townshipEducationOfficer legalReviewer | in reach | no
cases.answerStatement | townshipApprover | in reach | yes
cases.answerStatement | bureauApprover | in the county | yes
cases.answerStatement | enforcementOfficer | in reach | yes
cases.answerStatement | townshipEducationOfficer legalReviewer | in reach | no
# 行政处罚法 58: whoever works the case does not review it.
cases.legalReview | legalReviewer | in reach | yes
cases.legalReview | townshipApprover enforcementOfficer | in reach | no
cases.legalReview | bureauApprover | in the county | no
cases.papers | townshipApprover townshipEducationOfficer enforcementOfficer inspector | in reach | yes
cases.papers | bureauApprover bureauOfficer | in the county | yes
cases.papers | legalReviewer | in reach | yes
cases.papers | classTeacher principal villageHead groupLeader | in reach | no
cases.papers | guardian | own child | no
cases.paper | townshipApprover townshipEducationOfficer enforcementOfficer inspector | in reach | yes
cases.paper | bureauApprover bureauOfficer | in the county | yes
cases.paper | legalReviewer | in reach | yes
cases.paper | classTeacher principal villageHead groupLeader | in reach | no
cases.paper | guardian | own child | no
# 打印: whoever reads a paper prints it and its 送达回证; whoever visits prints what they fill in there.
office.casePaper | townshipApprover townshipEducationOfficer enforcementOfficer inspector | in reach | yes
office.casePaper | bureauApprover bureauOfficer | in the county | yes
office.casePaper | legalReviewer | in reach | yes
office.casePaper | classTeacher principal villageHead groupLeader | in reach | no
office.casePaper | guardian | own child | no
office.receiptForm | townshipApprover townshipEducationOfficer enforcementOfficer inspector | in reach | yes
office.receiptForm | bureauApprover bureauOfficer | in the county | yes
office.receiptForm | legalReviewer | in reach | yes
office.receiptForm | classTeacher principal villageHead groupLeader | in reach | no
office.receiptForm | guardian | own child | no
# What another organ asked a township to carry to a door: that township, and nobody above it.
office.entrustedSheet | townshipApprover townshipEducationOfficer | in reach | yes
office.entrustedSheet | villageHead enforcementOfficer legalReviewer inspector | in reach | no
office.entrustedSheet | bureauApprover bureauOfficer | in the county | no
office.entrustedSheet | guardian | own child | no
office.visitForm | classTeacher gradeLead principal groupLeader gridWorker villageHead childWelfareWorker villageWorkGroup villageLiaison | in reach | yes
office.visitForm | townshipApprover townshipEducationOfficer childSupervisor | in reach | yes
office.checkPaper | anyone | themself | yes
office.checkPaper | any-post | themself | yes
office.visitForm | inspector bureauOfficer legalReviewer | in the county | no
office.visitForm | guardian | own child | no
cases.myNotices | guardian | own child | yes
cases.myNotices | guardian | another's child | no
cases.myNotices | townshipApprover classTeacher villageHead | in reach | no
`;
