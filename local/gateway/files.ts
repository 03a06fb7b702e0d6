import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import {
  constants,
  createReadStream,
  createWriteStream,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { syncFolder } from './data-file';
import type { Envelope } from './envelope';
import { invalid, Refusal, unsupported } from './refusal';
import { isObject, type Json } from './value';

const UPLOAD_LIMIT = 100 * 1024 * 1024;
const UPLOAD_SECONDS = 900;
const DOWNLOAD_SECONDS = 7200;
const LIST_LIMIT = 50;
const PATH = /^[\p{L}\p{N}!\-_.*'() ]+(?:\/[\p{L}\p{N}!\-_.*'() ]+)*$/u;
const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  pdf: 'application/pdf',
  json: 'application/json',
  txt: 'text/plain; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/**
 * The cloud's file store in a folder beside the data file. A cloud path names a file by its hash, so that no path can leave the
 * folder; uploads and downloads go to signed addresses that expire, as in the cloud.
 */
export class Files {
  origin = '';
  private readonly folder: string;
  private readonly key = randomBytes(32);

  constructor(
    private readonly file: string,
    private readonly environment: string,
    private readonly now: () => number,
  ) {
    this.folder = file === ':memory:' ? mkdtempSync(join(tmpdir(), 'gateway-files-')) : `${file}.files`;
    mkdirSync(this.folder, { recursive: true });
  }

  /** Answers the storage actions of the wire. */
  async answer(envelope: Envelope) {
    switch (envelope.action) {
      case 'storage.getUploadMetadata':
        return this.beginUpload(envelope);
      case 'storage.batchGetDownloadUrl':
        return { data: { download_list: listOf(envelope, 'file_list').map((item) => this.address(item)) } };
      case 'storage.batchDeleteFile':
        return {
          data: { delete_list: await Promise.all(listOf(envelope, 'fileid_list').map((id) => this.remove(id))) },
        };
      default:
        throw new Refusal('INVALID_ACTION', `the action ${envelope.action} is not supported by the local gateway`);
    }
  }

  private beginUpload(envelope: Envelope) {
    envelope.only('path', 'method');
    const path = envelope.text('path');
    if (envelope.text('method') !== 'put') {
      throw unsupported('uploading by another method than put');
    }
    if (!fitPath(path)) {
      throw invalid('the cloud path is malformed');
    }
    const until = Math.floor(this.now() / 1000) + UPLOAD_SECONDS;
    const fileId = this.fileId(path);
    const authorization = this.sign('put', path, until);
    const url = `${this.origin}/files/${encodeURIComponent(path)}?t=${until}`;
    return { data: { url, token: 'local', authorization, fileId, cosFileId: basename(this.place(path)) } };
  }

  private fileId(path: string): string {
    return `cloud://${this.environment}.${this.environment}-files/${path}`;
  }

  private pathOf(fileId: string): string | undefined {
    const start = this.fileId('');
    const path = fileId.startsWith(start) ? fileId.slice(start.length) : '';
    return fitPath(path) ? path : undefined;
  }

  private place(path: string): string {
    return join(this.folder, createHash('sha256').update(path).digest('hex'));
  }

  private sign(verb: string, path: string, until: number): string {
    return createHmac('sha256', this.key).update(`${verb}\n${path}\n${until}`).digest('hex');
  }

  private address(item: Json) {
    const fileID = isObject(item) && typeof item['fileid'] === 'string' ? item['fileid'] : '';
    const age = isObject(item) ? (item['max_age'] ?? DOWNLOAD_SECONDS) : DOWNLOAD_SECONDS;
    if (isObject(item) && item['url_type'] !== undefined) {
      throw unsupported('url_type');
    }
    if (typeof age !== 'number' || !Number.isInteger(age) || age <= 0) {
      throw invalid('maxAge must be a whole number of seconds');
    }
    const path = this.pathOf(fileID);
    if (path === undefined || !existsSync(this.place(path))) {
      return { ...MISSING, fileID, tempFileURL: '' };
    }
    const until = Math.floor(this.now() / 1000) + age;
    const tempFileURL = `${this.origin}/files/${path}?sign=${this.sign('get', path, until)}&t=${until}`;
    return { code: 'SUCCESS', fileID, tempFileURL, max_age: age };
  }

