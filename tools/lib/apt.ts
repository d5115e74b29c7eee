import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { PlainError, say, step } from './console.ts';
import { findProgram, isRoot, run } from './processes.ts';

const POLICY = '/usr/sbin/policy-rc.d';
const state = { updated: false };

/**
 * Installs system packages when that can be done without asking anybody: as root, on a Debian-like system.
 * Otherwise stops with the exact commands. The services that the packages bring are left stopped and disabled:
 * we start our own, private ones.
 */
export async function bringPackages(packages: string[], services: string[], why: string): Promise<void> {
  const apt = findProgram('apt-get');
  if (apt === undefined || !isRoot()) throw new PlainError(howToInstall(packages, why, apt !== undefined));
  await step(`Installation par apt : ${packages.join(', ')}`, async () => {
    const hadPolicy = existsSync(POLICY);
    if (!hadPolicy) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
    try {
      if (!state.updated) await aptGet(apt, ['update'], packages, why);
      state.updated = true;
      await aptGet(apt, ['install', '-y', '--no-install-recommends', ...packages], packages, why);
    } finally {
      if (!hadPolicy) rmSync(POLICY, { force: true });
    }
    await disable(services);
  });
}

async function aptGet(apt: string, args: string[], packages: string[], why: string): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  const result = await run(apt, ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], {
    env,
    onText: showProgress,
  });
  if (result.code === 0) return;
  const last = result.text.trimEnd().split('\n').slice(-15).join('\n');
  throw new PlainError(`${last}\n\napt-get ${args[0]} a échoué. ${howToInstall(packages, why, true)}`);
}

function showProgress(text: string): void {
  for (const line of text.split('\n')) {
    if (/^(Unpacking|Setting up|Fetched|Need to get)/.test(line)) say(`    ${line.trim()}`);
  }
}

async function disable(services: string[]): Promise<void> {
  const systemctl = findProgram('systemctl');
  if (systemctl === undefined || !existsSync('/run/systemd/system') || services.length === 0) return;
  await run(systemctl, ['disable', '--now', ...services]);
}

function howToInstall(packages: string[], why: string, debian: boolean): string {
  const lines = [`${why} :`];
  if (debian) {
    lines.push(
      `    sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`,
    );
  } else {
    lines.push(`    installez ${packages.join(' et ')} avec l'outil de votre système`);
  }
  lines.push(
    '  ou bien, sans rien installer, avec Docker :',
    '    docker compose up',
    '  ou donnez des serveurs existants dans DATABASE_URL et REDIS_URL.',
  );
  return lines.join('\n');
}
