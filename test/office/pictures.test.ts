import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { Refusal } from '#domain/errors';
import { cleanPicture } from '../../cloudfunctions/kit/pictures';

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, check]);
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const header = (width: number, height: number): Buffer => {
  const data = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0]);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  return chunk('IHDR', data);
};
const pixels = chunk('IDAT', deflateSync(Buffer.alloc(2 * 3)));
const png = (...more: Buffer[]): Buffer =>
  Buffer.concat([SIGNATURE, header(2, 2), ...more, pixels, chunk('IEND', Buffer.alloc(0))]);

const segment = (marker: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]), data]);
const jpeg = (...more: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    segment(0xe0, Buffer.from('JFIF\0\u0001\u0001')),
    ...more,
    segment(0xdb, Buffer.alloc(65, 1)),
    segment(0xc0, Buffer.from([8, 0, 16, 0, 16, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56]),
    Buffer.from('ffd9', 'hex'),
  ]);

test('place, time and words in a picture are gone, the picture is the same', () => {
  const marked = png(chunk('tEXt', Buffer.from('Author\0somebody')), chunk('eXIf', Buffer.from('GPS 25.0 99.0')));
  expect(cleanPicture(marked)).toEqual(png());
  expect(cleanPicture(png())).toEqual(png());
  const exif = jpeg(segment(0xe1, Buffer.from('Exif\0\0GPS')), segment(0xfe, Buffer.from('comment')));
  expect(cleanPicture(exif)).toEqual(jpeg());
  expect(cleanPicture(jpeg())).toEqual(jpeg());
});

test('too large a side, an unknown kind, a broken one', () => {
  const wide = Buffer.concat([SIGNATURE, header(5000, 2), pixels, chunk('IEND', Buffer.alloc(0))]);
  const codeOf = (content: Buffer): string => {
    try {
      cleanPicture(content);
      return 'ok';
    } catch (error) {
      if (!(error instanceof Refusal)) {
        throw error;
      }
      return error.code;
    }
  };
  expect(codeOf(wide)).toBe('FILE_TOO_LARGE');
  expect(codeOf(Buffer.from('GIF89a'))).toBe('FILE_UNSAFE');
  const bomb = Buffer.concat([
    SIGNATURE,
    header(2, 2),
    chunk('IDAT', deflateSync(Buffer.alloc(1 << 20))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  expect(codeOf(bomb)).toBe('FILE_CORRUPT');
  for (const good of [png(), jpeg()]) {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: good.length - 1 }), (n) => {
        expect(['FILE_CORRUPT', 'FILE_UNSAFE']).toContain(codeOf(good.subarray(0, n)));
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: good.length - 1 }), fc.integer({ min: 0, max: 255 }), (at, value) => {
        const damaged = Buffer.from(good);
        damaged[at] = value;
        expect(['ok', 'FILE_CORRUPT', 'FILE_UNSAFE', 'FILE_TOO_LARGE']).toContain(codeOf(damaged));
      }),
    );
  }
});
