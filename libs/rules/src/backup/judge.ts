import type { BackupKind, EndedOutcome } from './vocabulary';

/** What a source says of a run that has ended. */
export interface ToldRun {
  outcome: EndedOutcome;
  counts: { ok: number; warning: number; error: number } | null;
  /** What it names, one by one; null when it names nothing at all. */
  objects: readonly { name: string; outcome: EndedOutcome }[] | null;
  /** How much it saved, where it says so. */
  saved?: { bytes: number | null; files: number | null };
  /** It gives figures, could have named things, and names none. */
  isNameless?: boolean;
}

/** Why a success is not believed: it saved nothing at all, or says nothing of what was contracted. */
export type RunDoubt = 'nothing-saved' | 'nothing-named';

export interface Judgement {
  outcome: EndedOutcome;
  /** Contracted things that the run did not save. */
  missing: string[];
  doubt: RunDoubt | null;
}

/**
 * What a run is worth. A source may say less than it should, never more: a success with errors is a warning, one that does
 * not name everything that was contracted is a warning, one that names none of it has failed (a folder that is gone ends
 * with code 0 before restic 0.19). One that tells of no byte and no file is unknown. One that tells nothing at all is
 * believed. Anything but a success stays what it is, or becomes worse.
 */
export function judgeRun(told: ToldRun, contracted: readonly string[], kind: BackupKind): Judgement {
  const missing = missingOf(told, contracted, kind);
  const doubt = doubtOf(told, contracted.length);
  const worse = [told.outcome, byCounts(told), byMissing(missing.length, contracted.length)];
  return { outcome: worst(doubt ? [...worse, doubted[doubt]] : worse), missing, doubt };
}

const gravity: readonly EndedOutcome[] = ['success', 'warning', 'cancelled', 'unknown', 'failed'];

/** Whether one end of a run is worse than another. */
export const isWorse = (one: EndedOutcome, other: EndedOutcome): boolean =>
  gravity.indexOf(one) > gravity.indexOf(other);

const worst = (outcomes: readonly EndedOutcome[]): EndedOutcome =>
  outcomes.reduce((a, b) => (isWorse(b, a) ? b : a), 'success');

const doubted: Record<RunDoubt, EndedOutcome> = { 'nothing-saved': 'unknown', 'nothing-named': 'warning' };

function doubtOf({ outcome, saved, isNameless }: ToldRun, contracted: number): RunDoubt | null {
  if (outcome !== 'success' && outcome !== 'warning') return null;
  if (saved?.bytes === 0 && saved.files === 0) return 'nothing-saved';
  return isNameless && contracted > 0 ? 'nothing-named' : null;
}

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

/** What was contracted, each thing once. */
export function distinctItems(items: readonly string[], kind: BackupKind): string[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const isNew = !seen.has(comparable(item, kind));
    seen.add(comparable(item, kind));
    return isNew;
  });
}

/** Paths are told apart by case and may end with a slash; addresses and sites are not. */
function comparable(name: string, kind: BackupKind): string {
  const plain = name.trim().replace(/(?<=.)\/+$/, '');
  return kind === 'folder' || kind === 'image' ? plain : plain.toLowerCase();
}
