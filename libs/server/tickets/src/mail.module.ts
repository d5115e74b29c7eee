import { Module } from '@nestjs/common';
import { DirectoryModule } from '@vigie/directory';
import { MailController } from './http/mail/mail.controller';
import { ReadMailJob } from './jobs/read-mail.job';
import { MailTroublesController } from './http/mail/mail-troubles.controller';
import { MailQueries } from './queries/mail/mail.queries';
import { MailHealthQuery } from './queries/mail/mail-health';
import { MailTroubles } from './queries/mail/mail-troubles';
import { MailboxesModule } from './mailboxes.module';
import { TicketsModule } from './tickets.module';
import { ClearTrouble } from './use-cases/mail/clear-trouble';
import { KeepMail } from './use-cases/mail/keep-mail';
import { MailAcceptance } from './use-cases/mail/mail-acceptance';
import { MailDestinations } from './use-cases/mail/mail-destinations';
import { MailFiles } from './use-cases/mail/mail-files';
import { MailOriginals } from './use-cases/mail/mail-originals';
import { RetryMail } from './use-cases/mail/mail-retry';
import { MailSenders } from './use-cases/mail/mail-senders';
import { ViewMail } from './use-cases/mail/mail-view';
import { ReportMails } from './use-cases/mail/report-mails';
import { RecordDelivery } from './use-cases/mail/record-delivery';
import { RouteMail } from './use-cases/mail/route-mail';
import { TellRefusedFiles } from './use-cases/mail/tell-refused-files';
import { ReportIntake } from './use-cases/mail/report-intake';
import { SeedMail } from './use-cases/mail/seed-mail';
import { TriageMail } from './use-cases/mail/triage-mail';
import { WatchMail } from './use-cases/mail/watch-mail';

export { KeepMail } from './use-cases/mail/keep-mail';
export { RetryMail } from './use-cases/mail/mail-retry';
export { ViewMail } from './use-cases/mail/mail-view';
export { MailHealthQuery } from './queries/mail/mail-health';
export { SeedMail } from './use-cases/mail/seed-mail';
export { ReportMails, type ReportedMail } from './use-cases/mail/report-mails';
export { ReportIntake } from './use-cases/mail/report-intake';
export { WatchMail } from './use-cases/mail/watch-mail';
export { MailTroubles } from './queries/mail/mail-troubles';
export { openingsPerHour } from './use-cases/mail/route-mail-decision';
export { TriageMail } from './use-cases/mail/triage-mail';
export { MailQueries } from './queries/mail/mail.queries';

const parts = [
  MailAcceptance,
  MailDestinations,
  MailFiles,
  MailOriginals,
  MailSenders,
  RecordDelivery,
  TellRefusedFiles,
];
const useCases = [
  ClearTrouble,
  KeepMail,
  RetryMail,
  ReportIntake,
  ReportMails,
  RouteMail,
  SeedMail,
  TriageMail,
  ViewMail,
  WatchMail,
];

/** The durable jobs of mail. */
export const mailJobs = [ReadMailJob];

/** Received and sent mail, for every process; the process must bind the port MailReader. */
@Module({
  imports: [DirectoryModule, MailboxesModule, TicketsModule],
  providers: [...parts, ...useCases, MailHealthQuery, MailQueries, MailTroubles, ...mailJobs],
  exports: [...useCases, MailHealthQuery, MailQueries, MailTroubles, ...mailJobs],
})
export class MailModule {}

/** Its routes. */
@Module({ imports: [MailModule], controllers: [MailController, MailTroublesController] })
export class MailHttpModule {}
