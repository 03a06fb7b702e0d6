import { encode } from 'uqr';
import { squarePng } from './png';

const BORDER = 2;

/** A code that a camera can read, at least `width` dots wide: what stands for the 小程序码 on one machine. */
export function codePicture(text: string, width: number): Buffer {
  const { data, size } = encode(text, { ecc: 'M', border: BORDER });
  const scale = Math.max(1, Math.ceil(width / size));
  return squarePng(size * scale, (x, y) => data[Math.floor(y / scale)]?.[Math.floor(x / scale)] ?? false);
}
