export type Verdict = 'ok' | 'failing';

/**
 * How loudly the log tells of a part that was asked: a probe asks every few moments, so only what changes is told, and
 * what has not answered yet since the start is no alarm.
 */
export function loudness(before: Verdict | undefined, now: Verdict): 'warn' | 'info' | null {
  if (before === now) return null;
  if (now === 'failing') return before === 'ok' ? 'warn' : 'info';
  return before === 'failing' ? 'info' : null;
}
