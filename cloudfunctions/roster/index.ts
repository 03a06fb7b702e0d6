import { serve } from '../kit/handler';
import { runLeftJobs } from '../kit/jobs';
import { child } from './child';
import { classChildren } from './class-children';
import { commitImport, continueImport, importProgress } from './commit-import';
import { household, myHouseholds } from './households';
import { importJob } from './import-job';
import { importReport } from './import-report';
import { moveClass, moveResidence } from './move';
import { planImport } from './plan-import';
import { reportUnlisted } from './report-unlisted';
import { reveal } from './reveal';
import { saveUnit } from './save-unit';
import { search } from './search';
import { sweepPlans } from './sweep-plans';
import { units } from './units';

/** 名册: trees, households, children and their adults, imports. */
export const main = serve(
  'roster',
  {
    'roster.units': units,
    'roster.saveUnit': saveUnit,
    'roster.planImport': planImport,
    'roster.importReport': importReport,
    'roster.commitImport': commitImport,
    'roster.continueImport': continueImport,
    'roster.importProgress': importProgress,
    'roster.classChildren': classChildren,
    'roster.child': child,
    'roster.reveal': reveal,
    'roster.search': search,
    'roster.myHouseholds': myHouseholds,
    'roster.household': household,
    'roster.reportUnlisted': reportUnlisted,
    'roster.moveClass': moveClass,
    'roster.moveResidence': moveResidence,
  },
  async (store, now) => {
    await runLeftJobs(store, [importJob], now);
    await sweepPlans(store, now);
  },
);
