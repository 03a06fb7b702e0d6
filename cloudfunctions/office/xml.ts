import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { Refusal, refuse } from '#domain/errors';

const SLICE = 1 << 16;

/** What a reader of one XML part wants to hear. Names come without their namespace prefix. */
export interface XmlListener {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads an XML part as a stream. A document type, and with it every entity of its own, is refused; malformed XML is a corrupt file.
 * @throws {Refusal} FILE_UNSAFE, FILE_CORRUPT, and whatever the listener refuses
 */
export function readXml(part: Buffer, listener: XmlListener): void {
  const parser = new SaxesParser();
  parser.on('doctype', () => refuse('FILE_UNSAFE'));
  parser.on('error', () => refuse('FILE_CORRUPT'));
  parser.on('opentag', (tag: SaxesTagPlain) => listener.open?.(local(tag.name), tag.attributes));
  parser.on('closetag', (tag: SaxesTagPlain) => listener.close?.(local(tag.name)));
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    for (let at = 0; at < part.length; at += SLICE) {
      parser.write(decoder.decode(part.subarray(at, at + SLICE), { stream: true }));
    }
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('FILE_CORRUPT');
  }
}
