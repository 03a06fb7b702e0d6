import { serve } from '../kit/handler';
import { beginUpload } from './begin-upload';
import { caseList } from './case-list';
import { deferralPaperSheet, referralLetterSheet, transferLetterSheet } from './paper/away-papers';
import { blankSheets } from './paper/blank-sheets';
import { casePaper, receiptFormSheet, visitFormSheet } from './paper/case-forms';
import { checkPaper } from './paper/check-paper';
import { entrustedSheet } from './paper/entrusted-sheet';
import { letterPaper } from './paper/letter-paper';
import { readScan } from './paper/scan-page';
import { beginSheet, dropSheet, readSheets, sheetTray } from './paper/sheet-photos';
import { platformList } from './platform-list';
import { readWorkbook } from './read-workbook';
import { rowReport } from './row-report';
import { staffReport } from './staff-report';
import { sweep } from './sweep';
import { template } from './template';

/** 表格与纸面: reads and writes workbooks, prints letters and finds them again on photos; knows no rules of the field. */
export const main = serve(
  'office',
  {
    'office.beginUpload': beginUpload,
    'office.readWorkbook': readWorkbook,
    'office.template': template,
    'office.rowReport': rowReport,
    'office.staffReport': staffReport,
    'office.letterPaper': letterPaper,
    'office.blankSheets': blankSheets,
    'office.beginSheet': beginSheet,
    'office.readSheets': readSheets,
    'office.readScan': readScan,
    'office.sheetTray': sheetTray,
    'office.dropSheet': dropSheet,
    'office.caseList': caseList,
    'office.platformList': platformList,
    'office.casePaper': casePaper,
    'office.receiptForm': receiptFormSheet,
    'office.visitForm': visitFormSheet,
    'office.entrustedSheet': entrustedSheet,
    'office.transferLetter': transferLetterSheet,
    'office.referralLetter': referralLetterSheet,
    'office.deferralPaper': deferralPaperSheet,
    'office.checkPaper': checkPaper,
  },
  sweep,
);
