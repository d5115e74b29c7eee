/** What the dictionary of compressed RTF begins with (MS-OXRTFCP 2.1.2). */
const dictionary =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';
const stored = 0x414c454d;
const compressed = 0x75465a4c;
const windowSize = 4096;
const mostBytes = 4 * 1024 * 1024;

/** Unpacks the RTF of an Outlook mail (MS-OXRTFCP). */
export function unpackRtf(raw: Buffer): string {
  const kind = raw.readUInt32LE(8);
  if (kind === stored) return raw.toString('latin1', 16);
  if (kind !== compressed) throw new Error('unknown kind of RTF');
  const size = Math.min(raw.readUInt32LE(4), mostBytes);
  const window = Buffer.alloc(windowSize, 0x20);
  window.write(dictionary, 'latin1');
  let write = dictionary.length;
  const out: number[] = [];
  const put = (byte: number) => {
    out.push(byte);
    window[write] = byte;
    write = (write + 1) % windowSize;
  };
  for (let at = 16; at < raw.length && out.length < size;) {
    const control = raw[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < raw.length && out.length < size; bit += 1) {
      if ((control & (1 << bit)) === 0) put(raw[at++] ?? 0);
      else {
        const token = raw.readUInt16BE(at);
        at += 2;
        const from = token >> 4;
        if (from === write) return Buffer.from(out).toString('latin1');
        for (let step = 0; step < (token & 0xf) + 2; step += 1) put(window[(from + step) % windowSize] ?? 0);
      }
    }
  }
  return Buffer.from(out).toString('latin1');
}

/** Groups that are no text of the mail. */
const aside = /^(?:fonttbl|colortbl|stylesheet|info|pict|object|header|footer|themedata|listtable)$/;
const token =
  /\\'([0-9a-f]{2})|\\u(-?\d+) ?\??|\\([a-z]+)(-?\d+)? ?|\\(\*)|\\([^a-z])|([{}])|([^\\{}\r\n]+)/gi;
const ansi = new TextDecoder('windows-1252');

/** The plain text of an RTF document, near enough to be read. */
export function rtfText(rtf: string): string {
  const hidden: boolean[] = [false];
  let text = '';
  for (const [, hex, unicode, word, , starred, symbol, brace, plain] of rtf.matchAll(token)) {
    const isHidden = hidden.at(-1) ?? false;
    if (brace === '{') hidden.push(isHidden);
    else if (brace === '}') hidden.pop();
    else if (starred !== undefined || (word !== undefined && aside.test(word)))
      hidden[hidden.length - 1] = true;
    else if (isHidden) continue;
    else text += code(hex, unicode) ?? mark(word, symbol) ?? plain ?? '';
  }
  return text.trim();
}

/** A character written as its code. */
function code(hex: string | undefined, unicode: string | undefined): string | undefined {
  if (hex !== undefined) return ansi.decode(Buffer.from(hex, 'hex'));
  return unicode === undefined ? undefined : String.fromCharCode(Number(unicode) & 0xffff);
}

const marks: Record<string, string> = { par: '\n', line: '\n', tab: '\t' };

/** A character written as a word or a sign. */
function mark(word: string | undefined, symbol: string | undefined): string | undefined {
  if (symbol !== undefined) return symbol === '~' ? '\u00a0' : symbol;
  return word === undefined ? undefined : (marks[word] ?? '');
}