  private async remove(item: Json) {
    const fileID = typeof item === 'string' ? item : '';
    const path = this.pathOf(fileID);
    if (path === undefined || !existsSync(this.place(path))) {
      return { ...MISSING, fileID };
    }
    await rm(this.place(path), { force: true });
    return { code: 'SUCCESS', fileID };
  }

  /** The files as they are at this moment: second names of them, which a removal or a replacement leaves alone. */
  hold() {
    const folder = mkdtempSync(`${this.folder}.held-`);
    const names = readdirSync(this.folder).filter((name) => /^[0-9a-f]{64}$/.test(name));
    for (const name of names) {
      linkSync(join(this.folder, name), join(folder, name));
    }
    return {
      copyTo: async (target: string) => {
        await mkdir(target);
        for (const name of names) {
          await copyFile(join(folder, name), join(target, name), constants.COPYFILE_EXCL);
        }
        await syncFolder(target);
        return names.length;
      },
      drop: () => rm(folder, { recursive: true, force: true }),
    };
  }

  /** Takes an upload and gives a download, at the addresses made above. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://local');
    const path = decoded(url.pathname.slice('/files/'.length));
    const until = Number(url.searchParams.get('t'));
    const put = request.method === 'PUT';
    const given = put ? (request.headers.authorization ?? '') : (url.searchParams.get('sign') ?? '');
    if (!this.allows(put ? 'put' : 'get', path, until, given)) {
      refuse(response, 403, 'SignatureDoesNotMatch');
    } else if (put) {
      await this.take(path, request, response);
    } else if (request.method === 'GET' || request.method === 'HEAD') {
      await this.give(path, request, response);
    } else {
      refuse(response, 405, 'MethodNotAllowed');
    }
  }

  private allows(verb: string, path: string, until: number, given: string): boolean {
    const known = Buffer.from(this.sign(verb, path, until));
    const shown = Buffer.from(given);
    const same = shown.length === known.length && timingSafeEqual(shown, known);
    return same && fitPath(path) && until * 1000 >= this.now();
  }

  /** Stores an upload whole or not at all: under another name first, on disk, then by its own. */
  private async take(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const temporary = join(this.folder, `upload-${randomBytes(8).toString('hex')}`);
    try {
      await pipeline(request, limited(), createWriteStream(temporary, { flush: true }));
      await rename(temporary, this.place(path));
      await syncFolder(this.folder);
      response.writeHead(200).end();
    } catch (error) {
      await rm(temporary, { force: true });
      refuse(response, 400, error instanceof Refusal ? error.code : 'IncompleteBody');
    }
  }

  private async give(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const found = await stat(this.place(path)).catch(() => undefined);
    if (found === undefined) {
      refuse(response, 404, 'NoSuchKey');
      return;
    }
    const type = TYPES[path.slice(path.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
    const headers = { 'content-type': type, 'content-length': found.size, 'x-content-type-options': 'nosniff' };
    response.writeHead(200, headers);
    if (request.method === 'HEAD') {
      response.end();
    } else {
      await pipeline(createReadStream(this.place(path)), response).catch(() => response.destroy());
    }
  }

  close(): void {
    if (this.file === ':memory:') {
      rmSync(this.folder, { recursive: true, force: true });
    }
  }
}

/** The SDK throws this as it is when it downloads. */
const MISSING = { code: 'STORAGE_FILE_NONEXIST', message: 'there is no such file' } as const;

const fitPath = (path: string) =>
  PATH.test(path) && Buffer.byteLength(path) <= 850 && !path.split('/').some((part) => /^\.+$/.test(part));

function listOf(envelope: Envelope, field: string): Json[] {
  envelope.only(field);
  const list = envelope.fields[field];
  if (!Array.isArray(list) || list.length === 0 || list.length > LIST_LIMIT) {
    throw invalid(`${field} must have 1 to ${LIST_LIMIT} files`);
  }
  return list;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function limited(): Transform {
  let size = 0;
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      size += part.length;
      done(size > UPLOAD_LIMIT ? new Refusal('EXCEED_UPLOAD_MAXFILESIZE', 'the file is too large') : null, part);
    },
  });
}

/** The object store refuses in XML, which the SDK reads. */
function refuse(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(
      `<?xml version='1.0' encoding='utf-8' ?><Error><Code>${code}</Code><Message>${code}</Message><RequestId>local</RequestId><TraceId>local</TraceId></Error>`,
    );
}
