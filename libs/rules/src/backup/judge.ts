import type { BackupKind, EndedOutcome } from './vocabulary';

/** What a source says of a run that has ended. */
export interface ToldRun {
  outcome: EndedOutcome;
  counts: { ok: number; warning: number; error: number } | null;
  /** What it names, one by one; null when it names nothing at all. */
  objects: readonly { name: string; outcome: EndedOutcome }[] | null;
}

export interface Judgement {
  outcome: EndedOutcome;
  /** Contracted things that the run did not save. */
  missing: string[];
}

/**
 * What a run is worth. A source may say less than it should, never more: a success with errors is a warning, one that does
 * not name everything that was contracted is a warning, one that names none of it has failed (a folder that is gone ends
 * with code 0 before restic 0.19). Anything but a success stays what it is, or becomes worse.
 */
export function judgeRun(told: ToldRun, contracted: readonly string[], kind: BackupKind): Judgement {
  const missing = missingOf(told, contracted, kind);
  const worse = [told.outcome, byCounts(told), byMissing(missing.length, contracted.length)];
  return { outcome: worst(worse), missing };
}

const gravity: readonly EndedOutcome[] = ['success', 'warning', 'cancelled', 'unknown', 'failed'];

const worst = (outcomes: readonly EndedOutcome[]): EndedOutcome =>
  outcomes.reduce((a, b) => (gravity.indexOf(b) > gravity.indexOf(a) ? b : a), 'success');

function byCounts({ counts, objects }: ToldRun): EndedOutcome {
  const bad = (objects ?? []).filter(({ outcome }) => outcome !== 'success').length;
  const failed = (counts?.error ?? 0) > 0 && counts?.ok === 0 && counts.warning === 0;
  if (failed) return 'failed';
  return bad > 0 || (counts?.error ?? 0) > 0 || (counts?.warning ?? 0) > 0 ? 'warning' : 'success';
}

function byMissing(missing: number, contracted: number): EndedOutcome {
  if (missing === 0) return 'success';
  return missing === contracted ? 'failed' : 'warning';
}

function missingOf({ objects }: ToldRun, contracted: readonly string[], kind: BackupKind): string[] {
  if (objects === null) return [];
  const saved = objects.filter(({ outcome }) => outcome === 'success' || outcome === 'warning');
  const names = new Set(saved.map(({ name }) => comparable(name, kind)));
  return contracted.filter((item) => !names.has(comparable(item, kind)));
}

/** Paths are told apart by case and may end with a slash; addresses and sites are not. */
function comparable(name: string, kind: BackupKind): string {
  const plain = name.trim().replace(/(?<=.)\/+$/, '');
  return kind === 'folder' || kind === 'image' ? plain : plain.toLowerCase();
}
