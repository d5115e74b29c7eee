import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { MailController } from './http/mail/mail.controller';
import { ReadMailJob } from './jobs/read-mail.job';
import { MailQueries } from './queries/mail/mail.queries';
import { TicketsModule } from './tickets.module';
import { KeepMail } from './use-cases/mail/keep-mail';
import { MailAcceptance } from './use-cases/mail/mail-acceptance';
import { MailDestinations } from './use-cases/mail/mail-destinations';
import { MailFiles } from './use-cases/mail/mail-files';
import { MailOriginals } from './use-cases/mail/mail-originals';
import { RetryMail } from './use-cases/mail/mail-retry';
import { MailSenders } from './use-cases/mail/mail-senders';
import { ViewMail } from './use-cases/mail/mail-view';
import { RouteMail } from './use-cases/mail/route-mail';
import { TellRefusedFiles } from './use-cases/mail/tell-refused-files';
import { TriageMail } from './use-cases/mail/triage-mail';

export { KeepMail } from './use-cases/mail/keep-mail';
export { RetryMail } from './use-cases/mail/mail-retry';
export { ViewMail } from './use-cases/mail/mail-view';
export { openingsPerHour } from './use-cases/mail/route-mail-decision';
export { TriageMail } from './use-cases/mail/triage-mail';
export { MailQueries } from './queries/mail/mail.queries';

const parts = [MailAcceptance, MailDestinations, MailFiles, MailOriginals, MailSenders, TellRefusedFiles];
const useCases = [KeepMail, RetryMail, RouteMail, TriageMail, ViewMail];

/** The durable jobs of mail. */
export const mailJobs = [ReadMailJob];

/** Received and sent mail, for every process; the process must bind the port MailReader. */
@Module({
  imports: [DirectoryModule, TicketsModule],
  providers: [...parts, ...useCases, MailQueries, ...mailJobs],
  exports: [...useCases, MailQueries, ...mailJobs],
})
export class MailModule {}

/** Its routes. */
@Module({ imports: [MailModule], controllers: [MailController] })
export class MailHttpModule {}
