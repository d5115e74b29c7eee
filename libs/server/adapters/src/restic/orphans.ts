import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const stepMs = 100;

/**
 * Ends a process that lives on after the worker that began it. Its number may be another's by now: it is ours only while
 * its command line names the folder that was made for its call and no other.
 */
export async function endOrphan(pid: number, folder: string, patienceMs: number): Promise<void> {
  if (!isOurs(pid, folder)) return;
  signal(pid, 'SIGINT');
  for (let waited = 0; waited < patienceMs; waited += stepMs) {
    await sleep(stepMs);
    if (!isOurs(pid, folder)) return;
  }
  signal(pid, 'SIGKILL');
  while (isOurs(pid, folder)) await sleep(stepMs);
}

/** Whether a process of this number lives. */
export function isAlive(pid: number): boolean {
  return signal(pid, 0);
}

function isOurs(pid: number, folder: string): boolean {
  return commandOf(pid).includes(folder);
}

/** Empty for a process that is not there, and for one that has ended and is not yet taken away. */
function commandOf(pid: number): string {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : execFileSync('/bin/ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
