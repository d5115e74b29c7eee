import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { MailboxesController } from './http/mailboxes/mailboxes.controller';
import { Mailboxes } from './queries/mailboxes/mailboxes';
import { MailboxAccounts } from './use-cases/mailboxes/mailbox-accounts';
import { MailboxDkim } from './use-cases/mailboxes/mailbox-dkim';
import { SaveMailbox } from './use-cases/mailboxes/save-mailbox';
import { TestMailbox } from './use-cases/mailboxes/test-mailbox';

export * from './ports/mail-server-probe';
export { Mailboxes } from './queries/mailboxes/mailboxes';
export {
  MailboxAccounts,
  type MailboxReading,
  type MailboxSending,
} from './use-cases/mailboxes/mailbox-accounts';
export { MailboxDkim } from './use-cases/mailboxes/mailbox-dkim';
export { SaveMailbox } from './use-cases/mailboxes/save-mailbox';
export { TestMailbox } from './use-cases/mailboxes/test-mailbox';

const shared = [Mailboxes, MailboxAccounts, MailboxDkim, SaveMailbox, TestMailbox];

/** Our mailboxes, for every process; the process must bind the port MailServerProbe. */
@Module({ imports: [DirectoryModule], providers: shared, exports: shared })
export class MailboxesModule {}

/** Their routes. */
@Module({ imports: [MailboxesModule], controllers: [MailboxesController] })
export class MailboxesHttpModule {}
