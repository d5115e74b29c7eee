import { rtfText, unpackRtf } from './rtf';

/** What an Outlook envelope (winmail.dat, MS-OXTNEF) holds. */
export interface TnefContent {
  text: string;
  files: { name: string; content: Buffer }[];
}

const signature = 0x223e9f78;
const mostAttributes = 2000;
const attribute = {
  body: 0x800c,
  properties: 0x9003,
  fileBegins: 0x9002,
  fileTitle: 0x8010,
  fileContent: 0x800f,
  fileProperties: 0x9005,
  codePage: 0x9007,
} as const;
const property = { body: 0x1000, rtf: 0x1009, html: 0x1013, longName: 0x3707 } as const;

/** Takes an Outlook envelope apart; null when it is none, or is cut short or damaged. */
export function readTnef(raw: Buffer): TnefContent | null {
  if (raw.length < 6 || raw.readUInt32LE(0) !== signature) return null;
  try {
    return new TnefEnvelope(raw).content();
  } catch {
    return null;
  }
}

class TnefEnvelope {
  private decoder = new TextDecoder('windows-1252');
  private readonly texts: { plain?: string; rtf?: string; html?: string } = {};
  private readonly files: { name: string; content: Buffer | null }[] = [];

  private readonly raw: Buffer;

  // Written out: the thread runs this from its source, where types are only stripped.
  constructor(raw: Buffer) {
    this.raw = raw;
  }

  content(): TnefContent {
    let at = 6;
    for (let count = 0; at < this.raw.length; count += 1) {
      if (count > mostAttributes) throw new Error('too many attributes');
      const id = this.raw.readUInt16LE(at + 1);
      const length = this.raw.readUInt32LE(at + 5);
      const end = at + 9 + length;
      if (end + 2 > this.raw.length) throw new Error('cut short');
      this.take(id, this.raw.subarray(at + 9, end));
      at = end + 2;
    }
    const { plain, rtf, html } = this.texts;
    const text = [plain, rtf, html].find((one) => one !== undefined && one.trim() !== '') ?? '';
    return {
      text: text.trim(),
      files: this.files.flatMap(({ name, content }) => (content === null ? [] : [{ name, content }])),
    };
  }

  private take(id: number, data: Buffer): void {
    const file = this.files.at(-1);
    if (id === attribute.codePage) this.decoder = decoderOf(data.readUInt32LE(0));
    else if (id === attribute.body) this.texts.plain = this.text(data);
    else if (id === attribute.properties) this.readTexts(properties(data));
    else if (id === attribute.fileBegins) this.files.push({ name: '', content: null });
    else if (!file) return;
    else if (id === attribute.fileTitle) file.name ||= this.text(data);
    else if (id === attribute.fileContent) file.content = data;
    else if (id === attribute.fileProperties) file.name = this.longName(properties(data)) || file.name;
  }

  private readTexts(found: Map<number, Property>): void {
    const plain = found.get(property.body);
    const rtf = found.get(property.rtf);
    const html = found.get(property.html);
    if (plain) this.texts.plain = this.unicode(plain);
    if (rtf) this.texts.rtf = rtfText(unpackRtf(rtf.value));
    if (html) this.texts.html = this.unicode(html).replace(/<[^<>]*>/g, ' ');
  }

  private longName(found: Map<number, Property>): string {
    const name = found.get(property.longName);
    return name ? this.unicode(name) : '';
  }

  private unicode({ type, value }: Property): string {
    const text = type === 0x1f ? value.toString('utf16le') : this.decoder.decode(value);
    return text.replace(/\0+$/, '');
  }

  private text(data: Buffer): string {
    return this.decoder.decode(data).replace(/\0+$/, '');
  }
}

interface Property {
  type: number;
  value: Buffer;
}

/** Sizes of the property types of fixed length. */
const fixed: Record<number, number> = {
  0x02: 4,
  0x03: 4,
  0x04: 4,
  0x05: 8,
  0x06: 8,
  0x07: 8,
  0x0a: 4,
  0x0b: 4,
  0x14: 8,
  0x40: 8,
  0x48: 16,
};
const padded = (length: number) => length + (-length & 3);

/** The MAPI properties of one attribute, by their identifier. */
function properties(data: Buffer): Map<number, Property> {
  const found = new Map<number, Property>();
  const count = data.readUInt32LE(0);
  let at = 4;
  for (let index = 0; index < count; index += 1) {
    const type = data.readUInt16LE(at);
    const id = data.readUInt16LE(at + 2);
    at += 4;
    if (id >= 0x8000) at = afterName(data, at);
    const single = fixed[type & 0xfff];
    // A single value of fixed length has no count; every other kind begins with one.
    const values = single !== undefined && type < 0x1000 ? 1 : data.readUInt32LE(at);
    if (single === undefined || type >= 0x1000) at += 4;
    for (let one = 0; one < Math.min(values, mostAttributes); one += 1) {
      const length = single ?? data.readUInt32LE(at);
      if (single === undefined) at += 4;
      if (at + length > data.length) throw new Error('cut short');
      if (one === 0) found.set(id, { type: type & 0xfff, value: data.subarray(at, at + length) });
      at += padded(length);
    }
  }
  return found;
}

/** A property may be named: by a number, or by a text. */
function afterName(data: Buffer, at: number): number {
  const isText = data.readUInt32LE(at + 16) === 1;
  return at + 24 + (isText ? padded(data.readUInt32LE(at + 20)) : 0);
}

function decoderOf(codePage: number): TextDecoder {
  try {
    return new TextDecoder(codePage === 65_001 ? 'utf-8' : `windows-${codePage}`);
  } catch {
    return new TextDecoder('windows-1252');
  }
}
