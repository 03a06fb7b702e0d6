import { crc32, inflateRawSync } from 'node:zlib';
import { type ErrorCode, Refusal, refuse } from '#domain/errors';

/** What a workbook's archive may hold. Real ones have some ten to sixty entries and shrink by ten to forty. */
const LIMITS = {
  entries: 512,
  inflated: 100 * 1024 * 1024,
  ratio: 250,
  ratioFrom: 4 * 1024 * 1024,
  name: 260,
} as const;

const END = 0x06054b50;
const END_SIZE = 22;
const COMMENT_CAP = 0xffff;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 0x1;

const MACRO = /vbaproject|\.bin$|macrosheets|dialogsheets/i;
const MACRO_EXEMPT = /printersettings\d*\.bin$/i;
const FOREIGN = /(?:^|\/)(?:externallinks|embeddings|activex|ctrlprops|customui|queries|connections\.xml)(?:\/|$)/i;

export interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly crc: number;
  readonly at: number;
}

/** A workbook's archive, checked as a whole before anything of it is unpacked. */
export interface Archive {
  readonly content: Buffer;
  /** By lower-case name. */
  readonly entries: ReadonlyMap<string, Entry>;
}

const unsafe = (message: string): never => refuse('FILE_UNSAFE', { message });
const corrupt = (): never => refuse('FILE_CORRUPT');

/** Runs `work`; an offset outside the file is a corrupt file, never an accident. */
export function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) {
      throw error;
    }
    return corrupt();
  }
}

function endRecord(content: Buffer): number {
  const lowest = Math.max(0, content.length - END_SIZE - COMMENT_CAP);
  for (let at = content.length - END_SIZE; at >= lowest; at -= 1) {
    if (content.readUInt32LE(at) === END && at + END_SIZE + content.readUInt16LE(at + 20) === content.length) {
      return at;
    }
  }
  return corrupt();
}

function requireName(name: string): void {
  const tricks = /^[/\\]|\\|^[a-z]:|(?:^|\/)\.\.(?:\/|$)|\p{Cc}/iu;
  if (name.length === 0 || name.length > LIMITS.name || tricks.test(name)) {
    unsafe('文件里的路径不正常，请用表格软件另存为 .xlsx 再传。');
  }
  if (MACRO.test(name) && !MACRO_EXEMPT.test(name)) {
    unsafe('文件里有宏。请另存为普通的 .xlsx（不含宏）再传。');
  }
  if (FOREIGN.test(name)) {
    unsafe('文件里有指向别的文件的链接、控件或嵌入内容。请把数据复制到模板里再传。');
  }
}

function entryAt(content: Buffer, at: number): { readonly entry: Entry; readonly next: number } {
  if (content.readUInt32LE(at) !== CENTRAL) {
    corrupt();
  }
  const [nameSize, extraSize, commentSize] = [28, 30, 32].map((offset) => content.readUInt16LE(at + offset));
  const nameEnd = at + 46 + (nameSize ?? 0);
  if ((content.readUInt16LE(at + 8) & ENCRYPTED) !== 0) {
    unsafe('文件有密码。请去掉密码再传。');
  }
  const entry: Entry = {
    name: content.toString('utf8', at + 46, nameEnd),
    method: content.readUInt16LE(at + 10),
    crc: content.readUInt32LE(at + 16),
    packed: content.readUInt32LE(at + 20),
    size: content.readUInt32LE(at + 24),
    at: content.readUInt32LE(at + 42),
  };
  return { entry, next: nameEnd + (extraSize ?? 0) + (commentSize ?? 0) };
}

function requireSizes(entries: Iterable<Entry>): void {
  let inflated = 0;
  for (const entry of entries) {
    inflated += entry.size;
    const swollen = entry.size > LIMITS.ratioFrom && entry.size > entry.packed * LIMITS.ratio;
    if (inflated > LIMITS.inflated || swollen) {
      refuse('FILE_TOO_LARGE', { message: '表格解开后太大。请只留数据，另存为 .xlsx 再传。' });
    }
  }
}

/**
 * Opens a workbook's archive: directory, names, methods and declared sizes, all from the directory alone. Sizes are held to their word when an
 * entry is unpacked.
 * @throws {Refusal} FILE_CORRUPT, FILE_UNSAFE, FILE_TOO_LARGE
 */
export function openArchive(content: Buffer): Archive {
  return guarded(() => {
    const end = endRecord(content);
    const count = content.readUInt16LE(end + 10);
    if (count === 0 || count > LIMITS.entries || content.readUInt16LE(end + 8) !== count) {
      corrupt();
    }
    const entries = new Map<string, Entry>();
    let at = content.readUInt32LE(end + 16);
    for (let n = 0; n < count; n += 1) {
      const { entry, next } = entryAt(content, at);
      requireName(entry.name);
      const name = entry.name.toLowerCase();
      if (entries.has(name) || ![STORED, DEFLATED].includes(entry.method)) {
        corrupt();
      }
      entries.set(name, entry);
      at = next;
    }
    requireSizes(entries.values());
    return { content, entries };
  });
}

/** Unpacks one entry; what comes out must be exactly what its directory says. @throws {Refusal} FILE_CORRUPT */
export function unpack({ content }: Archive, entry: Entry): Buffer {
  return guarded(() => {
    if (content.readUInt32LE(entry.at) !== LOCAL) {
      corrupt();
    }
    const from = entry.at + 30 + content.readUInt16LE(entry.at + 26) + content.readUInt16LE(entry.at + 28);
    const packed = content.subarray(from, from + entry.packed);
    const data =
      entry.method === STORED ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
    return data.length === entry.size && crc32(data) === entry.crc ? data : corrupt();
  });
}

/** The entry of a part, whatever the case of its name. @throws {Refusal} the code given when it is not there */
export function partOf(archive: Archive, name: string, otherwise: ErrorCode = 'FILE_CORRUPT'): Buffer {
  const entry = archive.entries.get(name.toLowerCase().replace(/^\//, ''));
  return entry ? unpack(archive, entry) : refuse(otherwise);
}
