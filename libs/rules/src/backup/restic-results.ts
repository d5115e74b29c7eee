import { complaintsOf, failureOf, lastWords, type ResticFailure } from './restic-failure';
import {
  countOf,
  instantOf,
  type JsonObject,
  linesOf,
  objectsOf,
  readJson,
  readObject,
  type ResticExit,
  textOf,
  textsOf,
} from './restic-text';

/** One snapshot of a repository. */
export interface ResticSnapshot {
  id: string;
  at: Date;
  host: string;
  paths: string[];
  tags: string[];
  tree: string;
  /** The snapshot that it was copied from. */
  original: string | null;
}

/** What a command came to: what was asked for, or why there is none. */
export type ResticResult<T> = { ok: true; value: T } | { ok: false; failure: ResticFailure; message: string };

/** Faults that a check found; zero is what one wants. */
export interface CheckReading {
  errors: number;
  brokenPacks: string[];
  complaints: string[];
}

/** What a restore wrote; null where 0.14 does not say. */
export interface RestoreReading {
  files: number | null;
  bytes: number | null;
}

/** One file of a snapshot. */
export interface ResticFile {
  path: string;
  bytes: number;
  changedAt: Date | null;
}

/** What retention kept and took away. */
export interface ForgetReading {
  kept: string[];
  removed: string[];
}

const mostComplaints = 20;
const fullId = /^[\da-f]{64}$/;
const garbled = (exit: ResticExit) => failed(exit, 'unreadable');

/** The snapshots of a repository, oldest first. */
export function readSnapshots(exit: ResticExit): ResticResult<ResticSnapshot[]> {
  const failure = failureOf(exit);
  if (failure !== null) return failed(exit, failure);
  const list = readJson(exit.stdout.trim());
  if (!Array.isArray(list)) return garbled(exit);
  const snapshots = list.map(snapshotOf);
  if (snapshots.includes(null)) return garbled(exit);
  return done(
    snapshots.filter((one) => one !== null).toSorted((one, other) => one.at.getTime() - other.at.getTime()),
  );
}

/** A check has ended well only with exit code 0 and its own word that there are no errors. */
export function readCheck(exit: ResticExit): ResticResult<CheckReading> {
  const failure = failureOf(exit);
  const summary = objectsOf(exit.stdout).find((object) => object['message_type'] === 'summary');
  const complaints = complaintsOf(exit.stderr).slice(0, mostComplaints);
  if (failure !== null && failure !== 'damaged') return failed(exit, failure);
  if (failure === 'damaged') {
    const errors = Math.max(1, summary ? (countOf(summary, 'num_errors') ?? 1) : complaints.length - 1);
    return done({ errors, brokenPacks: summary ? textsOf(summary, 'broken_packs') : [], complaints });
  }
  const errors = summary ? countOf(summary, 'num_errors') : saysNoErrors(exit.stdout) ? 0 : null;
  if (errors === null) return garbled(exit);
  return done({ errors, brokenPacks: summary ? textsOf(summary, 'broken_packs') : [], complaints });
}

/** Whether a restore ended; what it wrote is compared with the snapshot by who asked for it. */
export function readRestore(exit: ResticExit): ResticResult<RestoreReading> {
  const failure = failureOf(exit);
  if (failure !== null) return failed(exit, failure);
  if (exit.code === 3) return failed(exit, 'other');
  const summary = objectsOf(exit.stdout).find((object) => object['message_type'] === 'summary');
  if (summary)
    return done({
      files: countOf(summary, 'files_restored') ?? 0,
      bytes: countOf(summary, 'bytes_restored') ?? 0,
    });
  return /^restoring <Snapshot [\da-f]{8} /m.test(exit.stdout)
    ? done({ files: null, bytes: null })
    : garbled(exit);
}

/** The file of one line of a listing; null for folders, and for what is no line of one. */
export function readFileLine(line: string): ResticFile | null {
  const object = readObject(line);
  const path = object?.['type'] === 'file' ? textOf(object, 'path') : null;
  if (object === null || path === null) return null;
  return { path, bytes: countOf(object, 'size') ?? 0, changedAt: instantOf(object, 'mtime') };
}

/** What retention did: one line of JSON, followed by plain text when it also pruned. */
export function readForget(exit: ResticExit): ResticResult<ForgetReading> {
  const failure = failureOf(exit);
  if (failure !== null) return failed(exit, failure);
  const groups = readJson(linesOf(exit.stdout)[0] ?? '');
  if (!Array.isArray(groups)) return garbled(exit);
  const ids = (key: string) =>
    groups.flatMap((group: JsonObject) => {
      const list = group[key];
      return Array.isArray(list) ? list.map((item: JsonObject) => textOf(item, 'id') ?? '') : [];
    });
  return done({ kept: ids('keep'), removed: ids('remove') });
}

/** Bytes that a repository takes on its disk (`stats --mode raw-data`). */
export function readStats(exit: ResticExit): ResticResult<{ bytes: number; snapshots: number | null }> {
  const failure = failureOf(exit);
  if (failure !== null) return failed(exit, failure);
  const [object] = objectsOf(exit.stdout);
  const bytes = object ? countOf(object, 'total_size') : null;
  return object === undefined || bytes === null
    ? garbled(exit)
    : done({ bytes, snapshots: countOf(object, 'snapshots_count') });
}

/** A command whose exit code says it all. */
export function readDone(exit: ResticExit): ResticResult<null> {
  const failure = failureOf(exit) ?? (exit.code === 3 ? 'other' : null);
  return failure === null ? done(null) : failed(exit, failure);
}

/** Snapshots of the first site that the second one does not have. */
export function notCopied(
  first: readonly ResticSnapshot[],
  second: readonly ResticSnapshot[],
): ResticSnapshot[] {
  const copied = new Set(second.map(({ original }) => original));
  return first.filter(({ id, original }) => !copied.has(id) && (original === null || !copied.has(original)));
}

const saysNoErrors = (stdout: string) => /^no errors were found$/m.test(stdout);

function snapshotOf(item: unknown): ResticSnapshot | null {
  if (typeof item !== 'object' || item === null) return null;
  const object = item as JsonObject;
  const id = textOf(object, 'id');
  const at = instantOf(object, 'time');
  if (id === null || !fullId.test(id) || at === null) return null;
  return {
    id,
    at,
    host: textOf(object, 'hostname') ?? '',
    paths: textsOf(object, 'paths'),
    tags: textsOf(object, 'tags'),
    tree: textOf(object, 'tree') ?? '',
    original: textOf(object, 'original'),
  };
}

function done<T>(value: T): ResticResult<T> {
  return { ok: true, value };
}

function failed(
  exit: ResticExit,
  failure: ResticFailure,
): { ok: false; failure: ResticFailure; message: string } {
  return { ok: false, failure, message: lastWords(exit) };
}
