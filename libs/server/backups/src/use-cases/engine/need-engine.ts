import { DomainError } from '@vigie/platform';
import type { BackupEngine } from '../../ports/engine/backup-engine';

/** Error: backup.engine-absent. */
export async function needEngine(engine: BackupEngine): Promise<void> {
  const { level } = await engine.version();
  if (level === 'absent' || level === 'too-old') throw new DomainError('backup.engine-absent');
}
