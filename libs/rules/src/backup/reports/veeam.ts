import type { RunOutcome } from '../vocabulary';
import { unreadRun, type ReportedRun } from './report';

const outcomeOf = (word: string): RunOutcome => {
  const key = word.toLowerCase();
  return key === 'success' || key === 'warning' || key === 'failed' ? key : 'unknown';
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
    outcome: flawed ? 'warning' : outcome,
    job: groups['job'] ?? null,
    message: subject.trim(),
  };
}
