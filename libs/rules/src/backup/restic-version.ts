import { readObject, textOf } from './restic-text';

/** What a version of restic can be used for: all of it, from exit codes and its repository only, or nothing. */
export const engineLevels = ['full', 'degraded', 'too-old', 'absent'] as const;
export type EngineLevel = (typeof engineLevels)[number];

const richFrom = 18;
const usableFrom = 14;

/** The version that `restic version` prints, in JSON from 0.17 on; null when it is none. */
export function readResticVersion(stdout: string): string | null {
  const json = readObject(stdout.trim());
  const text = json === null ? stdout : `restic ${textOf(json, 'version') ?? ''}`;
  return /\brestic (\d+\.\d+\.\d+)/.exec(text)?.[1] ?? null;
}

/** What this version can be used for. */
export function engineLevel(version: string | null): EngineLevel {
  if (version === null) return 'absent';
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > 0 || minor >= richFrom) return 'full';
  return minor >= usableFrom ? 'degraded' : 'too-old';
}
