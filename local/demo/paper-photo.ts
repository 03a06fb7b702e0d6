import { encode } from 'jpeg-js';

const WIDTH = 420;
const HEIGHT = 594;
const PAPER = 236;
const INK = 70;
const LINES = 15;
const SEAL = { x: 300, y: 470, outer: 58, inner: 52 } as const;

/** Written lines with a margin: here, or blank paper. */
function isInk(x: number, y: number): boolean {
  const line = Math.floor((y - 90) / 26);
  const ends = line % 4 === 3 ? 230 : 370;
  const isLine = line >= 0 && line < LINES && (y - 90) % 26 < 3;
  const isTitle = y > 40 && y < 48 && x > 140 && x < 280;
  return isTitle || (isLine && x > 50 && x < ends && x % 17 < 12);
}

/** 公章: a red ring. */
function isSeal(x: number, y: number): boolean {
  const far = Math.hypot(x - SEAL.x, y - SEAL.y);
  return far < SEAL.outer && far > SEAL.inner;
}

/** A photo of a paper with writing and a seal, as somebody would take one of a certificate; it says nothing about anybody. */
export function paperPhoto(): Buffer {
  const data = new Uint8Array(WIDTH * HEIGHT * 4).fill(PAPER);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const at = (y * WIDTH + x) * 4;
      if (isSeal(x, y)) {
        data.set([190, 40, 40, 255], at);
      } else if (isInk(x, y)) {
        data.set([INK, INK, INK, 255], at);
      }
    }
  }
  return encode({ data, width: WIDTH, height: HEIGHT }, 70).data;
}
