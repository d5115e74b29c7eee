import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The system's restic, whose backups do not come to an end while they are held. */
export class HangingRestic {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'vigie-restic-'));
  readonly program = this.at('restic');

  constructor() {
    const script = `#!/bin/sh
if [ "$1" = backup ] && [ -e '${this.at('hold')}' ]; then touch '${this.at('held')}'; exec sleep 60; fi
exec restic "$@"
`;
    writeFileSync(this.program, script, { mode: 0o755 });
  }

  hold(): void {
    writeFileSync(this.at('hold'), '');
  }

  /** Until a backup is in the middle of its work. */
  async held(): Promise<void> {
    for (let tries = 0; tries < 300 && !existsSync(this.at('held')); tries += 1) await sleep(100);
    expect(existsSync(this.at('held'))).toBe(true);
  }

  letGo(): void {
    rmSync(this.at('hold'));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private at(name: string): string {
    return path.join(this.folder, name);
  }
}
