import { contractEntities } from '@vigie/contracts';
import { startTestApp, type TestApp } from '@vigie/directory/testing';
import { ticketEntities } from '@vigie/tickets';
import { backupEntities } from '../entities';
import { backupHttpModules } from '../modules';
import { plainPorts } from './backup-world';

/** The routes of backups on a migrated database of their own. */
export const startBackupApp = (name: string): Promise<TestApp> =>
  startTestApp(
    name,
    {},
    {
      imports: [...plainPorts, ...backupHttpModules],
      entities: [...contractEntities, ...ticketEntities, ...backupEntities],
    },
  );
