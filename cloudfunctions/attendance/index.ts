import { serve } from '../kit/handler';
import { absent } from './absent';
import { classes } from './classes';
import { correct } from './correct';
import { sheet } from './sheet';
import { submit } from './submit';
import { today } from './today';
import { undo } from './undo';
import { week } from './week';

/** 考勤: its facts are what cases, reminders and counts react to; it reacts to nothing itself. */
export const main = serve('attendance', {
  'attendance.today': today,
  'attendance.classes': classes,
  'attendance.submit': submit,
  'attendance.undo': undo,
  'attendance.correct': correct,
  'attendance.sheet': sheet,
  'attendance.absent': absent,
  'attendance.week': week,
});
