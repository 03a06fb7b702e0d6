import { serve } from '../kit/handler';
import { beginUpload } from './begin-upload';
import { readWorkbook } from './read-workbook';
import { rowReport } from './row-report';
import { staffReport } from './staff-report';
import { sweep } from './sweep';
import { template } from './template';

/** 表格: reads and writes workbooks; knows no rules of the field. */
export const main = serve(
  'office',
  {
    'office.beginUpload': beginUpload,
    'office.readWorkbook': readWorkbook,
    'office.template': template,
    'office.rowReport': rowReport,
    'office.staffReport': staffReport,
  },
  sweep,
);
