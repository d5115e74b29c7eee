import type { SealedColumn } from '@vigie/platform';
import { pushContext } from './store/jobs/push-address.store';

/** Where backups keep sealed secrets. */
export const backupSealed: SealedColumn[] = [
  { table: 'backup_job', column: 'push_secret', context: pushContext },
];
