import { contractEntities } from '@vigie/contracts';
import { startTestApp, type TestApp } from '@vigie/directory/testing';
import { backupEntities } from '../entities';
import { backupHttpModules } from '../modules';
import { PlainBackupPorts } from './backup-world';
import { NoEngineModule } from './no-engine';

/** The routes of backups on a migrated database of their own. */
export const startBackupApp = (name: string): Promise<TestApp> =>
  startTestApp(
    name,
    {},
    {
      imports: [NoEngineModule, PlainBackupPorts, ...backupHttpModules],
      entities: [...contractEntities, ...backupEntities],
    },
  );
