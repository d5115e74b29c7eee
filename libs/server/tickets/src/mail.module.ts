import { Module } from '@nestjs/common';
import { MailController } from './http/mail.controller';
import { ReadMailJob } from './jobs/read-mail.job';
import { MailQueries } from './queries/mail.queries';
import { TicketsModule } from './tickets.module';
import { KeepMail } from './use-cases/keep-mail';
import { MailAcceptance } from './use-cases/mail-acceptance';
import { MailFiles } from './use-cases/mail-files';
import { RetryMail } from './use-cases/mail-retry';
import { ViewMail } from './use-cases/mail-view';
import { MailDestinations, RouteMail } from './use-cases/route-mail';
import { TriageMail } from './use-cases/triage-mail';

export { KeepMail } from './use-cases/keep-mail';

const parts = [MailAcceptance, MailDestinations, MailFiles];
const useCases = [KeepMail, RetryMail, RouteMail, TriageMail, ViewMail];

/** The durable jobs of mail. */
export const mailJobs = [ReadMailJob];

/** Received and sent mail, for every process; the process must bind the port MailReader. */
@Module({
  imports: [TicketsModule],
  providers: [...parts, ...useCases, MailQueries, ...mailJobs],
  exports: [...useCases, MailQueries, ...mailJobs],
})
export class MailModule {}

/** Its routes. */
@Module({ imports: [MailModule], controllers: [MailController] })
export class MailHttpModule {}
