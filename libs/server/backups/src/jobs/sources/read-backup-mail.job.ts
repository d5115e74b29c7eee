import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { ReadBackupMail } from '../../use-cases/sources/read-backup-mail';

/** Takes up a mail that reports on a backup. */
@Injectable()
export class ReadBackupMailJob extends JobHandler<'backup.read-report'> {
  readonly job = 'backup.read-report';

  constructor(private readonly reading: ReadBackupMail) {
    super();
  }

  run({ inboundMailId }: JobPayload<'backup.read-report'>, finish: FinishOnce): Promise<void> {
    return this.reading.execute(inboundMailId, finish);
  }
}
