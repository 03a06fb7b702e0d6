import { refuse } from '#domain/errors';
import type { SheetRow } from '#domain/office/sheet';
import { type Archive, openArchive, partOf } from './archive';
import { readSharedStrings } from './shared-strings';
import { readSheet } from './sheet-reader';
import { readXml } from './xml';

interface SheetName {
  readonly relation: string;
  readonly visible: boolean;
}

const MACRO_TYPE = /macroenabled|vbaproject/i;

function requirePlainTypes(archive: Archive): void {
  readXml(partOf(archive, '[content_types].xml'), {
    open(_name, attributes) {
      if (MACRO_TYPE.test(attributes['ContentType'] ?? '')) {
        refuse('FILE_UNSAFE', { message: '文件里有宏。请另存为普通的 .xlsx（不含宏）再传。' });
      }
    },
  });
}

function sheetNames(archive: Archive): SheetName[] {
  const names: SheetName[] = [];
  readXml(partOf(archive, 'xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'sheet') {
        const relation =
          attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
        names.push({ relation, visible: (attributes['state'] ?? 'visible') === 'visible' });
      }
    },
  });
  return names;
}

function targets(archive: Archive): Map<string, string> {
  const found = new Map<string, string>();
  readXml(partOf(archive, 'xl/_rels/workbook.xml.rels'), {
    open(name, attributes) {
      if (name === 'Relationship') {
        if (attributes['TargetMode'] === 'External') {
          refuse('FILE_UNSAFE', { message: '文件里有指向别的文件的链接。请把数据复制到模板里再传。' });
        }
        const target = attributes['Target'] ?? '';
        found.set(attributes['Id'] ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`);
      }
    },
  });
  return found;
}

/**
 * 工作簿: the rows of its first visible sheet that has any. The whole file is checked before anything is read.
 * @throws {Refusal} FILE_TOO_LARGE, FILE_UNSAFE, FILE_CORRUPT, SHEET_TOO_LARGE
 */
export function readWorkbookRows(content: Buffer): SheetRow[] {
  const archive = openArchive(content);
  requirePlainTypes(archive);
  const paths = targets(archive);
  const strings = archive.entries.has('xl/sharedstrings.xml')
    ? readSharedStrings(partOf(archive, 'xl/sharedStrings.xml'))
    : [];
  for (const { relation, visible } of sheetNames(archive)) {
    const path = paths.get(relation);
    if (visible && path?.includes('worksheets/')) {
      const rows = readSheet(partOf(archive, path), strings);
      if (rows.length > 0) {
        return rows;
      }
    }
  }
  return refuse('FILE_CORRUPT', { message: '表格里没有数据，请检查后再传。' });
}
