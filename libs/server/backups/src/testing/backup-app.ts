import { Global, Module } from '@nestjs/common';
import { contractEntities } from '@vigie/contracts';
import { startTestApp, type TestApp } from '@vigie/directory/testing';
import { backupEntities } from '../entities';
import { backupHttpModules } from '../modules';
import { NasFailure, NasReader } from '../ports/sources/nas-reader';
import { PlainBackupPorts } from './backup-world';
import { NoEngineModule } from './no-engine';

/** Stands for what calls a NAS, which lives in the adapters above: nobody is there. */
class NobodyThere extends NasReader {
  read(): Promise<never> {
    return Promise.reject(new NasFailure('unreachable', 'a test'));
  }
}

@Global()
@Module({ providers: [{ provide: NasReader, useClass: NobodyThere }], exports: [NasReader] })
class NobodyThereModule {}

/** The routes of backups on a migrated database of their own. */
export const startBackupApp = (name: string): Promise<TestApp> =>
  startTestApp(
    name,
    {},
    {
      imports: [NobodyThereModule, NoEngineModule, PlainBackupPorts, ...backupHttpModules],
      entities: [...contractEntities, ...backupEntities],
    },
  );
