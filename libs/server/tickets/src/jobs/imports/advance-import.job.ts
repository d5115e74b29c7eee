import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { AdvanceImport } from '../../use-cases/imports/advance-import';

/** The next batch of rows of an import. */
@Injectable()
export class AdvanceImportJob extends JobHandler<'import.advance'> {
  readonly job = 'import.advance';

  constructor(private readonly advancing: AdvanceImport) {
    super();
  }

  run({ importId, step }: JobPayload<'import.advance'>, finish: FinishOnce): Promise<void> {
    return this.advancing.execute(importId, step, finish);
  }
}
