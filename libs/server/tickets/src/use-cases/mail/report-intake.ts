import { Injectable } from '@nestjs/common';
import { Database } from '@vigie/platform';
import { forgetIntake, recordIntake } from '../../store/mail/mail-health.store';

/** What the intake tells about itself. */
@Injectable()
export class ReportIntake {
  constructor(private readonly database: Database) {}

  /** A whole look at a mailbox ended well (null), or why it did not; 0 is the one of the installation. */
  execute(error: string | null, mailboxId = '0'): Promise<void> {
    return recordIntake(this.database, mailboxId, error);
  }

  /** The installation names no mailbox: its silence means nothing. */
  async none(): Promise<void> {
    await forgetIntake(this.database);
  }
}
