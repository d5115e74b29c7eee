import type { EndedOutcome } from './vocabulary';
import { failureOf, lastWords, missingOf, type ResticFailure, unreadOf } from './restic-failure';
import type { ResticSnapshot } from './restic-results';
import { countOf, instantOf, objectsOf, readObject, textOf, textsOf, type ResticExit } from './restic-text';

/** How far a backup or a restore is. */
export interface ResticProgress {
  /** 0 to 1. */
  done: number;
  files: number;
  filesTotal: number;
  bytes: number;
  bytesTotal: number;
  current: string | null;
}

/** What restic counted in a backup that ended. */
export interface ResticSummary {
  filesNew: number;
  filesChanged: number;
  filesUnmodified: number;
  filesTotal: number;
  bytesTotal: number;
  bytesAdded: number;
  /** Null when nothing was written; the first eight signs of it in 0.14. */
  snapshotId: string | null;
  startedAt: Date | null;
  endedAt: Date | null;
  /** Null when restic says an impossible one. */
  seconds: number | null;
  dryRun: boolean;
}

/** What restic says of a backup, before its repository was asked. */
export interface BackupReading {
  summary: ResticSummary | null;
  /** Something could not be read, or is missing, by its exit code or its words. */
  partial: boolean;
  unread: string[];
  missing: string[];
  failure: ResticFailure | null;
  message: string;
}

/** What is recorded of a backup. */
export interface BackupVerdict {
  outcome: EndedOutcome;
  /** Contracted paths that the snapshot does not have. */
  missing: string[];
  snapshotId: string | null;
  message: string | null;
}

/** The progress of one line of output; null for any other line. */
export function readProgress(line: string): ResticProgress | null {
  const object = readObject(line);
  if (object?.['message_type'] !== 'status') return null;
  const percent = object['percent_done'];
  return {
    done: typeof percent === 'number' ? Math.min(1, Math.max(0, percent)) : 0,
    files: countOf(object, 'files_done') ?? countOf(object, 'files_restored') ?? 0,
    filesTotal: countOf(object, 'total_files') ?? 0,
    bytes: countOf(object, 'bytes_done') ?? countOf(object, 'bytes_restored') ?? 0,
    bytesTotal: countOf(object, 'total_bytes') ?? 0,
    current: textsOf(object, 'current_files')[0] ?? null,
  };
}

/** Reads a backup that ended. The last line of progress is no result: without a summary it has failed. */
export function readBackup(exit: ResticExit): BackupReading {
  const summary = readSummary(exit.stdout);
  const unread = unreadOf(exit.stderr);
  const missing = missingOf(exit.stderr);
  const failure = failureOf(exit) ?? (summary === null ? 'unreadable' : null);
  return {
    summary: failure === null ? summary : null,
    partial: exit.code === 3 || unread.length > 0 || missing.length > 0,
    unread,
    missing,
    failure,
    message: lastWords(exit),
  };
}

/**
 * What is recorded of a backup: the repository is believed more than the output. It is a success when the snapshot is
 * there, holds every contracted path, and nothing was left out.
 */
export function judgeBackup(
  reading: BackupReading,
  snapshots: readonly ResticSnapshot[],
  contracted: readonly string[],
): BackupVerdict {
  const said = reading.summary?.snapshotId ?? null;
  const snapshot = said === null ? undefined : snapshots.find(({ id }) => id.startsWith(said));
  const message = reading.message || null;
  if (reading.failure !== null || snapshot === undefined || reading.summary?.dryRun === true)
    return { outcome: 'failed', missing: [], snapshotId: null, message: message ?? 'no snapshot' };
  const kept = new Set(snapshot.paths);
  const missing = contracted.filter((path) => !kept.has(path));
  const nothing = missing.length > 0 && missing.length === contracted.length;
  const outcome = nothing ? 'failed' : isWhole(reading, missing) ? 'success' : 'warning';
  return { outcome, missing, snapshotId: snapshot.id, message };
}

/** Nothing was left out; a source with no file at all is more likely a disk that is not mounted. */
const isWhole = ({ partial, summary }: BackupReading, missing: readonly string[]) =>
  missing.length === 0 && !partial && summary?.filesTotal !== 0;

function readSummary(stdout: string): ResticSummary | null {
  const all = objectsOf(stdout).filter((object) => object['message_type'] === 'summary');
  const [object] = all;
  if (object === undefined || all.length > 1) return null;
  const filesTotal = countOf(object, 'total_files_processed');
  const bytesTotal = countOf(object, 'total_bytes_processed');
  if (filesTotal === null || bytesTotal === null) return null;
  const seconds = object['total_duration'];
  return {
    filesNew: countOf(object, 'files_new') ?? 0,
    filesChanged: countOf(object, 'files_changed') ?? 0,
    filesUnmodified: countOf(object, 'files_unmodified') ?? 0,
    filesTotal,
    bytesTotal,
    bytesAdded: countOf(object, 'data_added_packed') ?? countOf(object, 'data_added') ?? 0,
    snapshotId: textOf(object, 'snapshot_id'),
    startedAt: instantOf(object, 'backup_start'),
    endedAt: instantOf(object, 'backup_end'),
    seconds: typeof seconds === 'number' && seconds >= 0 ? seconds : null,
    dryRun: object['dry_run'] === true,
  };
}
