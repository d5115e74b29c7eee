import { contractEntities } from '@vigie/contracts';
import { startTestApp, type TestApp } from '@vigie/directory/testing';
import { ticketEntities } from '@vigie/tickets';
import { backupEntities } from '../entities';
import { backupHttpModules } from '../modules';
import { PlainBackupPorts } from './plain-ports';

/** The routes of backups on a migrated database of their own. */
export const startBackupApp = (name: string): Promise<TestApp> =>
  startTestApp(
    name,
    {},
    {
      imports: [PlainBackupPorts, ...backupHttpModules],
      entities: [...contractEntities, ...ticketEntities, ...backupEntities],
    },
  );
