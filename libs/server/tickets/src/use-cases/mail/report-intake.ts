import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform';
import { forgetIntake, recordIntake } from '../../store/mail/mail-health.store';

/** What the intake tells about itself. */
@Injectable()
export class ReportIntake {
  constructor(private readonly database: Database) {}

  /** A whole look at the mailbox ended well (null), or why it did not. */
  execute(error: string | null): Promise<void> {
    return recordIntake(this.database, error);
  }

  /** There is no mailbox: its silence means nothing. */
  async none(): Promise<void> {
    await forgetIntake(this.database);
  }
}
