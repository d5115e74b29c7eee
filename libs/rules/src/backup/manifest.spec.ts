import * as fc from 'fast-check';
import { manifestCsv, manifestText, readManifest, type ManifestEntry } from './manifest';

const sha = 'a'.repeat(64);
const entry = (path: string, bytes = 12): ManifestEntry => ({ path, bytes, sha256: sha });

const entries = fc.uniqueArray(
  fc.record({
    path: fc
      .string({ minLength: 1, maxLength: 40, unit: 'binary' })
      .filter((path) => /^[^\r\n\uFEFF']+$/u.test(path)),
    bytes: fc.nat(),
    sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
  }),
  { selector: ({ path }) => path, minLength: 1, maxLength: 20 },
);

describe('a manifest', () => {
  it('reads back what it wrote, in any order', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const read = readManifest(manifestCsv(list.toReversed()));
        expect(read.ok && manifestText(read.entries)).toBe(manifestText(list));
      }),
    );
  });

  it('is read with semicolons, without quotes and as plain lines', () => {
    const csv = `path;bytes;sha256\r\nCompta/été.xlsx;12;${sha.toUpperCase()}\r\n`;
    expect(readManifest(csv)).toEqual({ ok: true, entries: [entry('Compta/été.xlsx')] });
    expect(readManifest(`${sha}  12  a b, c.txt\n`)).toEqual({ ok: true, entries: [entry('a b, c.txt')] });
  });

  it.each([
    ['', 'empty', 0],
    ['path,bytes,sha256\n', 'empty', 0],
    [`a.txt,12,${sha.slice(1)}\n`, 'line-refused', 1],
    [`a.txt,-1,${sha}`, 'line-refused', 1],
    [`a.txt,12,${sha}\na.txt,12,${sha}`, 'path-twice', 2],
  ] as const)('refuses %j', (text, problem, line) => {
    expect(readManifest(text)).toEqual({ ok: false, problem, line });
  });

  it('hands no formula to a spreadsheet', () => {
    expect(manifestCsv([entry('=HYPERLINK(1)')])).toContain(`"'=HYPERLINK(1)"`);
  });
});
