import type { Watermark } from '#domain/office/case-paper';
import { A4, drawLine, type Pdf } from './sheet';
import { oneLine } from './typeset';

const SIZE = 150;
const TURN = -35;
/** Light enough that every word over it is read, dark enough that a copier takes it along. */
const FAINT = '#dcdcdc';

/** 水印 across the page just begun: below everything that is written on it afterwards. */
export function drawWatermark(pdf: Pdf, text: Watermark): void {
  const line = oneLine(text);
  pdf.save().rotate(TURN, { origin: [A4.width / 2, A4.height / 2] });
  drawLine(pdf, line, (A4.width - line.width * SIZE) / 2, A4.height / 2 + SIZE / 3, { size: SIZE, color: FAINT });
  pdf.restore();
}
