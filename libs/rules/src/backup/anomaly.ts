import { type LocalDate, isoWeekday, toEpochDay } from '../time/civil';
import { isOpenDay } from '../time/days';

/** What a run measured; null where its source does not say. */
export interface RunFigures {
  day: LocalDate;
  bytesProcessed: number | null;
  bytesAdded: number | null;
  filesTotal: number | null;
  filesChanged: number | null;
  durationMs: number | null;
}

export const anomalyKinds = ['shrunk', 'many-changes', 'slow', 'unchanged'] as const;
export type AnomalyKind = (typeof anomalyKinds)[number];

/** What is unusual of a run: its value, and what was to be expected. */
export interface Anomaly {
  kind: AnomalyKind;
  value: number;
  usual: number;
}

/** So many comparable runs make a habit; fewer than the least say nothing. */
const mostCompared = 14;
export const leastCompared = 7;
/** Working days in a row on which nothing was added. */
const unchangedDays = 5;
const leastBytes = 0.7;
const mostChanges = 5;
const mostChangedShare = 0.3;
const longest = 3;

/** What is unusual of a run against the ones before it, the latest first and all of them good. */
export function anomaliesOf(run: RunFigures, before: readonly RunFigures[]): Anomaly[] {
  const alike = before.filter(({ day }) => isWeekend(day) === isWeekend(run.day)).slice(0, mostCompared);
  const usual = (key: 'bytesProcessed' | 'filesChanged' | 'durationMs') =>
    median(alike.map((one) => one[key]));
  const [bytes, changes, duration] = [usual('bytesProcessed'), usual('filesChanged'), usual('durationMs')];
  const found: (Anomaly | null)[] = [
    run.bytesProcessed !== null && bytes !== null && run.bytesProcessed < bytes * leastBytes
      ? { kind: 'shrunk', value: run.bytesProcessed, usual: bytes }
      : null,
    manyChanges(run, changes),
    run.durationMs !== null && duration !== null && duration > 0 && run.durationMs > duration * longest
      ? { kind: 'slow', value: run.durationMs, usual: duration }
      : null,
    unchanged(run, before),
  ];
  return found.filter((one) => one !== null);
}

/** Many files that change at once can be the work of ransomware. */
function manyChanges({ filesChanged, filesTotal }: RunFigures, usual: number | null): Anomaly | null {
  if (filesChanged === null || usual === null) return null;
  const share = filesTotal !== null && filesTotal > 0 && filesChanged > filesTotal * mostChangedShare;
  const jump = usual > 0 && filesChanged > usual * mostChanges;
  return share || jump ? { kind: 'many-changes', value: filesChanged, usual } : null;
}

function unchanged(run: RunFigures, before: readonly RunFigures[]): Anomaly | null {
  const days = new Set<LocalDate>();
  for (const { day, bytesAdded } of [run, ...before]) {
    if (bytesAdded !== 0) break;
    if (isOpenDay(day, 'ouvre', { region: 'FR' })) days.add(day);
  }
  return days.size >= unchangedDays ? { kind: 'unchanged', value: days.size, usual: unchangedDays } : null;
}

/** The middle of what is known; null while too little is. */
export function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  if (known.length < leastCompared) return null;
  const middle = Math.floor(known.length / 2);
  const upper = known[middle] ?? 0;
  return known.length % 2 === 1 ? upper : ((known[middle - 1] ?? 0) + upper) / 2;
}

const isWeekend = (day: LocalDate): boolean => isoWeekday(toEpochDay(day)) > 5;
