import type { SealedColumn } from '@vigie/platform';
import { repositoryContext } from './store/engine/repository.store';
import { pushContext } from './store/runs/push-address.store';
import { nasContext } from './store/sources/nas.store';

/** Where backups keep sealed secrets. */
export const backupSealed: SealedColumn[] = [
  { table: 'backup_job', column: 'push_secret', context: pushContext },
  { table: 'nas_connection', column: 'password', context: nasContext },
  { table: 'backup_repository', column: 'sealed_key', context: repositoryContext },
];
