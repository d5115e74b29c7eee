import { Global, Module } from '@nestjs/common';
import type { BackupReading } from '@vigie/rules';
import { BackupEngine, EngineTrouble, type EngineVersion } from '../ports/engine/backup-engine';

/** A machine without restic: what the engine really does is tested with the real one. */
export class NoEngine extends BackupEngine {
  version(): Promise<EngineVersion> {
    return Promise.resolve({ version: null, level: 'absent', hasSecondSite: true });
  }

  init = absent;
  copy = absent;
  forget = absent;
  forgetThese = absent;
  check = absent;
  snapshots = absent;
  eachFile = absent;
  restore = absent;
  testRestore = absent;
  stats = absent;
  unlock = absent;
  remove = absent;
  isRemoved = absent;

  isRemote(): boolean {
    return false;
  }

  backup(): Promise<BackupReading> {
    return absent();
  }
}

function absent(): Promise<never> {
  return Promise.reject(new EngineTrouble('absent', 'there is no restic here'));
}

@Global()
@Module({ providers: [{ provide: BackupEngine, useClass: NoEngine }], exports: [BackupEngine] })
export class NoEngineModule {}
