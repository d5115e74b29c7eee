/** A file that was handed over or restored. */
export interface ManifestEntry {
  path: string;
  bytes: number;
  sha256: string;
}
export type ManifestProblem = 'empty' | 'line-refused' | 'path-twice';
export type ManifestReading =
  { ok: true; entries: ManifestEntry[] } | { ok: false; problem: ManifestProblem; line: number };

const hash = /^[0-9a-f]{64}$/;
/** Leading characters that a spreadsheet takes for a formula. */
const formula = /^[=+\-@\t\r]/;

/** Entries in the order of their paths, whatever the order they came in. */
export const sortedManifest = (entries: readonly ManifestEntry[]): ManifestEntry[] =>
  entries.toSorted((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));

/**
 * The text that the hash of a whole manifest is taken of: one line a file, hash, size and path, in the order of the
 * paths. Its bytes do not depend on the way the manifest was written.
 */
export const manifestText = (entries: readonly ManifestEntry[]): string =>
  sortedManifest(entries)
    .map(({ path, bytes, sha256 }) => `${sha256}  ${bytes}  ${path}\n`)
    .join('');

/** A manifest as CSV with the titles path, bytes and sha256. */
export const manifestCsv = (entries: readonly ManifestEntry[]): string =>
  ['path,bytes,sha256', ...sortedManifest(entries).map(csvLine)].map((line) => `${line}\r\n`).join('');

const csvLine = ({ path, bytes, sha256 }: ManifestEntry) =>
  `"${(formula.test(path) ? `'${path}` : path).replaceAll('"', '""')}",${bytes},${sha256}`;

/** Reads a manifest written by hand: CSV with commas or semicolons, titles first, or the text of `sha256sum` with sizes. */
export function readManifest(text: string): ManifestReading {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const entries: ManifestEntry[] = [];
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '' || (index === 0 && /sha-?256/i.test(line))) continue;
    const entry = entryOf(line);
    if (entry === null) return { ok: false, problem: 'line-refused', line: index + 1 };
    if (seen.has(entry.path)) return { ok: false, problem: 'path-twice', line: index + 1 };
    seen.add(entry.path);
    entries.push(entry);
  }
  return entries.length > 0
    ? { ok: true, entries: sortedManifest(entries) }
    : { ok: false, problem: 'empty', line: 0 };
}

function entryOf(line: string): ManifestEntry | null {
  const match = /^(?:"((?:[^"]|"")*)"|([^",;]+))[,;](\d{1,15})[,;]"?([0-9a-fA-F]{64})"?$/.exec(line.trim());
  const plain = /^([0-9a-fA-F]{64}) {2}(\d{1,15}) {2}(.+)$/.exec(line);
  const [path, bytes, sum] = match
    ? [match[1]?.replaceAll('""', '"') ?? match[2], match[3], match[4]]
    : plain
      ? [plain[3], plain[2], plain[1]]
      : [undefined, undefined, undefined];
  const sha256 = (sum ?? '').toLowerCase();
  if (!path || !bytes || !hash.test(sha256)) return null;
  // A spreadsheet's apostrophe before what it would take for a formula is not part of the name.
  const name = path.startsWith("'") && formula.test(path.slice(1)) ? path.slice(1) : path;
  return { path: name, bytes: Number(bytes), sha256 };
}
