import type { RunOutcome } from '../vocabulary';
import { countOf, fieldsOf, instantOfText, textOf, unreadRun, type ReportedRun } from './report';

const results: Record<string, RunOutcome> = {
  success: 'success',
  warning: 'warning',
  failed: 'failed',
  error: 'failed',
  running: 'running',
  working: 'running',
  stopped: 'cancelled',
};

const outcomeOf = (word: string): RunOutcome => {
  const key = word.toLowerCase();
  return Object.hasOwn(results, key) ? (results[key] ?? 'unknown') : 'unknown';
};

/** `[Success] Job (3 objects) 1 issue`, as Veeam titles its mails when nobody changed it. */
const title =
  /^\[(?<result>[A-Za-z]+)\] (?<job>.+?) \((?<objects>\d+) [^()]+\)(?:,? (?<issues>\d+) issues?)?$/;

/** Reads the subject of a mail of Veeam. */
export function veeamMail(subject: string): ReportedRun {
  const groups = title.exec(subject.trim())?.groups;
  if (!groups) return unreadRun;
  const outcome = outcomeOf(groups['result'] ?? '');
  const [objects, issues] = [Number(groups['objects']), Number(groups['issues'] ?? 0)];
  const flawed = outcome === 'success' && (issues > 0 || objects === 0);
  return {
    ...unreadRun,
    // A mail is written once a job is over.
    outcome: flawed ? 'warning' : outcome === 'running' ? 'unknown' : outcome,
    job: groups['job'] ?? null,
    message: subject.trim(),
  };
}

/** Reads a session of the REST interface of Veeam (Backup & Replication, or for Microsoft 365). */
export function veeamSession(payload: unknown): ReportedRun {
  const fields = fieldsOf(payload);
  if (!fields) return unreadRun;
  const result = fieldsOf(fields['result']);
  const word = textOf(result?.['result'] ?? fields['result'] ?? fields['status']);
  const statistics = fieldsOf(fields['statistics']);
  const endedAt = instantOfText(fields['endTime']);
  const outcome = outcomeOf(word ?? '');
  return {
    ...unreadRun,
    outcome: outcome === 'success' && endedAt === null ? 'unknown' : outcome,
    job: textOf(fields['name']),
    startedAt: instantOfText(fields['creationTime']),
    endedAt: outcome === 'running' ? null : endedAt,
    bytes: countOf(statistics?.['transferredDataBytes']),
    message: textOf(result?.['message']) ?? (outcome === 'success' ? null : word),
  };
}
