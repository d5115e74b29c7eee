import { Injectable } from '@nestjs/common';
import type { BackupOperationKind } from '@vigie/rules';
import { BackUp } from './back-up';
import { CheckPart } from './check-part';
import { CopySnapshots } from './copy-snapshots';
import type { EngineStep } from './engine-step';
import { ForgetSnapshots } from './forget-snapshots';
import { InitRepositories } from './init-repositories';
import { Measure } from './measure';
import { TestRestore } from './test-restore';

/** Who does which kind of operation. */
@Injectable()
export class EngineSteps {
  private readonly byKind: Readonly<Record<BackupOperationKind, EngineStep>>;

  constructor(
    init: InitRepositories,
    readonly backup: BackUp,
    copy: CopySnapshots,
    forget: ForgetSnapshots,
    check: CheckPart,
    restoreTest: TestRestore,
    measure: Measure,
  ) {
    this.byKind = { init, backup, copy, forget, check, 'restore-test': restoreTest, measure };
  }

  of(kind: BackupOperationKind): EngineStep {
    return this.byKind[kind];
  }
}
