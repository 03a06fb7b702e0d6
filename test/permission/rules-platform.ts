const OPERATIONS = [
  'cases.platform',
  'office.platformList',
  'cases.platformChild',
  'cases.setPlatformMark',
  'cases.turnRecord',
] as const;
const TABLES = ['cases.readPlatformTable', 'cases.savePlatformTable'] as const;

/** 学籍系统比对 (R74): the bureau for the county, the principal for the own school; nobody else, and no family. */
export const PLATFORM_RULES = [
  ...OPERATIONS.flatMap((operation) => [
    `${operation} | bureauOfficer | in the county | yes`,
    `${operation} | principal | in reach | yes`,
    `${operation} | principal | beyond reach | no`,
    `${operation} | bureauApprover centreOfficer inspector systemAdmin leadingGroup | in the county | no`,
    `${operation} | classTeacher gradeLead rosterClerk villageHead townshipApprover | in reach | no`,
  ]),
  ...['cases.platformChild', 'cases.setPlatformMark', 'cases.turnRecord'].map(
    (operation) => `${operation} | guardian | own child | no`,
  ),
  ...TABLES.flatMap((operation) => [
    `${operation} | principal bureauOfficer | themself | yes`,
    `${operation} | classTeacher rosterClerk bureauApprover townshipApprover guardian | themself | no`,
  ]),
].join('\n');
