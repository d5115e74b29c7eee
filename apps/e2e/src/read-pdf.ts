import { inflateSync } from 'node:zlib';

/** Text as a reader copies it out of the document: glyphs of each page through the table of their typeface. */
export function readText(pdf: Buffer): string {
  const objects = new Map(
    [...pdf.toString('latin1').matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [
      id,
      body ?? '',
    ]),
  );
  const stream = (id: string | undefined) => {
    const bytes = /stream\n([\s\S]*)\nendstream/.exec(objects.get(id) ?? '')?.[1];
    return bytes === undefined ? '' : inflateSync(Buffer.from(bytes, 'latin1')).toString('latin1');
  };
  const tables = new Map<string | undefined, string[]>();
  for (const [, name, id] of [...objects.values()].join('\n').matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const table = stream(/\/ToUnicode (\d+) 0 R/.exec(objects.get(id) ?? '')?.[1]);
    const ranges = [...table.matchAll(/\[(.*?)\]/gs)].map(([, range]) => range ?? '').join('');
    const codes = [...ranges.matchAll(/<(.*?)>/g)].map(([, hex]) => hex ?? '');
    tables.set(
      name,
      codes.map((hex) => Buffer.from(hex.replace(/ /g, ''), 'hex').swap16().toString('utf16le')),
    );
  }
  const pages = [...objects.values()].flatMap((body) => /\/Contents (\d+) 0 R/.exec(body)?.[1] ?? []);
  let table: string[] | undefined;
  return pages
    .flatMap((id) => [...stream(id).matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>|(ET)/g)])
    .map(([, font, glyphs, end]) => {
      if (font) table = tables.get(font);
      if (end) return '\n';
      return (glyphs?.match(/.{4}/g) ?? []).map((glyph) => table?.[parseInt(glyph, 16)] ?? '\ufffd').join('');
    })
    .join('');
}
